import type { IsoDate } from '../forms/form.ts'
import { addDays, isoDate, isValidDate, partsOfDate } from '../periods/calendar-date.ts'
import { findDay } from '../reading/find-day.ts'
import { tokenize } from '../reading/tokens.ts'

/** "Văn phòng, 30/11" or "30/11, chờ ý kiến của Sở": a day to come, and the words beside it. */
export interface Deadline {
  dueOn?: IsoDate
  /** What is left without the day; empty: nothing. */
  words: string
}

/** "trong 10 ngày", "2 tuần nữa". */
const SPAN = /(?:trong\s+)?\b(\d{1,3})\s+(ngay|tuan|thang)\b(?:\s+nua)?/
/** What leads to a day or follows a name, and means nothing by itself. */
const LEADS = /(?:^|[\s,;.:–-]+)(?:thời hạn|hạn|đến|trước|xong|ngày|là|vào|thoi han|han|den|truoc|ngay)$/iu
const EXTENDS = /^\s*(?:xin\s+)?gia (?:hạn|han)\b/iu
const EDGES = /^[\s,;.:–-]+|[\s,;.:–-]+$/gu
const ORDERS = /^(?:giao(?:\s+cho)?|cho|vì|do|lý do|giao việc cho|vi|ly do)\s+/iu

const afterSpan = (count: number, unit: string, today: IsoDate): IsoDate => {
  if (unit !== 'thang') return addDays(today, unit === 'tuan' ? count * 7 : count)
  const { year, month, day } = partsOfDate(today)
  const lastDay = partsOfDate(isoDate(year, month + count + 1, 0)).day
  return isoDate(year, month + count, Math.min(day, lastDay))
}

/** A deadline lies ahead: "28/2" said in November is that of next year. */
const ahead = (date: IsoDate, yearSaid: boolean, today: IsoDate): IsoDate => {
  const next = `${partsOfDate(date).year + 1}${date.slice(4)}`
  return date >= today || yearSaid || !isValidDate(next) ? date : next
}

const tidy = (words: string): string => {
  let rest = words.replaceAll(EDGES, '')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(LEADS, '').replaceAll(EDGES, '')
  }
  return rest.replace(ORDERS, '').replaceAll(EDGES, '')
}

const cut = (text: string, start: number, end: number): string =>
  [tidy(text.slice(0, start)), tidy(text.slice(end))].filter((part) => part !== '').join(', ')

/** The first day that the text names, as one to come, with the rest of the words. */
export const readDeadline = (input: string, today: IsoDate): Deadline => {
  const source = tokenize(input.replace(EXTENDS, ''))
  const { text, folded, tokens } = source
  for (let at = 0; at < tokens.length; at++) {
    const found = findDay(source, at, { today, planned: true })
    const [first, last] = [tokens[at], tokens[at + (found?.length ?? 0) - 1]]
    if (found === undefined || first === undefined || last === undefined) continue
    const yearSaid = /\d{4}/.test(folded.slice(first.start, last.end))
    return { dueOn: ahead(found.date, yearSaid, today), words: cut(text, first.start, last.end) }
  }
  const span = SPAN.exec(folded)
  if (span === null) return { words: tidy(text) }
  const [said, count, unit = ''] = span
  return {
    dueOn: afterSpan(Number(count), unit, today),
    words: cut(text, span.index, span.index + said.length),
  }
}
