import type { FieldValue, Requirement } from './form.ts'

export const always: Requirement = () => true

export const whenBatch: Requirement = ({ granularity }) => granularity === 'batch'

export const whenEvent: Requirement = ({ granularity }) => granularity === 'event'

/** The field has one of these values. */
export const whenIs =
  (field: string, ...values: FieldValue[]): Requirement =>
  (record) =>
    values.some((value) => record.values[field] === value)

/** The field is a number above zero. */
export const whenPositive =
  (field: string): Requirement =>
  ({ values }) => {
    const value = values[field]
    return typeof value === 'number' && value > 0
  }

export const both =
  (first: Requirement, second: Requirement): Requirement =>
  (record) =>
    first(record) && second(record)

export const not =
  (condition: Requirement): Requirement =>
  (record) =>
    !condition(record)
