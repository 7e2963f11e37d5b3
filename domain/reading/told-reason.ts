import type { Clause, RecordBook } from './record-book.ts'

/** Who it was and when: behind these a reason begins. */
const headsReason = (item: Clause['items'][number]): boolean =>
  item.kind === 'mark' ||
  item.kind === 'day' ||
  item.kind === 'period' ||
  (item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'head' || kind === 'deputy'))

/** "CT đi công tác nên không tiếp dân": what stands before "nên", which stands at the index. */
export const reasonBefore = (book: RecordBook, { items }: Clause, index: number): string | undefined => {
  const before = items.slice(0, index)
  const [first, end] = [before[before.findLastIndex(headsReason) + 1], before.at(-1)]
  return first && end ? book.wordsOf({ start: first.start, end: end.end }) : undefined
}

/** What stands behind "do", "vì" at the index, up to the end of its clause. */
export const reasonAfter = (book: RecordBook, { items }: Clause, index: number): string | undefined => {
  const first = items[index + 1]
  if (!first || first.kind === 'mark') return undefined
  let { end } = first
  for (const item of items.slice(index + 1)) {
    // "thiếu máy scan", typed bare: no amount.
    const counts = item.kind === 'figure' && !(item.figure.vague && item.figure.weak)
    if ((item.kind === 'mark' && item.mark !== '-' && item.mark !== '/') || counts) break
    // "do mưa lũ nên không tổ chức": what follows is the consequence.
    if (item.kind === 'word' && item.word === 'nen') break
    end = item.end
  }
  return book.wordsOf({ start: first.start, end }).trim()
}
