import type { IsoDate } from '../forms/form.ts'
import { addDays, partsOfDate } from '../periods/calendar-date.ts'
import { fold } from '../reading/fold.ts'
import { readDeadline } from '../registers/read-deadline.ts'

/**
 * What a sentence says of a day: `off` it is a day off, `workday` it is worked, `clear-…` it no longer is. `date` undefined:
 * the day could not be read; without a year it is the coming one. `to`: and all days up to this one. `culture`: from which
 * year on 24 November is a day off.
 */
export type CalendarWords =
  | {
      kind: 'off' | 'workday' | 'clear-off' | 'clear-workday'
      date: IsoDate | undefined
      to?: IsoDate
      yearSaid: boolean
      name: string
    }
  | { kind: 'culture'; from: number | null }

const VERBS: readonly [RegExp, Exclude<CalendarWords['kind'], 'culture'>][] = [
  [/^(?:bo|huy|khong) (?:ngay )?nghi(?: le| bu)?\b/, 'clear-off'],
  [/^(?:bo|huy|khong) (?:ngay )?(?:lam bu|di lam|lam viec)\b/, 'clear-workday'],
  [/^(?:lam bu|di lam|lam viec)\b/, 'workday'],
  [/^(?:cho )?nghi(?: le| bu)?\b/, 'off'],
]

const CULTURE = /^(?:ngay )?24\/11(?: hang nam)?:? (nghi|cho nghi|di lam|lam viec|khong nghi)(?: tu(?: nam)? (\d{4}))?$/

/** A day must follow at once: "nghỉ trưa" speaks of no day off. */
const DAY = String.raw`(?:ngay\s+)?(\d{1,2}/\d{1,2}(?:/\d{4})?)`
const SPAN = new RegExp(String.raw`^\s*(?:tu\s+)?${DAY}\s*(?:den|toi|-)\s*(?:het\s+)?${DAY}`)
/** The longest stretch that is set at once; Tết has nine days. */
const SPAN_DAYS_MAX = 31
const EDGES = /^[\s,;:.]+|[\s,;:.]+$/g

/** "14/2 đến 20/2/2027": the year of the end is that of the beginning, unless the year turns in between. */
const readSpan = (rest: string, today: IsoDate): { date?: IsoDate; to?: IsoDate; name: string } | undefined => {
  const [said, first = '', last = ''] = SPAN.exec(fold(rest)) ?? []
  if (said === undefined) return undefined
  const name = rest.slice(said.length).replaceAll(EDGES, '')
  const to = readDeadline(last, today).dueOn
  if (to === undefined) return { name }
  const { year } = partsOfDate(to)
  const inYear = (of: number) => readDeadline(/\/\d{4}$/.test(first) ? first : `${first}/${of}`, today).dueOn
  const sameYear = inYear(year)
  const date = sameYear !== undefined && sameYear > to ? inYear(year - 1) : sameYear
  const isSpan = date !== undefined && date <= to && addDays(date, SPAN_DAYS_MAX) > to
  return isSpan ? { date, to, name } : { name }
}

const BEGINS_WITH_DAY =
  /^\s*(?:ngay\s+)?(?:\d{1,2}[/.-]\d{1,2}|\d{4}-\d{2}|\d{1,2} thang \d|hom nay|mai\b|ngay mai|thu )/

/** "Nghỉ 16/02/2027 Tết", "làm bù 22/08/2026", "bỏ nghỉ 3/9", "24/11 nghỉ từ 2026". Undefined: it speaks of something else. */
export const readCalendarWords = (text: string, today: IsoDate): CalendarWords | undefined => {
  const sentence = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const folded = fold(sentence)
  const [, culture, year] = CULTURE.exec(folded) ?? []
  if (culture !== undefined) {
    const off = culture === 'nghi' || culture === 'cho nghi'
    return { kind: 'culture', from: off ? Number(year ?? today.slice(0, 4)) : null }
  }
  for (const [verb, kind] of VERBS) {
    const said = verb.exec(folded)?.[0]
    if (said === undefined) continue
    const rest = sentence.slice(said.length)
    const span = readSpan(rest, today)
    if (span !== undefined) {
      const { date, to, name } = kind === 'off' || kind === 'workday' ? span : { ...span, date: undefined }
      return { kind, date, ...(to !== undefined && { to }), yearSaid: true, name }
    }
    if (!BEGINS_WITH_DAY.test(fold(rest))) return undefined
    const { dueOn, words } = readDeadline(rest, today)
    return { kind, date: dueOn, yearSaid: /\d{4}/.test(rest), name: words }
  }
  return undefined
}
