import type { Item } from './items.ts'
import type { Source } from './tokens.ts'

/** "26 nhiệm vụ | đến nay đã hoàn thành 24": what begins the next clause, behind what was counted. */
const OPENS = /^(?:den nay|hien nay|hien tai|toi nay|nay)(?= )/
/** So many items may count behind the figure: "26 nhiệm vụ". */
const NOUN_ITEMS_MAX = 2

/** A comma where a message without any says "đến nay" behind a figure and counts on. */
export const withClauseBreaks = (source: Source, items: readonly Item[]): readonly Item[] =>
  items.flatMap((item, index): Item[] => {
    if (!OPENS.test(source.folded.slice(item.start, item.start + 20))) return [item]
    const near = items.slice(Math.max(0, index - NOUN_ITEMS_MAX), index)
    const counted = near[0]?.kind === 'figure' && near.every(({ kind }) => kind !== 'mark')
    const more = items.slice(index).some(({ kind }) => kind === 'figure')
    const { start, at } = item
    return counted && more ? [{ kind: 'mark', mark: ',', start, end: start, at, length: 0 }, item] : [item]
  })
