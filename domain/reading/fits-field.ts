import type { FieldType } from '../forms/form.ts'
import { type Figure, MEASURES } from './find-figure.ts'
import { fold } from './fold.ts'

/** A sum of money that is told without "đồng" or "triệu" has at least so many đồng. */
const BARE_MONEY_MIN = 1_000

/**
 * Whether a figure can be of a field: money only of money, a percentage only of a percentage, a measure only of an
 * amount in that unit. Without a type the words name something that the form has no place for.
 */
export const fitsField = ({ kind, value, measure }: Figure, type: FieldType | undefined): boolean => {
  if (type === undefined) return kind !== 'percent' && kind !== 'measure'
  switch (type.name) {
    case 'count':
      return kind === 'plain' || kind === 'scaled'
    case 'amount':
      // Of kilometres none are told without "km".
      return MEASURES.has(fold(type.unit.vi)) ? fold(type.unit.vi) === measure : kind === 'plain' || kind === 'scaled'
    case 'money':
      return kind === 'money' || kind === 'scaled' || (kind === 'plain' && value >= BARE_MONEY_MIN)
    case 'percent':
      return kind === 'percent' && value <= 100
    default:
      return false
  }
}
