import type { IsoDate } from '../forms/form.ts'
import { addDays, partsOfDate } from '../periods/calendar-date.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { countedAfter } from './counted-after.ts'
import { type DayContext, type DayFound, findDay } from './find-day.ts'
import { findPeriod, vagueTime } from './find-period.ts'
import { IN_TURN } from './in-turn.ts'
import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { periodOfDays } from './named-periods.ts'
import { sinceThen } from './to-date.ts'
import type { Source } from './tokens.ts'

export interface TimeContext extends DayContext {
  scheme: CutoffScheme
}

/** What was read before the time, and whether a figure was among it. */
export interface ReadBefore {
  items: readonly Item[]
  counted: boolean
}

/** A time, and how many tokens tell it; `noise` where it is no record's. */
export type TimeFound = { length: number } & (
  | { kind: 'day'; date: IsoDate }
  | { kind: 'period'; period: Period; readings?: Period[]; cumulative?: true }
  | { kind: 'span'; from: IsoDate; to: IsoDate }
  | { kind: 'general'; meaning: 'cumulative' }
  | { kind: 'noise'; days?: readonly IsoDate[] }
)

/** With one of these words, or with digits, every day and period begins. */
const TIME_WORDS = new Set(
  `ngay hom bua sang trua chieu toi dem buoi han den mung mong thu chu cn hnay bnay hqua hqa hkia nmai mai nay tu trong ca ky thang t quy q
  nua nam dau giua cuoi ram mot hai ba bon sau bay tam chin muoi chuc lam nham ham`.split(/\s+/),
)

/** Between the first day of a span and the last. */
const UNTIL = new Set(['den', 'toi', '-'])

const wordAt = ({ tokens }: Source, at: number): string => tokens[at]?.folded ?? ''

const dayNumberAt = (source: Source, at: number): number | undefined => {
  const word = wordAt(source, at)
  return /^(?:0?[1-9]|[12]\d|3[01])$/.test(word) ? Number(word) : undefined
}

/** A state that a form counts. What was put off ("hoãn tiếp dân 15/11") is counted too, but told of a day. */
const isCountedState = (meanings: readonly Meaning[], { forms }: Lexicon): boolean =>
  meanings.some(
    (meaning) => meaning.kind === 'count' && meaning.reading.as === 'lead' && meaning.reading.field !== undefined,
  ) &&
  !meanings.some(
    (meaning) =>
      meaning.kind === 'choice' &&
      forms[meaning.form]?.reading.choices?.[meaning.reading]?.tells?.includes(String(meaning.value)),
  )

/** "giải quyết 10/12" is a ratio, "tiếp dân 10/12" a day: a state of counts stands before the ratio. */
const ratioBefore = (items: readonly Item[], lexicon: Lexicon): boolean => {
  for (let index = items.length - 1; index >= 0 && index >= items.length - 3; index--) {
    const item = items[index]
    if (item?.kind === 'term') return isCountedState(item.meanings, lexicon)
    if (item?.kind !== 'general') return false
  }
  return false
}

/** "15/10 âm lịch": a day of another calendar. */
const lunarAfter = (source: Source, at: number): number => {
  if (wordAt(source, at) === 'al') return 1
  return wordAt(source, at) === 'am' && wordAt(source, at + 1) === 'lich' ? 2 : 0
}

/** "12/15" may be a part of a whole, "15/11" only a day. */
const isShare = (source: Source, at: number): boolean => {
  const [part, , whole] = source.tokens.slice(at, at + 3).map(({ folded }) => Number(folded))
  return part === undefined || whole === undefined || Number.isNaN(whole) || part <= whole
}

/** "đổi ngày 15/11 sang 16/11": into another day, and not in the morning of one. */
const isChange = ({ tokens, text, accented }: Source, at: number, items: readonly Item[]): boolean => {
  const token = tokens[at]
  if (token?.folded !== 'sang') return false
  const typed = text.slice(token.start, token.end).toLowerCase()
  if (tokens[at + 1]?.folded === 'nay') return false
  return typed === 'sang' && (accented || items.at(-1)?.kind === 'day')
}

const noise = (length: number): TimeFound => ({ kind: 'noise', length })

/** "từ đầu năm đến ngày 31/10": no period that has a name; neither is its last day the record's. */
const yearToDay = (source: Source, at: number, context: TimeContext): TimeFound | undefined => {
  if (wordAt(source, at) !== 'tu' || wordAt(source, at + 1) !== 'dau' || wordAt(source, at + 2) !== 'nam')
    return undefined
  const joint = wordAt(source, at + 3)
  const last = joint === 'den' || joint === 'toi' ? findDay(source, at + 4, context) : undefined
  return last && last.date !== context.today ? noise(4 + last.length) : undefined
}

/** The last day of a span whose joint stands at the token. */
const lastDay = (source: Source, joint: number, context: TimeContext): { date: IsoDate; end: number } | undefined => {
  if (!UNTIL.has(wordAt(source, joint))) return undefined
  const behind = findDay(source, joint + 1, context)
  if (behind) return { date: behind.date, end: joint + 1 + behind.length }
  const day = findDay(source, joint, context)
  return day && { date: day.date, end: joint + day.length }
}

/** The day with this number that comes last before the other. */
const dayBefore = (number: number, date: IsoDate): IsoDate => {
  const { day } = partsOfDate(date)
  const monthBefore = addDays(date, -day)
  return addDays(monthBefore, number < day ? number : number - partsOfDate(monthBefore).day)
}

/** "từ 15/10 đến 14/11", "15/10-14/11", "từ 23 đến 27/11": a period, when it is one that has a name. */
const span = (source: Source, at: number, context: TimeContext): TimeFound | undefined => {
  const from = at + (wordAt(source, at) === 'tu' ? 1 : 0)
  const named = wordAt(source, from) === 'ngay' ? 1 : 0
  const number = dayNumberAt(source, from + named)
  const joint = from + named + 1
  const short = number !== undefined && (named > 0 || from > at) && UNTIL.has(wordAt(source, joint))
  const first = short ? undefined : findDay(source, from, context)
  const last = lastDay(source, first ? from + first.length : joint, context)
  if (!last || (!first && !short)) return undefined
  const begins = first?.date ?? dayBefore(number ?? 1, last.date)
  const length = last.end - at
  const period = periodOfDays(begins, last.date, context.scheme)
  if (period) return { kind: 'period', period, length }
  return begins < last.date ? { kind: 'span', from: begins, to: last.date, length } : noise(length)
}

/** "xin lùi hạn đến 5/12 việc …", "đổi sang 5/12": whatever stands behind it, a day. */
const INTO_DAY = new Set(['den', 'sang'])

/** Words that head a list of days: "ngày 15, 16/11". */
const HEADS = new Set(['ngay', 'hom'])

/** "16/11", "ngày 16/11", but "hạn 16/11" is another matter. */
const isDayName = (source: Source, at: number): boolean =>
  source.tokens[at]?.kind === 'digits' || HEADS.has(wordAt(source, at))

/** "ngày 15, 16/11", "hôm qua và hôm nay", "các ngày 2, 9 và 16/11": days told together are no record's day. */
const severalDays = (
  source: Source,
  at: number,
  { length, date }: DayFound,
  context: TimeContext,
  lexicon: Lexicon,
): TimeFound | undefined => {
  const days = [date]
  const inTurn = IN_TURN.test(source.folded)
  const headed = HEADS.has(wordAt(source, at))
  const headedByNumber = length === 2 && dayNumberAt(source, at + 1) !== undefined
  let bare = headedByNumber
  let end = at + length
  for (;;) {
    const joint = wordAt(source, end)
    const listed = joint === 'va' || (joint === ',' && (headed || inTurn) && isDayName(source, end + 1))
    const next = listed ? findDay(source, end + 1, context) : undefined
    const number = bare && listed && !countedAfter(source, lexicon, end + 2) && dayNumberAt(source, end + 1)
    if (next) days.push(next.date)
    if (next) bare = false
    else if (!number) break
    end += 1 + (next?.length ?? 1)
  }
  if (end - at <= length) return undefined
  const complete = days.length > 1 && !headedByNumber
  return { ...noise(end - at), ...(complete && { days }) }
}

const day = (
  source: Source,
  lexicon: Lexicon,
  at: number,
  { items, counted }: ReadBefore,
  context: TimeContext,
): TimeFound | undefined => {
  const found = findDay(source, at, context)
  if (!found) return undefined
  const { length, date } = found
  const lunar = lunarAfter(source, at + length)
  if (lunar > 0) return noise(length + lunar)
  const several = severalDays(source, at, found, context, lexicon)
  if (several) return several
  // "đang giải quyết 12 tháng 10": so many, in October.
  if (wordAt(source, at + 1) === 'thang' && counted && ratioBefore(items, lexicon)) return undefined
  // "sáng 5 lượt", and not the fifth.
  const isLone = length === 2 && wordAt(source, at) !== 'ngay'
  if (isLone && /^\d{1,2}$/.test(wordAt(source, at + 1)) && countedAfter(source, lexicon, at + 2)) return undefined
  const isBare = source.tokens[at]?.kind === 'digits' && length <= 3 && !INTO_DAY.has(wordAt(source, at - 1))
  // "đơn tố cáo 5/11: …": what was told of that day.
  const heads = wordAt(source, at + length) === ':'
  const isRatio = isBare && !heads && (ratioBefore(items, lexicon) || countedAfter(source, lexicon, at + length))
  return isRatio && isShare(source, at) ? undefined : { kind: 'day', date, length }
}

/** "từ khi đi vào hoạt động đến nay": counted since a beginning that is no period's. */
const toNow = (source: Source, at: number, context: TimeContext): TimeFound | undefined => {
  const length = findPeriod(source, at, context) ? 0 : sinceThen(source, at)
  return length > 0 ? { kind: 'general', meaning: 'cumulative', length } : undefined
}

/** "đã dừng từ tháng 9": since then, which is no record's time; "từ tháng 7 đến tháng 9" is one, where it has a name. */
const since = (source: Source, at: number, context: TimeContext): TimeFound | undefined => {
  if (wordAt(source, at) !== 'tu') return undefined
  const first = findPeriod(source, at + 1, context)
  if (!first || first.cumulative) return undefined
  const joint = at + 1 + first.length
  const last = UNTIL.has(wordAt(source, joint)) ? findPeriod(source, joint + 1, context) : undefined
  if (!last) return noise(1 + first.length)
  const whole = periodOfDays(first.period.from, last.period.to, context.scheme)
  const length = joint + 1 + last.length - at
  return whole ? { kind: 'period', period: whole, length } : noise(length)
}

const period = (source: Source, lexicon: Lexicon, at: number, context: TimeContext): TimeFound | undefined => {
  const found = findPeriod(source, at, context)
  if (!found) return undefined
  // "tháng trước còn 5": more than a time.
  const longer = lexicon.phrases.longestAt(source, at)
  const counts = longer && longer.length > found.length && longer.meanings.some(({ kind }) => kind === 'count')
  return counts ? undefined : { kind: 'period', ...found }
}

/** The time that is told from this token on, if one is. */
export const findTime = (
  source: Source,
  lexicon: Lexicon,
  at: number,
  before: ReadBefore,
  context: TimeContext,
): TimeFound | undefined => {
  const token = source.tokens[at]
  const mayBeTime = token?.kind === 'digits' || (token?.kind === 'word' && TIME_WORDS.has(token.folded))
  if (!mayBeTime || isChange(source, at, before.items)) return undefined
  const vague = vagueTime(source, at, context)
  return (
    yearToDay(source, at, context) ??
    span(source, at, context) ??
    (vague > 0 ? noise(vague) : undefined) ??
    day(source, lexicon, at, before, context) ??
    toNow(source, at, context) ??
    period(source, lexicon, at, context) ??
    since(source, at, context)
  )
}
