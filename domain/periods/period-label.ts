import type { IsoDate } from '../forms/form.ts'
import type { Label, Language } from '../language.ts'
import { isoDate, partsOfDate, weekdayOf } from './calendar-date.ts'
import type { Period } from './period.ts'
import { kindOf, type PeriodKind } from './period-key.ts'

const WEEKDAYS: Record<Language, readonly string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ')

const ROMAN = ['I', 'II', 'III', 'IV']

/** `20/11/2026`, or `thứ Sáu 20/11/2026` with the weekday. Both languages write day, month, year, as Vietnam does. */
export const formatDate = (date: IsoDate, options: { weekday?: boolean; language?: Language } = {}): string => {
  const written = date.split('-').reverse().join('/')
  if (!options.weekday) return written
  return `${WEEKDAYS[options.language ?? 'vi'][weekdayOf(date)]} ${written}`
}

/** `15/10–14/11/2026`; the year stands twice when it differs. */
export const formatSpan = (span: { from: IsoDate; to: IsoDate }): string => {
  if (span.from === span.to) return formatDate(span.to)
  const sameYear = span.from.slice(0, 4) === span.to.slice(0, 4)
  const from = formatDate(span.from)
  return `${sameYear ? from.slice(0, 5) : from}–${formatDate(span.to)}`
}

/** `tháng 11/2026`, `quý IV/2026`, `6 tháng đầu năm 2026`, `9 tháng năm 2026`, `năm 2026`: the period without its days. */
export const periodName = (period: Period): Label => nameOf(kindOf(period), period)

const nameOf = (kind: PeriodKind, period: Period): Label => {
  const { year } = kind
  switch (kind.name) {
    case 'month':
      return { vi: `tháng ${kind.month}/${year}`, en: `${MONTHS_EN[kind.month - 1]} ${year}` }
    case 'quarter':
      return { vi: `quý ${ROMAN[kind.quarter - 1]}/${year}`, en: `Q${kind.quarter} ${year}` }
    case 'half':
      return kind.half === 1
        ? { vi: `6 tháng đầu năm ${year}`, en: `first half of ${year}` }
        : { vi: `6 tháng cuối năm ${year}`, en: `second half of ${year}` }
    case 'nine-months':
      return { vi: `9 tháng năm ${year}`, en: `first nine months of ${year}` }
    case 'year':
      return { vi: `năm ${year}`, en: `${year}` }
    case 'year-to-date':
      return {
        vi: `từ đầu năm ${year} đến ${formatDate(period.to)}`,
        en: `${year} up to ${formatDate(period.to)}`,
      }
  }
}

/**
 * The name and, where the name alone would mislead, the days: `tháng 11/2026 (15/10–14/11/2026)`. Whole calendar months
 * need no days, and a year to date already says where it ends.
 */
export const periodLabel = (period: Period): Label => {
  const name = periodName(period)
  if (isWholeMonths(period) || kindOf(period).name === 'year-to-date') return name
  const days = ` (${formatSpan(period)})`
  return { vi: name.vi + days, en: name.en + days }
}

const isWholeMonths = (period: Period): boolean => {
  const { year, month } = partsOfDate(period.to)
  return period.from.endsWith('-01') && period.to === isoDate(year, month + 1, 0)
}
