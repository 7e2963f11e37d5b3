import type { FieldValues, IsoDate } from '../forms/form.ts'
import { isoDate, partsOfDate } from '../periods/calendar-date.ts'
import { fold } from '../reading/fold.ts'
import { readDeadline } from '../registers/read-deadline.ts'
import { AS_GENERAL, isDueOfLevel } from './level-dues.ts'

/** What a sentence says of a schedule, as values of its form, and why. */
export interface ScheduleWords {
  values: FieldValues
  reason?: string
}

const MONTH = /^(?:dau )?thang (\d{1,2})(?:\s*(?:\/|nam)?\s*(\d{4}))?$/
const YEAR = /^(?:dau )?nam (\d{4}|sau|toi)$/
const MONTHS_AHEAD = 12

/** A day to come: "1/1/2027", "hôm nay", "tháng 1/2027" (its first day), "năm sau". */
export const readDayAhead = (words: string, today: IsoDate): IsoDate | undefined => {
  const folded = fold(words)
    .replace(/^(?:ap dung |bat dau |ke )?(?:tu )?(?:ngay (?=\d{1,2}[/.-]))?/, '')
    .trim()
  const { year, month } = partsOfDate(today)
  const [, inMonth, ofYear] = MONTH.exec(folded) ?? []
  if (inMonth !== undefined && Number(inMonth) >= 1 && Number(inMonth) <= MONTHS_AHEAD)
    return isoDate(Number(ofYear ?? (Number(inMonth) <= month ? year + 1 : year)), Number(inMonth), 1)
  if (folded === 'thang sau' || folded === 'thang toi') return isoDate(year, month + 1, 1)
  const [, named] = YEAR.exec(folded) ?? []
  if (named !== undefined) return isoDate(/\d/.test(named) ? Number(named) : year + 1, 1, 1)
  return readDeadline(words, today).dueOn
}

const NUMERIC = String.raw`\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?`
const DAY = `(?:hom nay|ngay mai|mai|(?:ngay )?${NUMERIC}|ngay \\d{1,2} thang \\d{1,2}(?: nam \\d{4})?|(?:dau )?thang \\d{1,2}(?:(?: nam |/| )\\d{4})?|(?:dau )?nam (?:\\d{4}|sau|toi)|thang (?:sau|toi))`

const PERIODS: Record<string, string> = { thang: 'month', quy: 'quarter', nam: 'year', tuan: 'week' }
const EVERY = /\b(?:hang|moi|theo|1|mot) (thang|quy|nam|tuan)\b(?: (?:1|mot) lan)?/
const LONG = /\b(6|9) thang\b(?: (?:1|mot) lan)?/
const DAYS = /\b(?:cac )?ngay (\d{1,2}(?:(?:\s*,\s*|\s*va\s*|\s*,?\s*ngay\s*)+\d{1,2})+)\b(?![/.-]\d)/

/** "Hằng tháng", "6 tháng một lần", "ngày 1 và 15 hằng tháng". */
const frequencyIn = (folded: string): { words: string; values: FieldValues } | undefined => {
  const days = DAYS.exec(folded)
  const every = EVERY.exec(folded)
  if (days !== null) {
    const numbers = (days[1] ?? '').match(/\d{1,2}/g) ?? []
    const valid = [...new Set(numbers.map(Number))].filter((day) => day >= 1 && day <= 31)
    const words =
      every === null ? days[0] : folded.slice(days.index, Math.max(every.index + every[0].length, days.index))
    if (valid.length === numbers.length)
      return { words: words === '' ? days[0] : words, values: { frequency: 'days', days: valid.map(String) } }
  }
  const long = LONG.exec(folded)
  if (long !== null) return { words: long[0], values: { frequency: long[1] === '6' ? 'half' : 'nine-months' } }
  const [words, period = ''] = every ?? []
  return words === undefined ? undefined : { words, values: { frequency: PERIODS[period] ?? 'month' } }
}

const LEAD = `(?:(?:la|vao|den|het|sang|thanh|moi|cuoi cung|doi|dat) )*`
const DUE_DAY = new RegExp(String.raw`^${LEAD}(?:ngay |mung )?(\d{1,2})\b(?![/.-]\d| ngay|\d)(?: hang thang)?`)
const DUE_AFTER = new RegExp(
  String.raw`^${LEAD}(?:sau )?(?:ngay cuoi ky |moc chot |khi het ky |het ky )?(\d{1,2}) ngay(?: lam viec)?(?: sau(?: ngay cuoi ky| moc chot| khi het ky| het ky)?)?`,
)
const DUE_END = new RegExp(String.raw`^${LEAD}(?:ngay cuoi ky|cuoi ky|ngay cuoi cung cua ky|trong ky|het ky)\b`)

/** The due rule at the beginning of the words: "ngày 20", "sau 3 ngày làm việc", "cuối kỳ". */
const dueIn = (folded: string): { words: string; values: FieldValues } | undefined => {
  const end = DUE_END.exec(folded)
  if (end !== null) return { words: end[0], values: { due: 'after-0' } }
  const after = DUE_AFTER.exec(folded)
  if (after !== null && Number(after[1]) <= 30) return { words: after[0], values: { due: `after-${Number(after[1])}` } }
  const day = DUE_DAY.exec(folded)
  const number = Number(day?.[1] ?? 0)
  return day === null || number < 1 || number > 31 ? undefined : { words: day[0], values: { due: `day-${number}` } }
}

type Finder = (folded: string, today: IsoDate) => { words: string; values: FieldValues } | undefined

const EFFECTIVE = new RegExp(String.raw`\b(?:(?:ap dung|bat dau|ke) )?tu (${DAY})`)
const DUE = /\bhan(?: nop| bao cao| chot| cuoi cung)*\s*:?\s+(.+)$/
const TIMES = /\b(?:it nhat )?(\d{1,2}) (?:lan|buoi|cuoc)(?:\s*(?:\/|mot|moi|1)?\s*(thang|quy|nam|tuan|ky)\b)?/

const STATES: [RegExp, string][] = [
  [/\btam (?:dung|ngung)\b/, 'paused'],
  [/\b(?:ap dung lai|chay lai|tiep tuc(?: ap dung)?)\b/, 'active'],
  [/\b(?:ket thuc|cham dut|ngung han|bo han)\b/, 'ended'],
]

const GROUPS: [RegExp, string][] = [
  [/\bcac to chuc(?: thuoc xa)?\b/, 'organisation'],
  [/\bcac (?:co quan|so)(?:,? (?:ban,? )?(?:nganh|cua tinh|cap tinh))*\b/, 'office'],
  [/\b(?:cac|moi|tat ca cac|toan bo cac) (?:xa|phuong)(?:,? (?:va )?(?:phuong|xa|dac khu))*\b/, 'commune'],
]

const among =
  (field: string, known: readonly [RegExp, string][]): Finder =>
  (folded) => {
    for (const [words, value] of known) {
      const found = words.exec(folded)
      if (found !== null) return { words: found[0], values: { [field]: value } }
    }
    return undefined
  }

const finders: readonly Finder[] = [
  (folded, today) => {
    const [words, day = ''] = EFFECTIVE.exec(folded) ?? []
    const date = words === undefined ? undefined : readDayAhead(day, today)
    return words === undefined || date === undefined ? undefined : { words, values: { effective_from: date } }
  },
  (folded) => {
    const found = DUE.exec(folded)
    const due = found === null ? undefined : dueIn(found[1] ?? '')
    if (found === null || due === undefined) return undefined
    return {
      words: folded.slice(found.index, folded.indexOf(due.words, found.index) + due.words.length),
      values: due.values,
    }
  },
  (folded) => {
    const [words, times = '', period = ''] = TIMES.exec(folded) ?? []
    const frequency = PERIODS[period]
    if (words === undefined) return undefined
    return { words, values: { times: Number(times), ...(frequency !== undefined && { frequency }) } }
  },
  among('scheme', [
    [/\b(?:theo )?(?:thang )?duong lich\b/, 'calendar'],
    [/\b(?:tu )?(?:ngay )?15 (?:den|-) (?:ngay )?14\b/, 'admin_15_14'],
  ]),
  frequencyIn,
  among('state', STATES),
  among('debtors', GROUPS),
]

/** Words that say nothing of their own beside what was found. */
const FILLERS =
  /\b(?:xin|hay|doi|sua|lai|thanh|sang|la|cho|lich|nay|chu ky|don vi|nop|bao cao|ap dung|bat dau|tinh|va|thi|nhe|nha|a|dong chi|giup|toi)\b|[\s,.;:!–-]+/g
const WHY =
  /(?:^|[\s,;]+)((?:vì|do|theo|căn cứ|lý do|vi|can cu|ly do)\s*:?\s+(?!tháng|thang|quý|quy|năm|nam|tuần|tuan)\S.*)$/iu
const REASON_LEAD = /^(?:vì lý do|do lý do|lý do(?: là)?:?|vì|do|ly do:?|vi)\s+/iu

/**
 * "Hạn ngày 20 từ 1/1/2027 theo công văn 12": what is to be changed. Undefined where a word is left that was not
 * understood: half a change is none.
 */
export const readScheduleWords = (text: string, today: IsoDate): ScheduleWords | undefined => {
  const sentence = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const why = WHY.exec(sentence)
  let left = fold(why === null ? sentence : sentence.slice(0, why.index))
  const values: FieldValues = {}
  for (const find of finders) {
    const found = find(left, today)
    if (found === undefined) continue
    left = left.replace(found.words, ' ')
    Object.assign(values, { ...found.values, ...values })
  }
  if (Object.keys(values).length === 0 || left.replaceAll(FILLERS, '') !== '') return undefined
  const reason = why?.[1]?.replace(REASON_LEAD, '').trim()
  return { values, ...(reason !== undefined && reason !== '' && { reason }) }
}

const AS_ALL = /^(?:nhu|theo) (?:han )?chung$|^(?:bo|khong co) han rieng$/

/** The answer to a question about one field, in its own words. Undefined: read it as any other answer. */
export const readScheduleAnswer = (field: string, text: string, today: IsoDate): FieldValues | undefined => {
  const folded = fold(text).trim()
  const whole = (found: ReturnType<Finder>) =>
    found !== undefined &&
    folded
      .replace(found.words, '')
      .replace(/^han\b/, '')
      .replaceAll(FILLERS, '') === ''
      ? found.values
      : undefined
  if (isDueOfLevel(field) && AS_ALL.test(folded)) return { [field]: AS_GENERAL }
  if (field === 'due' || isDueOfLevel(field)) {
    const told = whole(dueIn(folded.replace(/^han(?: nop)?\s*:?\s*/, '')))
    return told?.due === undefined ? undefined : { [field]: told.due }
  }
  switch (field) {
    case 'frequency':
      return whole(frequencyIn(folded))
    case 'effective_from':
    case 'once_from':
    case 'once_to': {
      const date = readDayAhead(text, today)
      return date === undefined ? undefined : { [field]: date }
    }
    default:
      return undefined
  }
}
