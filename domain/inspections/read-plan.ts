import { readDocumentNumber } from '../forms/document-number.ts'
import type { IsoDate } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import type { DaySpan } from '../periods/calendar-date.ts'
import type { CutoffScheme } from '../periods/period.ts'
import { findDay } from '../reading/find-day.ts'
import { foldWithSource } from '../reading/fold.ts'
import { readPeriod } from '../reading/read-period.ts'
import { tokenize } from '../reading/tokens.ts'
import type { Unit } from '../units/unit.ts'
import { matchUnits } from '../units/unit-names.ts'
import type { UnitTree } from '../units/unit-tree.ts'

interface Place {
  now: LocalTime
  tree: UnitTree
}

/** What a sentence says of a plan; what it does not say is absent. */
export interface PlanReading {
  number?: string
  signedOn?: IsoDate
  leadBody?: string
  units: Unit[]
  window?: DaySpan
  subject?: string
}

/** Windows of plans are quarters and months of the calendar, whatever the cut-off of figures is. */
const WINDOWS: CutoffScheme = 'calendar'

const daysIn = (text: string, now: LocalTime): { date: IsoDate; from: number; to: number }[] => {
  const source = tokenize(text)
  const days: { date: IsoDate; from: number; to: number }[] = []
  for (let at = 0; at < source.tokens.length; at++) {
    const found = findDay(source, at, { today: now.date, planned: true })
    const [first, last] = [source.tokens[at], source.tokens[at + (found?.length ?? 0) - 1]]
    if (found === undefined || first === undefined || last === undefined) continue
    days.push({ date: found.date, from: first.start, to: last.end })
    at += found.length - 1
  }
  return days
}

/** "Quý II/2027", "tháng 4/2027", "từ 5/4/2027 đến 20/4/2027", "5/4/2027": the days of work. */
export const readWindow = (text: string, now: LocalTime): DaySpan | undefined => {
  const [first, second] = daysIn(text, now)
  if (first !== undefined) {
    const to = second?.date ?? first.date
    return first.date <= to ? { from: first.date, to } : undefined
  }
  const period = readPeriod(text, { now, scheme: WINDOWS })
  return period && { from: period.from, to: period.to }
}

/** "các xã Ia Pnôm, Ia Drêng và Sở Y tế": each unit once, in its order, and the words that name none or several. */
export const readUnits = (text: string, { now, tree }: Place): { units: Unit[]; unclear: string[] } => {
  const named = text
    .replace(/^\s*(?:các|cac|những|nhung)\s+(?:xã|xa|phường|phuong|đơn vị|don vi|cơ quan|co quan)\s+/iu, '')
    .split(/[,;]|\s+(?:và|va)\s+/u)
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ words, units: matchUnits(words, tree, now.date) }))
  const clear = named.flatMap(({ units }) => (units.length === 1 ? units : []))
  return {
    units: clear.filter((unit, index) => clear.findIndex(({ id }) => id === unit.id) === index),
    unclear: named.flatMap(({ words, units }) => (units.length === 1 ? [] : [words])),
  }
}

const PARTS = ['number', 'signedOn', 'leadBody', 'units', 'window', 'subject'] as const
type Part = (typeof PARTS)[number]

/** What leads to each part of the sentence; folded. The words after it, up to the next one, are the part. */
const LEADS: readonly [Part, RegExp][] = [
  ['number', /\b(?:ke hoach(?: so)?|so)\s+(?=\d{1,5}\s*[-/])/],
  ['signedOn', /\b(?:ky\s+)?ngay\s+(?=\d)/],
  ['leadBody', /\b(?:do|doan|co quan chu tri|chu tri)\s*:?\s+/],
  ['units', /\b(?:doi tuong|tai|kiem tra|giam sat)\s*:?\s+|(?=\bcac (?:xa|phuong|don vi|co quan)\s)/],
  ['window', /\b(?:thoi gian|trong|tien hanh)\s*:?\s+|(?=\b(?:quy|thang)\s+[\divx]{1,4}\b)|(?=\btu (?:ngay )?\d)/],
  ['subject', /\b(?:noi dung|ve(?: viec)?)\s*:?\s+/],
]

const EDGES = /^[\s,;.:–-]+|[\s,;.:–-]+$/gu

/** The words of each part, as they were written. A part that is named twice is what was said first. */
const partsOf = (text: string): Partial<Record<Part, string>> => {
  const source = foldWithSource(text)
  const leads = LEADS.flatMap(([part, pattern]) => {
    const found = pattern.exec(source.folded)
    return found === null ? [] : [{ part, from: found.index, to: found.index + found[0].length }]
  }).toSorted((left, right) => left.from - right.from)
  return Object.fromEntries(
    leads.map(({ part, to }, index) => {
      const end = leads.slice(index + 1).find(({ from }) => from >= to)?.from ?? source.text.length
      return [part, source.text.slice(to, end).replaceAll(EDGES, '')]
    }),
  )
}

/**
 * "kế hoạch 13-KH/BDVHU ngày 10/8/2026, đoàn Ban Dân vận, kiểm tra các xã Ia Pnôm, Ia Drêng, Quý II/2027, nội dung công tác
 * dân vận": what a sentence says of a plan.
 */
export const readPlan = (text: string, place: Place): PlanReading => {
  const { number: numbered, signedOn, leadBody, units, window, subject } = partsOf(text)
  const [written = ''] = numbered?.split(/[\s,;]/) ?? []
  const number = readDocumentNumber(written)?.text
  const [signed] = daysIn(signedOn ?? '', place.now)
  const span = window === undefined ? undefined : readWindow(window, place.now)
  return {
    ...(number !== undefined && { number }),
    ...(signed !== undefined && { signedOn: signed.date }),
    ...(leadBody !== undefined && leadBody !== '' && { leadBody }),
    units: units === undefined ? [] : readUnits(units, place).units,
    ...(span !== undefined && { window: span }),
    ...(subject !== undefined && subject !== '' && { subject }),
  }
}
