import type { Period } from '../../domain/periods/period.ts'
import { readPeriod } from '../../domain/reading/read-period.ts'
import type { Turn } from './turn.ts'

/**
 * Buttons about something that a unit owes: `<verb>:<id>[.<revision>]`, with the revision where the press decides. `report`,
 * `askmore` and `notmine` stand below reminders, `obextend`, `obexcuse` and `apno` below digests too.
 */
export const REPORT_VERBS: ReadonlySet<string> = new Set([
  'report',
  'rpsend',
  'rpnow',
  'rpnote',
  'rpback',
  'askmore',
  'notmine',
  'apok',
  'apno',
  'rqextend',
  'rqrelease',
  'rqnoextend',
  'rqnorelease',
  'obextend',
  'obexcuse',
])

/** What a button names. `revision` 0: as it is now. */
export const obligationOf = (argument: string): { id: number; revision: number } | undefined => {
  const [, id, revision] = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(argument) ?? []
  return id === undefined ? undefined : { id: Number(id), revision: Number(revision ?? 0) }
}

/** The period of `/baocao quý 4`; null: none is named. */
export const periodAsked = (argument: string, place: Pick<Turn, 'now' | 'scheme'>): Period | null =>
  argument.trim() === '' ? null : (readPeriod(argument, place) ?? null)
