import { partsOfDate } from '../periods/calendar-date.ts'
import { reportingMonthOf, yearPeriod, yearToDate } from '../periods/period-span.ts'
import { yearAfter } from './find-day.ts'
import type { PeriodContext, PeriodFound } from './find-period.ts'
import type { Source } from './tokens.ts'

const NOW = new Set(['nay', 'gio', 'tai'])

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

/** "đến nay", "tới thời điểm hiện tại": tokens taken. */
const untilNow = (source: Source, at: number): number => {
  if (!['den', 'toi'].includes(wordAt(source, at))) return 0
  let length = 1
  if (['ngay', 'thoi', 'hom', 'hien', 'bay', 'luc'].includes(wordAt(source, at + length))) length++
  if (wordAt(source, at + length) === 'diem') length++
  if (wordAt(source, at + length) === 'hien') length++
  return NOW.has(wordAt(source, at + length)) ? length + 1 : 0
}

/** "từ đầu năm [2026] đến nay", "từ năm 2022 đến nay". */
export const toDateFound = (source: Source, at: number, context: PeriodContext): PeriodFound | undefined => {
  const skip = wordAt(source, at) === 'tu' ? 1 : 0
  const start = at + skip
  const beginning = wordAt(source, start) === 'dau' ? 1 : 0
  if (wordAt(source, start + beginning) !== 'nam') return undefined
  const said = yearAfter(source, start + beginning)
  if (beginning === 0 && (skip === 0 || !said)) return undefined
  let length = skip + beginning + (said ? 2 : 1)
  const until = untilNow(source, at + length)
  if (until === 0 && (skip === 0 || beginning === 0 || ['den', 'toi'].includes(wordAt(source, at + length))))
    return undefined
  length += until
  const { year } = reportingMonthOf(context.today, context.scheme)
  const thisYear = yearToDate(context.today, context.scheme)
  // In the reporting year's first days "đầu năm" is still the year on the calendar.
  const first = said?.year ?? Math.min(year, partsOfDate(context.today).year)
  const period =
    first === year
      ? thisYear
      : { key: `${first}-YTD`, scheme: context.scheme, from: yearPeriod(first, context.scheme).from, to: context.today }
  return { period, cumulative: true, length }
}

const SINCE_TOKENS_MAX = 14

/** "từ khi đi vào hoạt động (tháng 10/2016) đến nay", "từ ngày 01/7 đến nay": a beginning that is no period's. Tokens taken. */
export const sinceThen = (source: Source, at: number): number => {
  if (wordAt(source, at) !== 'tu') return 0
  for (let length = 2; length <= SINCE_TOKENS_MAX; length++) {
    const until = untilNow(source, at + length)
    if (until > 0) return length + until
    const token = source.tokens[at + length]
    if (token === undefined || token.kind === 'break' || token.folded === ',' || token.folded === ';') return 0
  }
  return 0
}
