import type { Field, FieldType, FieldValue, Range } from './form.ts'

export type FigureType = Extract<FieldType, { name: 'count' | 'amount' | 'money' | 'percent' }>

/** The type of a field that holds a number or a range of numbers. */
export const figureTypeOf = ({ type }: Field): FigureType | undefined =>
  type.name === 'count' || type.name === 'amount' || type.name === 'money' || type.name === 'percent' ? type : undefined

export const isRange = (value: FieldValue | undefined): value is Range =>
  typeof value === 'object' && !Array.isArray(value)
