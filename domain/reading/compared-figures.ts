import type { Item } from './read-items.ts'

const ENDS = new Set([')', ';', '.', '\n', ','])

/**
 * "nhận 10 đơn, tăng 2 đơn so với cùng kỳ (8 đơn)": rises, falls and the figures of another time are told beside the
 * figures that count. They become noise, the times they name with them.
 */
export const withoutComparedFigures = (items: readonly Item[]): Item[] => {
  let comparing = false
  let changing = false
  return items.map((item, index) => {
    if (item.kind === 'general' && item.meaning === 'compare') comparing = true
    if (item.kind === 'general' && item.meaning === 'change') changing = true
    const marksEnd = item.kind === 'mark' && ENDS.has(item.mark)
    // "so với cùng kỳ (8 đơn)": the bracket belongs to the comparison.
    if (marksEnd) comparing = changing = false
    const figure = item.kind === 'figure'
    const dropped = (comparing && (figure || item.kind === 'period' || item.kind === 'day')) || (changing && figure)
    if (figure) changing = false
    return dropped && index > 0 ? { kind: 'noise', start: item.start, end: item.end, at: item.at } : item
  })
}
