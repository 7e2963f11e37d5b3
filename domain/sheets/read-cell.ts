import type { Field, FieldValue, Form, Granularity, Qualifier } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import { addDays, isValidDate } from '../periods/calendar-date.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { findPrivateContent } from '../reading/private-content.ts'
import { type AnswerReading, readAnswer } from '../reading/read-answer.ts'
import { readOption, readYesNo } from '../reading/read-option.ts'
import type { CellProblem } from './sheet-reading.ts'
import type { Cell } from './table.ts'

export interface CellContext {
  form: Form
  granularity: Granularity
  now: LocalTime
  scheme: CutoffScheme
  from1904: boolean
}

export type CellReading<Value> = { value: Value; qualifier?: Qualifier } | { problem: CellProblem }

type ValueCell = Exclude<Cell, { kind: 'formula' | 'error' }>

const fault = (problem: CellProblem) => ({ problem })

/** A cell that shows no value of its own is a fault wherever it stands. */
const valueCell = (cell: Cell): ValueCell | CellProblem =>
  cell.kind === 'formula' || cell.kind === 'error' ? { kind: cell.kind } : cell

const isValue = (cell: ValueCell | CellProblem): cell is ValueCell =>
  cell.kind === 'number' || cell.kind === 'text' || cell.kind === 'boolean'

const textOf = (cell: ValueCell): string => (cell.kind === 'text' ? cell.text : String(cell.value))

const answerOf = (
  cell: ValueCell,
  key: string,
  { form, granularity, now, scheme }: CellContext,
): AnswerReading | undefined => readAnswer(textOf(cell), { form, granularity, fields: [key], now, scheme })

/** Spreadsheets count days from 30/12/1899 (with the leap day of 1900 that never was), or from 1/1/1904. */
const dayOf = (serial: number, from1904: boolean): string =>
  addDays(from1904 ? '1904-01-01' : '1899-12-30', Math.trunc(serial))

/** Serial numbers of the years 1927 to 2173: what is outside is no day of a report. */
const isSerial = (value: number): boolean => value >= 10_000 && value <= 100_000

export const readDateCell = (found: Cell, context: CellContext): CellReading<string> => {
  const cell = valueCell(found)
  if (!isValue(cell)) return fault(cell)
  const serial = cell.kind === 'number' && isSerial(cell.value) ? dayOf(cell.value, context.from1904) : undefined
  const date = serial ?? (cell.kind === 'text' ? answerOf(cell, 'date', context)?.date : undefined)
  return date !== undefined && isValidDate(date) ? { value: date } : fault({ kind: 'not_date' })
}

export const readPeriodCell = (found: Cell, context: CellContext): CellReading<Period> => {
  const cell = valueCell(found)
  if (!isValue(cell)) return fault(cell)
  const period = answerOf(cell, 'period', context)?.period
  return period === undefined ? fault({ kind: 'not_period' }) : { value: period }
}

const expected = ({ type }: Field): CellProblem => {
  switch (type.name) {
    case 'count':
      return { kind: 'not_whole' }
    case 'amount':
      return { kind: 'not_amount' }
    case 'money':
      return { kind: 'not_money' }
    case 'percent':
      return { kind: 'not_percent' }
    case 'choice':
    case 'choices':
      return { kind: 'not_option', options: type.options.map(({ label }) => label) }
    case 'yes-no':
      return { kind: 'not_yes_no' }
    case 'date':
      return { kind: 'not_date' }
    case 'document':
      return { kind: 'not_document' }
    case 'text':
    case 'names':
      return { kind: 'too_long', max: type.lengthMax }
  }
}

/** A percentage is shown as 97,5% and held as 0.975. */
const shownNumber = ({ value, percent }: Extract<Cell, { kind: 'number' }>, { type }: Field): number =>
  type.name === 'percent' && percent ? Number((value * 100).toPrecision(12)) : value

/** Nobody reports less than this: "25" in a column of money stands for thousands, millions or billions. */
const MONEY_MIN = 1_000
const MONEY_SCALES = [1e3, 1e6, 1e9]

const plainMoney = (value: number): CellReading<FieldValue> => {
  if (value < 0) return fault({ kind: 'not_money' })
  if (value === 0 || (value >= MONEY_MIN && Number.isInteger(value))) return { value }
  return fault({ kind: 'ambiguous', readings: MONEY_SCALES.map((scale) => Math.round(value * scale)) })
}

/** A number that was typed as one needs no reading. */
const plainNumber = (value: number, field: Field): CellReading<FieldValue> | undefined => {
  const { name } = field.type
  if (name === 'count') return Number.isInteger(value) && value >= 0 ? { value } : fault({ kind: 'not_whole' })
  if (name === 'amount') return value >= 0 ? { value } : fault({ kind: 'not_amount' })
  if (name === 'percent') return value >= 0 && value <= 100 ? { value } : fault({ kind: 'not_percent' })
  return name === 'money' ? plainMoney(value) : undefined
}

const answeredValue = (cell: ValueCell, field: Field, context: CellContext): CellReading<FieldValue> => {
  const answer = answerOf(cell, field.key, context)
  const doubt = answer?.ambiguities.find((ambiguity) => ambiguity.kind === 'number')
  if (doubt?.kind === 'number' && doubt.readings.length > 1)
    return fault({ kind: 'ambiguous', readings: doubt.readings })
  const value = answer?.fields[field.key]
  const more = Object.keys(answer?.fields ?? {}).length > 1 || (answer?.ambiguities.length ?? 0) > 0
  if (answer === undefined || value === undefined || more) return fault(expected(field))
  const qualifier = answer.qualifiers[field.key]
  return { value, ...(qualifier && { qualifier }) }
}

/** Several options stand between semicolons, each by its name or in other words. */
const optionsIn = (text: string, field: Field, form: Form): FieldValue | undefined => {
  if (field.type.name === 'choice') return readOption(text, form, field)
  const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '')
  const found = parts.map((part) => readOption(part, form, field))
  return found.some((value) => !Array.isArray(value)) ? undefined : [...new Set(found.flat().map(String))]
}

/** Reads one cell as the field's value, by the same readers that read an answer in the chat. */
export const readFieldCell = (found: Cell, field: Field, context: CellContext): CellReading<FieldValue> => {
  const cell = valueCell(found)
  if (!isValue(cell)) return fault(cell)
  if (field.type.name === 'date') return readDateCell(cell, context)
  if (field.type.name === 'yes-no') {
    const value = cell.kind === 'boolean' ? cell.value : readYesNo(textOf(cell))
    return value === undefined ? fault({ kind: 'not_yes_no' }) : { value }
  }
  if (field.type.name === 'choice' || field.type.name === 'choices') {
    const value = cell.kind === 'text' ? optionsIn(cell.text, field, context.form) : undefined
    return value === undefined ? fault(expected(field)) : { value }
  }
  if (cell.kind === 'number') {
    const number = shownNumber(cell, field)
    const plain = plainNumber(number, field)
    if (plain !== undefined) return plain
  }
  const content = cell.kind === 'text' ? findPrivateContent(cell.text) : undefined
  return content === undefined ? answeredValue(cell, field, context) : fault({ kind: 'private', content })
}
