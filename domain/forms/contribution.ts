import { always } from './conditions.ts'
import type { FieldValues, Indicator, Requirement } from './form.ts'

type Contribution = Indicator['value']

/** The figure of a field; a range or anything else is none. */
export const numberOf = (values: FieldValues, field: string): number | undefined => {
  const value = values[field]
  return typeof value === 'number' ? value : undefined
}

/** What the field says, in records where the condition holds. */
export const figure =
  (field: string, when: Requirement = always): Contribution =>
  (record) =>
    when(record) ? numberOf(record.values, field) : undefined

/** How often it happened: a single event counts once, a period total says how often in `field`. */
export const times =
  (field: string, when: Requirement = always): Contribution =>
  (record) => {
    if (!when(record)) return undefined
    return record.granularity === 'event' ? 1 : numberOf(record.values, field)
  }
