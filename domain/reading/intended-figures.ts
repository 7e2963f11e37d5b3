import { asNoise, type Item } from './items.ts'
import type { Source } from './tokens.ts'

/** "kế hoạch năm kiểm tra 6 chi bộ", "chỉ tiêu giao 10 buổi": so many are meant to be. */
const INTENDED = /^(?:theo )?(?:ke hoach(?! \d)|chi tieu|dang ky|du kien|phan dau)(?= )/
/** "đã kiểm tra 4 chi bộ", "thực hiện 9 buổi": so many are. */
export const DONE = /^(?:da|dat|thuc hien|den nay|moi)(?= )/

/**
 * "kế hoạch năm kiểm tra 6 chi bộ, đã kiểm tra 4 chi bộ": of a plan and what came of it in one breath only the second
 * counts. The figures of the plan become noise.
 */
export const withoutIntendedFigures = (source: Source, items: readonly Item[]): readonly Item[] => {
  const marks = items.flatMap((item, index) => (item.kind === 'mark' && item.mark === ',' ? [index] : []))
  const [mark] = marks
  const first = items.findIndex(({ kind }) => kind !== 'period' && kind !== 'day' && kind !== 'mark')
  if (mark === undefined || first < 0 || first > mark) return items
  const wordsFrom = (index: number) => source.folded.slice(items[index]?.start)
  if (!INTENDED.test(wordsFrom(first)) || !DONE.test(wordsFrom(mark + 1))) return items
  return items.map((item, index) => (item.kind === 'figure' && index < mark ? asNoise(item) : item))
}
