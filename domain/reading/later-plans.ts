import { generalOf, type Item } from './items.ts'
import type { Source } from './tokens.ts'
import { wholeTold } from './told-whole.ts'

const INTENDS = /^(?:se|du kien|phan dau|(?:tuan|thang) (?:sau|toi))$/
/** "kế hoạch tháng 12 tiếp 10 lượt" */
const AHEAD = /^(?:ke hoach|phuong huong) (?:tuan|thang|quy|nam)(?!\p{L})/u
/** "…, đã giải quyết 12": what is told again after a plan. */
const DONE = /^(?:da|dat|thuc hien|den nay|moi|hien|con)(?= )/
const SENTENCE_ENDS: ReadonlySet<string> = new Set(['.', ';', '\n'])

interface Clause {
  items: Item[]
  /** It begins a sentence. */
  opens: boolean
}

const isMark = (item: Item | undefined): boolean =>
  item?.kind === 'mark' && (item.mark === ',' || SENTENCE_ENDS.has(item.mark))

/** Each with the mark that ends it. */
const clausesOf = (items: readonly Item[]): Clause[] => {
  const clauses: Clause[] = []
  for (const item of items) {
    const last = clauses.at(-1)
    const end = last?.items.at(-1)
    if (last && !isMark(end)) last.items.push(item)
    else clauses.push({ items: [item], opens: end?.kind === 'mark' && end.mark !== ',' })
  }
  return clauses
}

const isFigure = ({ kind }: Item): boolean => kind === 'figure'

const isIntent = ({ folded }: Source, item: Item, at: number): boolean =>
  generalOf(item) === 'plan'
    ? INTENDS.test(folded.slice(item.start, item.end))
    : at === 0 && AHEAD.test(folded.slice(item.start))

/** Where the clause begins to tell how many or how much is meant to be; its length where it does not. */
const intentIn = (source: Source, clause: readonly Item[]): number => {
  const from = clause.findIndex((item, at) => isIntent(source, item, at))
  if (from < 0) return clause.length
  const counts = clause.some((item, at) => isFigure(item) || (at > from && wholeTold(source, clause, at) !== undefined))
  return counts ? from : clause.length
}

const asNoise = (item: Item): Item => {
  const { start, end, at, length } = item
  return item.kind === 'mark' || item.kind === 'general' ? item : { kind: 'noise', start, end, at, length }
}

/**
 * "giải quyết 12 đơn, phấn đấu tháng 12 giải quyết 5 đơn còn lại": what is meant to follow on what was done counts nothing, to
 * the end of the sentence or until something is told again.
 */
export const withoutLaterPlans = (source: Source, items: readonly Item[]): readonly Item[] => {
  let told = false
  let planned = false
  return clausesOf(items).flatMap(({ items: clause, opens }) => {
    if (opens || DONE.test(source.folded.slice(clause[0]?.start))) planned = false
    const from = told ? intentIn(source, clause) : clause.length
    // "còn 5 đơn sẽ giải quyết trong tháng 12": only that they are left is told.
    const done = planned ? [] : clause.slice(0, from)
    const counted = done.some(isFigure)
    planned ||= from < clause.length && !counted
    told ||= counted
    return planned ? clause.map(asNoise) : [...done, ...clause.slice(from).map(asNoise)]
  })
}
