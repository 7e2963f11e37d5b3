import { DONE } from './intended-figures.ts'
import { asNoise, generalOf, type Item } from './items.ts'
import type { Source } from './tokens.ts'
import { wholeTold } from './told-whole.ts'

const INTENDS = /^(?:se|du kien|phan dau|(?:tuan|thang) (?:sau|toi))$/
/** "kế hoạch tháng 12 tiếp 10 lượt" */
const AHEAD = /^(?:ke hoach|phuong huong) (?:tuan|thang|quy|nam)(?!\p{L})/u
/** "…, hiện còn 3 đơn": what is so now, behind a plan. */
const NOW = /^(?:hien|con)(?= )/
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

/** "nhận 17 đơn", and not the "5 đoàn" that will inspect. */
const tellsDone = (items: readonly Item[]): boolean => {
  const verb = items.findIndex(
    (item) =>
      item.kind === 'term' &&
      item.meanings.some((meaning) => meaning.kind === 'count' && meaning.reading.as !== 'noun'),
  )
  return verb >= 0 && items.slice(verb).some(isFigure)
}

/**
 * Where the clause begins to tell what is meant to be; its length where it does not, or tells of no count. `told`: something
 * was counted before the clause, which else must count something itself: "nhận 17 đơn sẽ giải quyết 15".
 */
const intentIn = (source: Source, clause: readonly Item[], told: boolean): number => {
  const from = clause.findIndex((item, at) => isIntent(source, item, at))
  if (from < 0) return clause.length
  const before = clause.slice(0, from)
  const behind = clause.some((item, at) => at > from && (isFigure(item) || wholeTold(source, clause, at) !== undefined))
  const isMeant = behind ? told || tellsDone(before) : told && before.some(isFigure)
  return isMeant ? from : clause.length
}

const silenced = (item: Item): Item => (item.kind === 'mark' || item.kind === 'general' ? item : asNoise(item))

/**
 * "giải quyết 12 đơn, phấn đấu tháng 12 giải quyết 5 đơn còn lại": what is meant to follow on what was done counts nothing, to
 * the end of the sentence or until something is told again.
 */
export const withoutLaterPlans = (source: Source, items: readonly Item[]): readonly Item[] => {
  let told = false
  let planned = false
  return clausesOf(items).flatMap(({ items: clause, opens }) => {
    const words = source.folded.slice(clause[0]?.start)
    if (opens || DONE.test(words) || NOW.test(words)) planned = false
    const from = intentIn(source, clause, told)
    // "còn 5 đơn sẽ giải quyết trong tháng 12": only that they are left is told.
    const done = planned ? [] : clause.slice(0, from)
    const counted = done.some(isFigure)
    planned ||= from < clause.length && !counted
    told ||= counted
    return planned ? clause.map(silenced) : [...done, ...clause.slice(from).map(silenced)]
  })
}
