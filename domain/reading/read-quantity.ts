import type { Field, Qualifier, Range } from '../forms/form.ts'
import { type Figure, findFigure } from './find-figure.ts'
import { fold } from './fold.ts'
import type { Source } from './tokens.ts'

/** What an answer says about one amount, sum of money or percentage. */
export type QuantityAnswer =
  | { kind: 'value'; value: number | Range; qualifier?: Qualifier }
  /** More than one number can be meant. */
  | { kind: 'readings'; readings: number[] }
  | { kind: 'vague' }

/** Nobody reports less than this: "25" to the question for a sum of money stands for thousands, millions or billions. */
const MONEY_MIN = 1_000
const MONEY_SCALES = [1e3, 1e6, 1e9]

const inScales = (value: number): number[] =>
  value === 0 || value >= MONEY_MIN ? [value] : MONEY_SCALES.map((scale) => Math.round(value * scale))

const figureIn = (source: Source): Figure | undefined => {
  for (let at = 0; at < source.tokens.length; at++) {
    const figure = findFigure(source, at)
    if (figure !== undefined) return figure
  }
  return undefined
}

/** Whether a figure of this kind can answer for the field: "2,4 km" answers no question for metres, or for money. */
const isOfKind = ({ kind, measure }: Figure, { type }: Field): boolean => {
  switch (kind) {
    case 'plain':
    case 'scaled':
      return true
    case 'percent':
      return type.name === 'percent'
    case 'money':
      return type.name === 'money'
    case 'measure':
      return type.name === 'amount' && [type.unit.vi, type.unit.en].some((unit) => fold(unit) === measure)
  }
}

const holds = ({ type }: Field, value: number): boolean =>
  type.name === 'percent' ? value <= 100 : type.name === 'amount' || Number.isInteger(value)

/** Reads the answer to a question for one quantity; undefined when it holds none that the field can take. */
export const readQuantity = (source: Source, field: Field): QuantityAnswer | undefined => {
  const figure = figureIn(source)
  if (figure === undefined) return undefined
  if (figure.vague) return { kind: 'vague' }
  if (!isOfKind(figure, field)) return undefined
  const { range } = figure
  if (range !== undefined)
    return holds(field, range.min) && holds(field, range.max) ? { kind: 'value', value: range } : undefined
  const told = figure.readings ?? [figure.value]
  const unscaled = field.type.name === 'money' && figure.kind === 'plain'
  const readings = [...new Set(unscaled ? told.flatMap(inScales) : told)].filter((value) => holds(field, value))
  const [only, ...others] = readings
  if (only === undefined) return undefined
  if (others.length > 0) return { kind: 'readings', readings }
  return { kind: 'value', value: only, ...(figure.qualifier && { qualifier: figure.qualifier }) }
}
