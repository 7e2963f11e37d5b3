import type { FieldValue, FieldValues } from '../forms/form.ts'
import type { Figure } from './finding.ts'

/** The figure of a field, if it has been reported; a list is as many as it names. */
export const figureOf = (value: FieldValue | undefined): number | undefined =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? value : undefined

/** The figures among these fields that have been reported. */
export const figuresOf = (values: FieldValues, fields: readonly string[]): Figure[] =>
  fields.flatMap((field) => {
    const value = figureOf(values[field])
    return value === undefined ? [] : [{ field, value }]
  })

export const sum = (reported: readonly Figure[]): number => reported.reduce((total, { value }) => total + value, 0)
