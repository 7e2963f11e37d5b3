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

/** What a record leaves open: so many have arisen, so many of them are settled. Undefined: none were told of. */
export const leftOpen =
  (arisenField: string, settledField: string) =>
  ({ values }: { values: FieldValues }): { arisen: number; settled: number } | undefined => {
    const arisen = numberOf(values, arisenField)
    return arisen === undefined ? undefined : { arisen, settled: numberOf(values, settledField) ?? 0 }
  }
