import type { IsoDate } from '../forms/form.ts'
import { partsOfDate } from '../periods/calendar-date.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { kindOfKey, parsePeriodKey, previousPeriod } from '../periods/period-key.ts'
import {
  halfPeriod,
  monthPeriod,
  nineMonths,
  periodOf,
  quarterPeriod,
  reportingMonthOf,
  yearPeriod,
} from '../periods/period-span.ts'
import { yearAfter } from './find-day.ts'
import { readSpelledNumber } from './number-words.ts'
import { toDateFound } from './to-date.ts'
import type { Source } from './tokens.ts'

/** A period named at a token. `readings` when the words fit two periods. */
export interface PeriodFound {
  period: Period
  readings?: Period[]
  /** Counted since a beginning, up to today. */
  cumulative?: true
  length: number
}

export interface PeriodContext {
  today: IsoDate
  scheme: CutoffScheme
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const LAST = new Set(['truoc', 'qua', 'roi'])

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

const smallNumber = (source: Source, at: number): { value: number; length: number } | undefined => {
  const token = source.tokens[at]
  if (token?.kind === 'digits') {
    return /^\d{1,2}$/.test(token.folded) ? { value: Number(token.folded), length: 1 } : undefined
  }
  const spelled = readSpelledNumber(source, at)
  return spelled && spelled.value <= 12 ? spelled : undefined
}

/** Without a year: the latest such period that has begun. */
const begun = (make: (year: number) => Period, context: PeriodContext): Period => {
  const { year } = reportingMonthOf(context.today, context.scheme)
  const current = make(year)
  return current.from <= context.today ? current : make(year - 1)
}

/** Longer periods are told when they end or have ended, so the calendar year decides. */
const ofCalendarYear = (make: (year: number) => Period, context: PeriodContext): Period => {
  const { year } = partsOfDate(context.today)
  const current = make(year)
  return current.from <= context.today ? current : make(year - 1)
}

const withYear = (
  source: Source,
  at: number,
  length: number,
  make: (year: number) => Period,
  choose: (make: (year: number) => Period, context: PeriodContext) => Period,
  context: PeriodContext,
): PeriodFound => {
  const said = yearAfter(source, at + length)
  if (said) return { period: make(said.year), length: length + said.length }
  const word = wordAt(source, at + length)
  const after = wordAt(source, at + length + 1)
  const { year } = partsOfDate(context.today)
  if (word === 'nam' && after === 'nay') return { period: make(year), length: length + 2 }
  if (word === 'nam' && (after === 'ngoai' || after === 'truoc')) return { period: make(year - 1), length: length + 2 }
  return { period: choose(make, context), length }
}

/** "tháng này" after the cut-off: the running reporting month, or the calendar month by its name. */
const thisOrLast = (unit: 'month' | 'quarter', last: boolean, length: number, context: PeriodContext): PeriodFound => {
  const { today, scheme } = context
  const before = (period: Period) => (last ? previousPeriod(period) : period)
  const running = before(periodOf(today, unit, scheme))
  const calendarKey = before(periodOf(today, unit, 'calendar')).key
  const named = parsePeriodKey(calendarKey, scheme)
  return !named || named.key === running.key
    ? { period: running, length }
    : { period: running, readings: [running, named], length }
}

/** "t.10", "T10.2026" */
const dottedMonth = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const dot = wordAt(source, at + 1) === '.' ? 1 : 0
  const token = source.tokens[at + 1 + dot]
  const [, month, year] = /^(\d{1,2})(?:\.(20\d\d))?$/.exec(token?.folded ?? '') ?? []
  if (!token?.glued || month === undefined || (dot === 0 && year === undefined)) return undefined
  const number = Number(month)
  if (number < 1 || number > 12) return undefined
  const make = (of: number) => monthPeriod(of, number, context.scheme)
  const length = 2 + dot
  return year === undefined
    ? withYear(source, at, length, make, begun, context)
    : { period: make(Number(year)), length }
}

const monthFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const { scheme } = context
  const word = wordAt(source, at)
  const after = wordAt(source, at + 1)
  const dotted = word === 't' ? dottedMonth(source, at, context) : undefined
  if (dotted) return dotted
  if (word === 't' && source.tokens[at + 1]?.glued) {
    const number = smallNumber(source, at + 1)
    if (source.tokens[at + 1]?.kind !== 'digits' || !number || number.value < 1 || number.value > 12) return undefined
    return withYear(source, at, 2, (year) => monthPeriod(year, number.value, scheme), begun, context)
  }
  if (word !== 'thang') return undefined
  if (after === 'nay') return thisOrLast('month', false, 2, context)
  if (after !== 'roi' && LAST.has(after)) return thisOrLast('month', true, 2, context)
  if (after === 'vua' && LAST.has(wordAt(source, at + 2))) return thisOrLast('month', true, 3, context)
  if (after === 'gieng') return withYear(source, at, 2, (year) => monthPeriod(year, 1, scheme), begun, context)
  if (after === 'chap') return withYear(source, at, 2, (year) => monthPeriod(year, 12, scheme), begun, context)
  const number = smallNumber(source, at + 1)
  if (!number || number.value < 1 || number.value > 12) {
    return wordAt(source, at - 1) === 'trong' ? thisOrLast('month', false, 1, context) : undefined
  }
  return withYear(source, at, 1 + number.length, (year) => monthPeriod(year, number.value, scheme), begun, context)
}

/** "Q.III" */
const dottedQuarter = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const word = wordAt(source, at + 2)
  const number = ROMAN[word] ?? Number(word)
  if (!source.tokens[at + 2]?.glued || !(number >= 1 && number <= 4)) return undefined
  return withYear(source, at, 3, (year) => quarterPeriod(year, number, context.scheme), ofCalendarYear, context)
}

const quarterFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const { scheme } = context
  const word = wordAt(source, at)
  const after = wordAt(source, at + 1)
  const glued = source.tokens[at + 1]?.glued ?? false
  if (word === 'q' && after === '.' && glued) return dottedQuarter(source, at, context)
  if (word !== 'quy' && !(word === 'q' && glued)) return undefined
  if (word === 'quy' && after === 'nay') return thisOrLast('quarter', false, 2, context)
  if (word === 'quy' && LAST.has(after)) return thisOrLast('quarter', true, 2, context)
  if (word === 'quy' && after === 'vua' && LAST.has(wordAt(source, at + 2)))
    return thisOrLast('quarter', true, 3, context)
  const roman = ROMAN[after]
  const number = roman === undefined ? smallNumber(source, at + 1) : { value: roman, length: 1 }
  if (!number || number.value < 1 || number.value > 4) {
    return word === 'quy' && wordAt(source, at - 1) === 'trong' ? thisOrLast('quarter', false, 1, context) : undefined
  }
  const make = (year: number) => quarterPeriod(year, number.value, scheme)
  return withYear(source, at, 1 + number.length, make, ofCalendarYear, context)
}

/** "6 tháng [đầu|cuối năm]", "9 tháng [đầu năm]", "3 tháng đầu năm", "12 tháng". */
const monthsFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const { scheme } = context
  const number = smallNumber(source, at)
  // "9T"
  const short = wordAt(source, at + 1) === 't' && source.tokens[at + 1]?.glued === true
  if (!number || (wordAt(source, at + number.length) !== 'thang' && !short)) return undefined
  const end = at + number.length + 1
  // "đang giải quyết 12 tháng 10": so many, in October.
  if (/^\d{1,2}$/.test(wordAt(source, end))) return undefined
  const part = wordAt(source, end)
  const length = number.length + 1 + (part === 'dau' || part === 'cuoi' ? 1 : 0)
  const make = (year: number): Period | undefined => {
    if (number.value === 6) return halfPeriod(year, part === 'cuoi' ? 2 : 1, scheme)
    if (number.value === 9) return nineMonths(year, scheme)
    if (number.value === 12) return yearPeriod(year, scheme)
    return number.value === 3 && part === 'dau' ? quarterPeriod(year, 1, scheme) : undefined
  }
  if (!make(2000)) return undefined
  const total = (year: number): Period => make(year) ?? yearPeriod(year, scheme)
  const found = withYear(source, at, length, total, ofCalendarYear, context)
  // "6 tháng đầu năm": "năm" without a number closes the name.
  const closes = found.length === length && length > number.length + 1 && wordAt(source, at + length) === 'nam'
  return closes ? { ...found, length: length + 1 } : found
}

/** "nửa đầu năm [2026]", "nửa cuối năm". */
const halfFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const part = wordAt(source, at + 1)
  if (wordAt(source, at) !== 'nua' || (part !== 'dau' && part !== 'cuoi')) return undefined
  const make = (year: number): Period => halfPeriod(year, part === 'cuoi' ? 2 : 1, context.scheme)
  const found = withYear(source, at, 2, make, ofCalendarYear, context)
  const closes = found.length === 2 && wordAt(source, at + 2) === 'nam'
  return closes ? { ...found, length: 3 } : found
}

/** "từ đầu tháng đến nay": the month that runs. */
const monthToDate = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const words = ['tu', 'dau', 'thang', 'den', 'nay'].every((word, index) => wordAt(source, at + index) === word)
  return words ? thisOrLast('month', false, 5, context) : undefined
}

const PARTS = new Set(['dau', 'giua', 'cuoi', 'ram'])

/** "cuối tháng trước", "đầu quý 3", "rằm tháng 10": a day nobody can name, and not the whole period. Tokens taken. */
export const vagueTime = (source: Source, at: number, context: PeriodContext): number => {
  if (!PARTS.has(wordAt(source, at)) || monthToDate(source, at - 1, context)) return 0
  const found = monthFound(source, at + 1, context) ?? quarterFound(source, at + 1, context)
  return found ? 1 + found.length : 0
}

const yearFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  if (wordAt(source, at) !== 'nam') return undefined
  const { year } = partsOfDate(context.today)
  const after = wordAt(source, at + 1)
  if (after === 'nay') return { period: yearPeriod(year, context.scheme), length: 2 }
  if (after === 'ngoai' || after === 'truoc') return { period: yearPeriod(year - 1, context.scheme), length: 2 }
  const said = yearAfter(source, at)
  return said && { period: yearPeriod(said.year, context.scheme), length: said.length }
}

/** "2026-M11", "2026-11", "2026-Q4", "2026-H1", "2026-9M", "2026-Y", "Q3/2026". */
const keyFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const first = source.tokens[at]
  if (first?.kind !== 'digits' || first.folded.length !== 4 || wordAt(source, at + 1) !== '-') return undefined
  for (const length of [4, 3]) {
    const last = source.tokens[at + length - 1]
    const parts = source.tokens.slice(at + 1, at + length)
    if (!last || parts.some((token) => !token.glued)) continue
    const key = source.folded.slice(first.start, last.end)
    if (!kindOfKey(key)) continue
    const period = parsePeriodKey(key, context.scheme, context.today)
    if (period) return { period, length }
  }
  return undefined
}

/** The period that is named from this token on, if one is. */
export const findPeriod = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const lead = wordAt(source, at) === 'trong' || wordAt(source, at) === 'ca' || wordAt(source, at) === 'ky' ? 1 : 0
  const start = at + lead
  const found =
    keyFound(source, start, context) ??
    toDateFound(source, start, context) ??
    monthToDate(source, start, context) ??
    monthsFound(source, start, context) ??
    halfFound(source, start, context) ??
    monthFound(source, start, context) ??
    quarterFound(source, start, context) ??
    yearFound(source, start, context)
  return found && { ...found, length: found.length + lead }
}
