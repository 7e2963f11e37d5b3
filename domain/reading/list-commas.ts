import type { Item } from './items.ts'
import type { Source } from './tokens.ts'

const ENDS = new Set([',', ';', '.', ':', '\n', '-', '('])

const endsPart = (item: Item): boolean => item.kind === 'mark' && ENDS.has(item.mark)

const isApart = ({ tokens }: Source, { at }: Item): boolean => !tokens[at]?.glued && !tokens[at + 1]?.glued

/**
 * "96 lượt dự - 21 ý kiến - tiếp thu 4": a dash between two parts of a list, each with its figure, is its comma; and so
 * is a semicolon within brackets, "(tỉnh 10; xã 26)".
 */
export const withListCommas = (source: Source, items: readonly Item[]): readonly Item[] => {
  let brackets = 0
  /** Where the part begins. */
  let begin = 0
  const counts = (part: readonly Item[]): boolean => part.some(({ kind }) => kind === 'figure')
  return items.map((item, index) => {
    if (item.kind !== 'mark') return item
    const before = items.slice(begin, index)
    if (endsPart(item)) begin = index + 1
    if (item.mark === '(') brackets++
    if (item.mark === ')') brackets = Math.max(0, brackets - 1)
    if (item.mark === ';' && brackets > 0) return { ...item, mark: ',' }
    if (item.mark !== '-' || !isApart(source, item)) return item
    const after = items.slice(index + 1)
    const end = after.findIndex(endsPart)
    const listed = counts(before) && counts(after.slice(0, end < 0 ? after.length : end))
    return listed ? { ...item, mark: ',' } : item
  })
}
