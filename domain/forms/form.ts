import type { Check } from '../checks/check.ts'
import type { ReceivingRole } from '../duties/reception-minimums.ts'
import type { DeclaredIndicator } from '../indicators/indicator.ts'
import type { Label } from '../language.ts'
import type { FormReading } from '../reading/form-reading.ts'
import type { FollowUpRule, MatterRule } from '../registers/register.ts'

/** `event`: one session, one petition. `batch`: the total of a whole period. */
export type Granularity = 'event' | 'batch'

/** A date as a person sees it in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type IsoDate = string

/** "96,6 - 99,9%", "từ 3 đến 4 đợt": both ends are kept, and nothing is added up from it. */
export interface Range {
  min: number
  max: number
}

/** What one field may hold. Absent means "not reported", which is never the same as 0. */
export type FieldValue = number | string | boolean | string[] | Range
export type FieldValues = Record<string, FieldValue>

/** The word that stood before a number and is printed back with it; absent means exact. */
export type Qualifier = 'about' | 'more_than' | 'nearly' | 'at_least'
export type Qualifiers = Record<string, Qualifier>

export interface Option {
  key: string
  label: Label
  /** Read where it is written, but no button offers it. */
  rare?: true
}

/**
 * `count`: a whole number ≥ 0, with the noun it counts. `amount`: a number ≥ 0 that may have decimals, with its unit of
 * measure. `money`: whole đồng. `percent`: 0 to 100. `choice`/`choices`: one or several options. `text`: one line.
 * `document`: the number and symbol of a document. `names`: several short names. `date`: a day, `ahead`: one to come.
 * `yes-no`: true or false.
 */
export type FieldType =
  | { name: 'count'; noun: Label; nounBy?: NounBy }
  | { name: 'amount'; unit: Label }
  | { name: 'money' }
  | { name: 'percent' }
  | { name: 'document' }
  | { name: 'names'; lengthMax: number }
  | { name: 'choice'; options: readonly Option[] }
  | { name: 'choices'; options: readonly Option[] }
  | { name: 'text'; lengthMax: number }
  | { name: 'date'; ahead?: true }
  | { name: 'yes-no' }

/** What is counted depends on the option of another field: 5 animals, 89 houses. */
export interface NounBy {
  field: string
  nouns: Readonly<Record<string, Label>>
}

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
  /** No detail to be asked: changed only where somebody chooses to. */
  unasked?: true
}

/**
 * One question of the guided form; an answer may fill several fields ("8 lượt 9 người 7 vụ"). The field `when` stands
 * for the record's date or period.
 */
export interface Question {
  key: string
  fields: readonly string[]
  /** Asked in records of this kind only; in the other kind its fields are details. */
  granularity?: Granularity
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
  editExample: Partial<Record<Granularity, string>>
  /** The kind of record that is meant where neither words nor time tell; default: a single event. */
  usually?: Granularity
  fields: readonly Field[]
  questions: readonly Question[]
  /** "One session, or the total of a period?" Absent where a form has one kind of record only, and it is not asked. */
  granularityQuestion?: Label
  granularityLabels?: Record<Granularity, Label>
  /** One for each kind of record that the form has. */
  whenQuestion: Partial<Record<Granularity, Label>>
  checks: readonly Check[]
  indicators: readonly Indicator[]
  /** Fields that stand before the figures where an entry is told in one line. */
  summary: readonly string[]
  /** Keys of the few indicators that stand for the form where there is room for one line. */
  headline: readonly string[]
  ratios: readonly Ratio[]
  /**
   * What tells two period totals of one unit and period apart (a total per presiding role, say), built with `facetOf`
   * where it has levels; the empty string is the unit's whole.
   */
  facet: (values: FieldValues) => string
  /** Values that follow from others and are never asked ("not held" means that nobody came). */
  implied?: readonly { when: Requirement; values: FieldValues }[]
  /** Values that the bot works out and shows, and that a person may overrule (a legal due date, say). */
  derived?: (record: { granularity: Granularity; date?: IsoDate; values: FieldValues }) => FieldValues
  /** The field that names a single event, which is registered once however its name is spelt. */
  uniqueName?: string
  /** The indicators that tell how often the heads received citizens: the law sets how often they must. */
  heads?: Record<ReceivingRole | 'delegated', string>
  /** The indicator that a period begins with, and those whose sum at the end of the period before it is. */
  carries?: { opening: string; closing: readonly string[] }
  /** What its records may leave open. */
  followUps?: readonly FollowUpRule[]
  /** Its single events are matters with a deadline. */
  matter?: MatterRule
  /** The indicator whose form it is, if an administrator declared it; absent: a form of the program. */
  declared?: DeclaredIndicator
  reading: FormReading
}

const fieldsByKey = new WeakMap<Form, Map<string, Field>>()

/** The field with the noun of what this record counts. */
export const counting = (field: Field, values: FieldValues): Field => {
  const { type } = field
  const noun = type.name === 'count' ? type.nounBy?.nouns[String(values[type.nounBy.field])] : undefined
  return type.name !== 'count' || noun === undefined ? field : { ...field, type: { ...type, noun } }
}

/** The kinds of record that a form has: those in which its fields exist. */
export const granularitiesOf = (form: Form): Granularity[] =>
  (['event', 'batch'] as const).filter((kind) => form.fields.some(({ granularities }) => granularities.includes(kind)))

/** The kind of a form that has only one. */
export const onlyGranularityOf = (form: Form): Granularity | undefined => {
  const [kind, ...others] = granularitiesOf(form)
  return others.length === 0 ? kind : undefined
}

export const fieldOf = (form: Form, key: string): Field | undefined => {
  const known = fieldsByKey.get(form) ?? new Map(form.fields.map((field) => [field.key, field]))
  fieldsByKey.set(form, known)
  return known.get(key)
}
