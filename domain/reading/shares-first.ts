import type { FigureItem } from './figure-place.ts'
import type { Item } from './items.ts'

/** Percentages are written rounded. */
const ROUNDED_BY = 1

const isOpening = (item: Item | undefined): boolean =>
  item?.kind === 'mark' && (item.mark === '(' || item.mark === ':' || item.mark === ',')

const saysSame = ({ figure: share }: FigureItem, { figure: { value, over } }: FigureItem): boolean =>
  over !== undefined && over !== 0 && Math.abs((value / over) * 100 - share.value) <= ROUNDED_BY

/** A percentage right before the ratio that says the same. */
const isShareFirst = (items: readonly Item[], at: number): boolean => {
  const share = items[at]
  const ratio = items[isOpening(items[at + 1]) ? at + 2 : at + 1]
  return (
    share?.kind === 'figure' && share.figure.kind === 'percent' && ratio?.kind === 'figure' && saysSame(share, ratio)
  )
}

/**
 * "giải quyết 100% (17/17 đơn)": the percentage says beforehand what the ratio tells in full. The ratio takes its place, and
 * with it the words that name it.
 */
export const withoutSharesFirst = (items: readonly Item[]): Item[] =>
  items.filter((item, at) => !isShareFirst(items, at) && !(isOpening(item) && isShareFirst(items, at - 1)))
