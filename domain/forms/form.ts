import type { Check } from '../checks/check.ts'
import type { Label } from '../language.ts'
import type { FormReading } from '../reading/form-reading.ts'

/** `event`: one session, one petition. `batch`: the total of a whole period. */
export type Granularity = 'event' | 'batch'

/** A date as a person sees it in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type IsoDate = string

/** What one field may hold. Absent means "not reported", which is never the same as 0. */
export type FieldValue = number | string | boolean | string[]
export type FieldValues = Record<string, FieldValue>

/** The word that stood before a number and is printed back with it; absent means exact. */
export type Qualifier = 'about' | 'more_than' | 'nearly' | 'at_least'
export type Qualifiers = Record<string, Qualifier>

export interface Option {
  key: string
  label: Label
}

/**
 * `count`: a whole number ≥ 0, with the noun it counts. `choice`/`choices`: one or several options. `text`: one line.
 * `date`: a day. `yes-no`: true or false.
 */
export type FieldType =
  | { name: 'count'; noun: Label }
  | { name: 'choice'; options: readonly Option[] }
  | { name: 'choices'; options: readonly Option[] }
  | { name: 'text'; lengthMax: number }
  | { name: 'date' }
  | { name: 'yes-no' }

/** Whether a record of this kind with these values must have the field. */
export type Requirement = (record: { granularity: Granularity; values: FieldValues }) => boolean

export interface Field {
  key: string
  label: Label
  type: FieldType
  /** The kinds of record in which the field exists. */
  granularities: readonly Granularity[]
  /** Asked until answered. A field without it is offered under "Thêm chi tiết". */
  required?: Requirement
  /** A detail that is asked only where it makes sense; default: always offered. */
  offered?: Requirement
  /** What the guided form asks; default: the label. */
  question?: Label
}

/**
 * One question of the guided form; an answer may fill several fields ("8 lượt 9 người 7 vụ"). The field `when` stands
 * for the record's date or period.
 */
export interface Question {
  key: string
  fields: readonly string[]
  /** Not needed for `when`, which the form words by granularity. */
  text?: Label
  /** An answer that may be copied, shown with the question. */
  example?: string
}

/** A number that is rolled up over units and periods. */
export interface Indicator {
  key: string
  label: Label
  noun: Label
  /**
   * A stock is a state at one moment: over several periods its opening or its closing is taken, never the sum. Absent:
   * something that happened, which adds up.
   */
  stock?: 'opening' | 'closing'
  /** The record's contribution; undefined: the record says nothing about this indicator. */
  value: (record: { granularity: Granularity; values: FieldValues }) => number | undefined
}

/** A percentage of two indicators, computed and never typed. The denominator is printed with it. */
export interface Ratio {
  key: string
  label: Label
  /** Shown with each record too, not only with totals. */
  perRecord: boolean
  numerator: string
  denominator: readonly string[]
}

export interface Form {
  key: string
  label: Label
  /** Command without the slash: `tiepdan`. */
  command: string
  /** A line that logs a typical event, shown in help and empty states. */
  examples: readonly string[]
  /** How a figure of this form is changed by saying so, shown where one may. */
  editExample: Record<Granularity, string>
  fields: readonly Field[]
  questions: readonly Question[]
  /** "One session, or the total of a period?" */
  granularityQuestion: Label
  granularityLabels: Record<Granularity, Label>
  whenQuestion: Record<Granularity, Label>
  checks: readonly Check[]
  indicators: readonly Indicator[]
  /** Choice fields that stand before the figures where an entry is told in one line. */
  summary: readonly string[]
  /** Keys of the few indicators that stand for the form where there is room for one line. */
  headline: readonly string[]
  ratios: readonly Ratio[]
  /**
   * What tells two period totals of one unit and period apart (a total per presiding role, say); the empty string is
   * the unit's whole.
   */
  facet: (values: FieldValues) => string
  /** Values that follow from others and are never asked ("not held" means that nobody came). */
  implied?: readonly { when: Requirement; values: FieldValues }[]
  /** Values that the bot works out and shows, and that a person may overrule (a legal due date, say). */
  derived?: (record: { granularity: Granularity; date?: IsoDate; values: FieldValues }) => FieldValues
  reading: FormReading
}

const fieldsByKey = new WeakMap<Form, Map<string, Field>>()

export const fieldOf = (form: Form, key: string): Field | undefined => {
  const known = fieldsByKey.get(form) ?? new Map(form.fields.map((field) => [field.key, field]))
  fieldsByKey.set(form, known)
  return known.get(key)
}
