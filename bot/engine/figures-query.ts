import type { Period } from '../../domain/periods/period.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { periodOf } from '../../domain/periods/period-span.ts'
import { fold } from '../../domain/reading/fold.ts'
import { readPeriod } from '../../domain/reading/read-period.ts'
import type { Unit } from '../../domain/units/unit.ts'
import { findUnitMention } from '../../domain/units/unit-mention.ts'
import { formMentioned } from './form-names.ts'
import type { Turn } from './turn.ts'

type Place = Pick<Turn, 'tree' | 'now' | 'today' | 'scheme'>

/** What is looked at: one unit in one period. */
export interface Sight {
  unitId: number
  period: Period
}

/** What a request for figures asks for. */
export interface FiguresQuery {
  period: Period
  /** Empty: where the person works. Several: the name fits them equally well. */
  units: Unit[]
  /** A unit was named that we do not know. */
  unknownUnit: boolean
}

/** "xã nào", "xã mình" and "tình hình" name no unit. */
const unitWord = /\b(xa|phuong|thi tran|tinh|huyen|thon|ubnd)\s+(?!(?:nao|hinh|minh|em|nay|chua|thuoc)\b)\S/

/** Reads `/solieu [kỳ] [đơn vị]`, or a question that was read as one. Without a period: the month under way. */
export const readFiguresQuery = (text: string, place: Place): FiguresQuery => {
  const period = readPeriod(text, place) ?? periodOf(place.today, 'month', place.scheme)
  const mention = findUnitMention(text, place.tree, place.today)
  return {
    period,
    units: mention?.units ?? [],
    unknownUnit: mention === undefined && unitWord.test(fold(text)),
  }
}

/** Words after `/solieu` that name no period, no unit and no form: better asked than answered with something else. */
export const namesNothing = (argument: string, place: Place): boolean =>
  argument.trim() !== '' &&
  readPeriod(argument, place) === undefined &&
  findUnitMention(argument, place.tree, place.today) === undefined &&
  !unitWord.test(fold(argument)) &&
  formMentioned(argument) === undefined &&
  !/\b(tong|tat ca|toan)\b/.test(fold(argument))

/** `<unit>:<period>[:<rest>]` of a button. */
export const parseFiguresArgument = (
  argument: string,
  { scheme, today }: Place,
): { unitId: number; period: Period; rest: string } | undefined => {
  const [unit = '', key = '', ...rest] = argument.split(':')
  const period = parsePeriodKey(key, scheme, today)
  return period === undefined || !/^\d{1,9}$/.test(unit)
    ? undefined
    : { unitId: Number(unit), period, rest: rest.join(':') }
}
