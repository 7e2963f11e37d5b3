import type { Item } from './items.ts'
import type { Source } from './tokens.ts'
import { wholeTold } from './told-whole.ts'

/** "26 nhiệm vụ | đến nay đã hoàn thành 24": what begins the next clause, behind what was counted. */
const OPENS = /^(?:den nay|hien nay|hien tai|toi nay|nay)(?= )/
/** So many items may count behind the figure: "26 nhiệm vụ". */
const NOUN_ITEMS_MAX = 2

const countsOn = (source: Source, items: readonly Item[], index: number): boolean => {
  const start = items[index]?.start ?? 0
  if (!OPENS.test(source.folded.slice(start, start + 20))) return false
  const near = items.slice(Math.max(0, index - NOUN_ITEMS_MAX), index)
  const counted = near[0]?.kind === 'figure' && near.every(({ kind }) => kind !== 'mark')
  return counted && items.slice(index).some(({ kind }) => kind === 'figure')
}

const isCounted = (item: Item): boolean => item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'count')

/** "nhận 17 đơn | đã giải quyết hết": the figure was named before. */
const tellsWhole = (source: Source, items: readonly Item[], index: number): boolean => {
  if (wholeTold(source, items, index) === undefined) return false
  const before = items.slice(0, index)
  const clause = before.slice(before.findLastIndex(({ kind }) => kind === 'mark') + 1)
  const figure = clause.findIndex(({ kind }) => kind === 'figure')
  return clause.slice(0, Math.max(0, figure)).some(isCounted)
}

/** A comma where a message without any counts on behind a figure, or tells what became of all. */
export const withClauseBreaks = (source: Source, items: readonly Item[]): readonly Item[] =>
  items.flatMap((item, index): Item[] => {
    if (!countsOn(source, items, index) && !(isCounted(item) && tellsWhole(source, items, index))) return [item]
    const { start, at } = item
    return [{ kind: 'mark', mark: ',', start, end: start, at, length: 0 }, item]
  })
