import type { IsoDate } from '../forms/form.ts'
import { addDays, daysBetween, isValidDate, partsOfDate, weekdayOf } from '../periods/calendar-date.ts'
import { isOfTime, isWhole } from './fraction.ts'
import { readSpelledNumber } from './number-words.ts'
import { isOrdinal } from './ordinals.ts'
import type { Source, Token } from './tokens.ts'

/** A day named at a token, and how many tokens name it. */
export interface DayFound {
  date: IsoDate
  length: number
}

export interface DayContext {
  today: IsoDate
  /** The sentence speaks of what is to come: "ngày 15" is then not in the past. */
  planned: boolean
}

/** A date without a year further ahead than this belongs to the year before. */
const AHEAD_DAYS_MAX = 60

const PARTS_OF_DAY = new Set(['hom', 'bua', 'sang', 'trua', 'chieu', 'toi', 'dem', 'ngay', 'buoi'])
/** "sáng 16": before a lone number these make it a day; before "8h", "5 lượt" it is none. */
const TIMES_OF_DAY = new Set(['sang', 'trua', 'chieu', 'toi', 'dem'])
const AFTER_HOUR = new Set(['h', 'gio', 'g', ':', ',', '/'])
const BEFORE_DAY = new Set(['ngay', 'hom', 'sang', 'trua', 'chieu', 'toi', 'han', 'den', 'mung', 'mong'])
const WEEKDAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '6': 5,
  '7': 6,
}
const SEPARATORS = new Set(['/', '-', '.'])

const dayFound = (date: IsoDate | undefined, length: number): DayFound | undefined =>
  date === undefined ? undefined : { date, length }

const exists = (year: number, month: number, day: number): IsoDate | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return undefined
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isValidDate(date) ? date : undefined
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

const nearestYear = (month: number, day: number, context: DayContext): IsoDate | undefined => {
  const { year } = partsOfDate(context.today)
  const candidate = exists(year, month, day)
  const next = exists(year + 1, month, day)
  if (context.planned && next && daysBetween(context.today, next) <= AHEAD_DAYS_MAX) {
    if (!candidate || candidate < context.today) return next
  }
  if (candidate && daysBetween(context.today, candidate) <= AHEAD_DAYS_MAX) return candidate
  return exists(year - 1, month, day)
}

const dayOfThisMonth = (day: number, context: DayContext): IsoDate | undefined => {
  const { year, month } = partsOfDate(context.today)
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
  const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1]
  const here = exists(year, month, day)
  if (context.planned) return here && here >= context.today ? here : exists(nextYear, nextMonth, day)
  return here && here <= context.today ? here : exists(lastYear, lastMonth, day)
}

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

const integer = (token: Token | undefined, lengthMax: number): number | undefined =>
  token?.kind === 'digits' && /^\d+$/.test(token.folded) && token.folded.length <= lengthMax
    ? Number(token.folded)
    : undefined

/** "16/11", "16-11-2026", "16.11", "16.11.2026", "2026-11-16", from a run of digits on. */
const numericDay = (source: Source, at: number, named: boolean, context: DayContext): DayFound | undefined => {
  const first = source.tokens[at]
  if (first?.kind !== 'digits') return undefined
  const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/.exec(first.folded)
  if (dotted) {
    const [, day, month, year] = dotted
    if (!named && !year && month?.length !== 2) return undefined
    const date = year
      ? exists(fullYear(year), Number(month), Number(day))
      : nearestYear(Number(month), Number(day), context)
    return dayFound(date, 1)
  }
  const separator = source.tokens[at + 1]
  const second = source.tokens[at + 2]
  if (!separator?.glued || !SEPARATORS.has(separator.folded) || !second?.glued) return undefined
  const month = integer(second, 2)
  const again = source.tokens[at + 3]
  const third = source.tokens[at + 4]
  const more = again?.glued && again.folded === separator.folded && third?.glued && third.kind === 'digits'
  if (first.folded.length === 4 && more && month !== undefined) {
    const date = exists(Number(first.folded), month, integer(third, 2) ?? 0)
    return dayFound(date, 5)
  }
  const day = integer(first, 2)
  if (day === undefined || month === undefined) return undefined
  if (more && (third.folded.length === 4 || third.folded.length === 2) && integer(third, 4) !== undefined) {
    const date = exists(fullYear(third.folded), month, day)
    return dayFound(date, 5)
  }
  const date = more ? undefined : nearestYear(month, day, context)
  return dayFound(date, 3)
}

/** The year after a month: "năm 2026", "/2026", "-2026". Tokens taken, and the year. */
export const yearAfter = (source: Source, at: number): { year: number; length: number } | undefined => {
  const word = wordAt(source, at)
  if (word !== 'nam' && word !== '/' && word !== '-' && word !== '.') return undefined
  const token = source.tokens[at + 1]
  const year = integer(token, 4)
  if (year === undefined || token?.folded.length !== 4 || year < 1990 || year > 2100) return undefined
  return word === 'nam' || token.glued ? { year, length: 2 } : undefined
}

/** "15 tháng 10 [năm 2026]", "15 tháng này", after "ngày" or alone. */
const dayAndMonth = (source: Source, at: number, day: number, context: DayContext): DayFound | undefined => {
  if (wordAt(source, at) !== 'thang') return undefined
  const which = wordAt(source, at + 1)
  const { year, month } = partsOfDate(context.today)
  if (which === 'nay') {
    const date = exists(year, month, day)
    return dayFound(date, 2)
  }
  if (which === 'truoc') {
    const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1]
    const date = exists(lastYear, lastMonth, day)
    return dayFound(date, 2)
  }
  const digits = integer(source.tokens[at + 1], 2)
  // "9 tháng năm 2026": nine months of the year.
  if (which === 'nam' && integer(source.tokens[at + 2], 4) !== undefined) return undefined
  // "10 tháng một cửa nhận 340 hồ sơ"
  if (which === 'mot' && wordAt(source, at + 2) === 'cua') return undefined
  const spelled = digits === undefined ? readSpelledNumber(source, at + 1) : undefined
  const named = digits ?? spelled?.value
  if (named === undefined) return undefined
  const length = 1 + (spelled?.length ?? 1)
  const said = yearAfter(source, at + length)
  const date = said ? exists(said.year, named, day) : nearestYear(named, day, context)
  return dayFound(date, length + (said?.length ?? 0))
}

/** "CN 11" counts, "CN 15/11" is a Sunday. */
const isPlainNumber = (token: Token | undefined, after: Token | undefined): boolean =>
  token?.kind === 'digits' && !token.folded.includes('.') && !(after?.glued && SEPARATORS.has(after.folded))

const weekday = (source: Source, at: number, context: DayContext): DayFound | undefined => {
  let length = 0
  let number: number | undefined
  const word = wordAt(source, at)
  if (word === 'thu') {
    number = WEEKDAYS[wordAt(source, at + 1).replace(/^0/, '')]
    length = 2
  } else if (word === 'chu' && wordAt(source, at + 1) === 'nhat') {
    number = 7
    length = 2
  } else if (word === 't' && source.tokens[at + 1]?.glued) {
    number = WEEKDAYS[wordAt(source, at + 1)]
    length = 2
  } else if (word === 'cn' && !isPlainNumber(source.tokens[at + 1], source.tokens[at + 2])) {
    number = 7
    length = 1
  }
  if (number === undefined || isOrdinal(source, at)) return undefined
  if (word === 't' && wordAt(source, at + length) !== 'tuan') return undefined
  // "thứ Sáu, ngày 13/11": the date says it.
  const comma = wordAt(source, at + length) === ',' || wordAt(source, at + length) === '(' ? 1 : 0
  const dated = writtenDay(source, at + length + comma, context)
  if (dated) return { ...dated, length: dated.length + length + comma }
  const monday = addDays(context.today, -((weekdayOf(context.today) + 6) % 7))
  const next = wordAt(source, at + length)
  const after = wordAt(source, at + length + 1)
  if (next === 'tuan' && (after === 'truoc' || after === 'qua' || after === 'roi'))
    return { date: addDays(monday, number - 8), length: length + 2 }
  if (next === 'tuan' && after === 'nay') return { date: addDays(monday, number - 1), length: length + 2 }
  if (next === 'tuan' && (after === 'sau' || after === 'toi'))
    return { date: addDays(monday, number + 6), length: length + 2 }
  const thisWeek = addDays(monday, number - 1)
  const latest = thisWeek <= context.today ? thisWeek : addDays(thisWeek, -7)
  if (next === 'vua' && (after === 'roi' || after === 'qua'))
    return { date: latest === context.today ? addDays(latest, -7) : latest, length: length + 2 }
  if (next === 'nay' || next === 'toi')
    return { date: next === 'toi' && thisWeek <= context.today ? addDays(thisWeek, 7) : thisWeek, length: length + 1 }
  if (context.planned) return { date: thisWeek >= context.today ? thisWeek : addDays(thisWeek, 7), length }
  return { date: latest, length }
}

/** "hôm nay", "sáng qua", "chiều hôm kia", "ngày mai". */
const relative = (source: Source, at: number, context: DayContext): DayFound | undefined => {
  let length = 0
  while (length < 2 && PARTS_OF_DAY.has(wordAt(source, at + length))) length++
  if (length === 0) return undefined
  const token = source.tokens[at + length]
  if (token?.kind !== 'word') return undefined
  const raw = source.text.slice(token.start, token.end).toLowerCase()
  const days =
    token.folded === 'nay'
      ? 0
      : token.folded === 'qua'
        ? -1
        : token.folded === 'kia'
          ? raw === 'kìa'
            ? -3
            : wordAt(source, at + length - 1) === 'ngay'
              ? 2
              : -2
          : token.folded === 'mai'
            ? 1
            : token.folded === 'mot' && raw === 'mốt' && wordAt(source, at + length - 1) === 'ngay'
              ? 2
              : undefined
  if (days === undefined) return undefined
  // "hôm qua (19/11)": said twice, the written date counts.
  const bracket = wordAt(source, at + length + 1) === '(' ? 1 : 0
  const dated = writtenDay(source, at + length + 1 + bracket, context)
  if (dated) return { date: dated.date, length: length + 1 + bracket + dated.length }
  return { date: addDays(context.today, days), length: length + 1 }
}

const writtenDay = (source: Source, at: number, context: DayContext): DayFound | undefined => {
  let length = 0
  while (length < 2 && BEFORE_DAY.has(wordAt(source, at + length))) length++
  const named = length > 0
  const start = at + length
  const numeric = numericDay(source, start, named, context)
  if (numeric) return { date: numeric.date, length: length + numeric.length }
  const digits = integer(source.tokens[start], 2)
  const lunarLike = wordAt(source, start - 1) === 'mung' || wordAt(source, start - 1) === 'mong'
  const spelled = digits === undefined && named ? readSpelledNumber(source, start) : undefined
  const day = digits ?? spelled?.value
  if (day === undefined || day < 1 || day > 31) return undefined
  const taken = length + (spelled?.length ?? 1)
  const month = dayAndMonth(source, at + taken, day, context)
  if (month) return { date: month.date, length: taken + month.length }
  const word = wordAt(source, start - 1)
  const isTimeOfDay = named && TIMES_OF_DAY.has(word) && !AFTER_HOUR.has(wordAt(source, at + taken))
  const isDay = lunarLike || ((word === 'ngay' || word === 'hom' || isTimeOfDay) && digits !== undefined)
  if (!isDay) return undefined
  const date = dayOfThisMonth(day, context)
  return dayFound(date, taken)
}

/** "15/11 (thứ 7)": the weekday adds nothing, right or wrong. */
const withWeekday = (source: Source, at: number, day: DayFound | undefined): DayFound | undefined => {
  if (!day || wordAt(source, at + day.length) !== '(' || wordAt(source, at + day.length + 1) !== 'thu') return day
  return wordAt(source, at + day.length + 3) === ')' ? { ...day, length: day.length + 4 } : day
}

/** "1/3 thời gian", "đã xin lỗi 4/4", and no day long ago. */
const isFraction = (source: Source, at: number, context: DayContext): boolean => {
  if (isOfTime(source, at)) return true
  const date = isWhole(source, at) ? numericDay(source, at, false, context)?.date : undefined
  return date !== undefined && daysBetween(date, context.today) > AHEAD_DAYS_MAX
}

/** The day that is named from this token on, if one is. */
export const findDay = (source: Source, at: number, context: DayContext): DayFound | undefined =>
  relative(source, at, context) ??
  (isFraction(source, at, context) ? undefined : withWeekday(source, at, writtenDay(source, at, context))) ??
  weekday(source, at, context) ??
  aloneWord(source, at, context)

const SHORT_FOR: Readonly<Record<string, number>> = { hnay: 0, bnay: 0, hqua: -1, hqa: -1, hkia: -2, nmai: 1 }

const NUMBERED = new Set(['thon', 'lang', 'to', 'xom', 'ap', 'khu', 'pho', 'so'])

/** "2 ngày trước", "3 hôm trước" */
const daysAgo = (source: Source, at: number): number | undefined => {
  const number = integer(source.tokens[at], 1)
  const counted = wordAt(source, at + 1) === 'ngay' || wordAt(source, at + 1) === 'hom'
  // "thôn 6 hôm trước"
  return counted && wordAt(source, at + 2) === 'truoc' && !NUMBERED.has(wordAt(source, at - 1)) ? number : undefined
}

/** "hnay"; and at the head of the message "mai CT tiếp dân", "nay CT tiếp dân". */
const aloneWord = (source: Source, at: number, context: DayContext): DayFound | undefined => {
  const word = wordAt(source, at)
  const days = SHORT_FOR[word]
  if (days !== undefined) return { date: addDays(context.today, days), length: 1 }
  const ago = daysAgo(source, at)
  if (ago !== undefined) return { date: addDays(context.today, -ago), length: 3 }
  if (at !== 0) return undefined
  if (word === 'mai') return { date: addDays(context.today, 1), length: 1 }
  // "nay đã trả lời": by now.
  return word === 'nay' && wordAt(source, 1) !== 'da' ? { date: context.today, length: 1 } : undefined
}
