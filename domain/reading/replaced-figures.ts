import { generalOf, type Item } from './items.ts'

/** Figures, times and who acted can be put right. */
const canBeWrong = (item: Item): boolean =>
  item.kind === 'figure' ||
  item.kind === 'day' ||
  item.kind === 'period' ||
  (item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'head' || kind === 'deputy'))

/**
 * In a correction the wrong figures are said too: "10 người chứ không phải 9", "sửa 9 người thành 10". They become
 * noise; the words around them stay and name the right figure.
 */
export const withoutReplacedFigures = (items: readonly Item[]): Item[] => {
  const wrong = new Set<number>()
  let afterInstead = false
  let last: number | undefined
  items.forEach((item, index) => {
    if (generalOf(item) === 'instead') afterInstead = true
    // "không phải 5 lượt mà 6 lượt"
    else if (item.kind === 'word' && item.word === 'ma') afterInstead = false
    else if (generalOf(item) === 'into') {
      const kind = last === undefined ? undefined : items[last]?.kind
      if (last !== undefined && kind !== undefined && followsSoon(items, index, kind)) wrong.add(last)
      afterInstead = false
    } else if (item.kind === 'mark' && (item.mark === ',' || item.mark === ';' || item.mark === '.')) {
      afterInstead = false
      // "ghi nhầm 8 lượt, đúng là 9 lượt"
      const next = items[index + 1]
      if (generalOf(next) !== 'into') last = undefined
    } else if (canBeWrong(item)) {
      if (afterInstead) wrong.add(index)
      else last = index
    }
  })
  const right = items.map(
    (item, index): Item =>
      wrong.has(index) ? { kind: 'noise', start: item.start, end: item.end, at: item.at, length: item.length } : item,
  )
  return withoutExcuse(right)
}

const isCounted = (item: Item): boolean => item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'count')

/** "số đơn tháng 11 em ghi nhầm, đúng là 15": what is counted names the figure, whatever is said between them. */
const withoutExcuse = (items: Item[]): Item[] => {
  const into = items.findIndex((item, index) => generalOf(item) === 'into' && items[index - 1]?.kind === 'mark')
  const counted = items.slice(0, Math.max(0, into)).findLastIndex(isCounted)
  const between = items.slice(counted + 1, into)
  const told = between.some(({ kind }) => kind === 'figure' || kind === 'noise')
  if (counted < 0 || told) return items
  return items.filter(({ kind }, index) => index <= counted || index >= into || kind === 'day' || kind === 'period')
}

/** What replaces is of the same kind and stands right after, at most a filler away. */
const followsSoon = (items: readonly Item[], index: number, kind: Item['kind']): boolean => {
  for (const item of items.slice(index + 1, index + 4)) {
    if (item.kind === kind && canBeWrong(item)) return true
    if (item.kind === 'mark' || item.kind === 'word') return false
  }
  return false
}
