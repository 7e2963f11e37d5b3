import { asNoise, generalOf, type Item } from './items.ts'

/** Figures, times, who acted and the numbers of documents can be put right. */
const canBeWrong = (item: Item): boolean =>
  item.kind === 'figure' ||
  item.kind === 'day' ||
  item.kind === 'period' ||
  item.kind === 'document' ||
  (item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'head' || kind === 'deputy'))

/** What stands right behind the figure and counts. */
const nounOf = (items: readonly Item[], figure: number): string | undefined => {
  const noun = items[figure + 1]
  if (items[figure]?.kind !== 'figure' || noun?.kind !== 'term') return undefined
  const [count] = noun.meanings.flatMap((meaning) => (meaning.kind === 'count' ? [meaning] : []))
  return count && `${count.form} ${count.rank}`
}

/** "2 buổi 120 người à nhầm 3 buổi": the figures before the slip whose noun is counted again behind it. */
const saidAgain = (items: readonly Item[]): number[] => {
  const slip = items.findIndex((item, index) => index > 0 && generalOf(item) === 'mend')
  if (slip < 0) return []
  const again = new Set(items.map((_, index) => (index > slip ? nounOf(items, index) : undefined)))
  return items.flatMap((_, index) => {
    const noun = index < slip ? nounOf(items, index) : undefined
    return noun !== undefined && again.has(noun) ? [index] : []
  })
}

/** So many items behind a figure it is said to be wrong. */
const BLAME_ITEMS_MAX = 3

/** "340 hồ sơ nhầm, …": the figure right before was wrong, and the right one follows. */
const isBlamed = (items: readonly Item[], index: number): boolean => {
  const before = items.slice(Math.max(0, index - BLAME_ITEMS_MAX), index)
  const figure = before.findLastIndex(({ kind }) => kind === 'figure')
  const next = items[index + 1]
  return (
    generalOf(items[index]) === 'mend' &&
    next?.kind === 'mark' &&
    figure >= 0 &&
    before.slice(figure).every(({ kind }) => kind !== 'mark') &&
    items.slice(index).some(({ kind }) => kind === 'figure')
  )
}

/** "7 lượt chứ không phải 8 lượt buổi tiếp dân sáng nay": the day is none that was wrong. */
const isReplaced = (items: readonly Item[], index: number, wrong: ReadonlySet<number>): boolean => {
  const kind = items[index]?.kind
  const instead = items.slice(0, index).findLastIndex((item) => generalOf(item) === 'instead')
  const isFirst = ![...wrong].some((place) => place > instead)
  return kind === 'figure' || isFirst || items.slice(0, instead).some((item) => item.kind === kind)
}

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
    // "nhận 340 hồ sơ nhầm, 343 mới đúng"
    else if (isBlamed(items, index)) wrong.add(items.slice(0, index).findLastIndex(({ kind }) => kind === 'figure'))
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
      if (afterInstead && isReplaced(items, index, wrong)) wrong.add(index)
      else last = index
    }
  })
  for (const index of saidAgain(items)) wrong.add(index)
  const right = items.map((item, index): Item => (wrong.has(index) ? asNoise(item) : item))
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
