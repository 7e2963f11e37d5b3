import { asNoise, type Item } from './items.ts'
import type { Source } from './tokens.ts'

/** "dự kiến kiểm tra 30 đơn vị": what follows up to the end of the sentence is not done yet. */
const PLANNED = /^(?:phấn đấu|dự kiến|sẽ|tiến tới|mục tiêu)(?!\p{L})/iu
/** A heading under which all that follows is planned. */
const HEADING =
  /^(?:phương hướng|nhiệm vụ trọng tâm (?:năm|quý|tháng|thời gian)|trong thời gian tới|thời gian tới|năm tới)(?!\p{L})/iu
const SENTENCE_ENDS = new Set(['.', '\n'])
/** A time told in a heading is read before it. */
const OPENS = new Set<Item['kind']>(['mark', 'period', 'day'])
const PLAN_LENGTH_MAX = 40

/** In a report, figures of what is only planned count nothing: they become noise. */
export const withoutPlannedFigures = (source: Source, items: readonly Item[]): Item[] => {
  let planned = false
  let heading = false
  return items.map((item, index) => {
    const starts = item.kind === 'general' || item.kind === 'word' || item.kind === 'term' || item.kind === 'noise'
    const words = starts ? source.text.slice(item.start, item.start + PLAN_LENGTH_MAX) : ''
    planned ||= PLANNED.test(words)
    const before = items[index - 1]
    heading ||= HEADING.test(words) && (before === undefined || OPENS.has(before.kind))
    if (item.kind === 'mark' && SENTENCE_ENDS.has(item.mark)) planned = false
    if (item.kind === 'mark' && item.mark === '\n') heading = false
    if (item.kind !== 'figure' || !(planned || heading)) return item
    return asNoise(item)
  })
}
