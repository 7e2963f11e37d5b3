import type { Item } from './items.ts'

/** Percentages are written rounded. */
const ROUNDED_BY = 1

type FigureItem = Extract<Item, { kind: 'figure' }>

const isOpening = (item: Item | undefined): boolean =>
  item?.kind === 'mark' && (item.mark === '(' || item.mark === ':' || item.mark === ',')

/** The place of the percentage right before a ratio that says the same. */
const shareBefore = (items: readonly Item[], at: number, { figure: { value, over } }: FigureItem): number => {
  const place = isOpening(items[at - 1]) ? at - 2 : at - 1
  const share = items[place]
  if (share?.kind !== 'figure' || share.figure.kind !== 'percent' || over === undefined || over === 0) return -1
  return Math.abs((value / over) * 100 - share.figure.value) <= ROUNDED_BY ? place : -1
}

/**
 * "giải quyết 100% (17/17 đơn)": the percentage says beforehand what the ratio tells in full. The ratio takes its place, and with
 * it the words that name it.
 */
export const withoutSharesFirst = (items: readonly Item[]): Item[] => {
  const gone = new Set<number>()
  items.forEach((item, at) => {
    if (item.kind !== 'figure') return
    const place = shareBefore(items, at, item)
    for (let index = place; place >= 0 && index < at; index++) gone.add(index)
  })
  return items.filter((_, at) => !gone.has(at))
}
