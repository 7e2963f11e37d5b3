import type { IsoDate } from '../forms/form.ts'
import type { DraftRecord } from './draft-record.ts'
import type { GeneralMeaning } from './general-words.ts'
import type { Intent } from './message-reading.ts'
import type { Item } from './read-items.ts'

const DOCUMENT = /\d[/-](?:kh|qd|tb|nq|ct|bc|tt|cv|nd|ttr|hd|kl)\b/

const says = (items: readonly Item[], ...meanings: GeneralMeaning[]): boolean =>
  items.some((item) => {
    const meaning = item.kind === 'general' ? item.meaning : item.kind === 'term' ? item.general : undefined
    return meaning !== undefined && meanings.includes(meaning)
  })

const hasCountable = (items: readonly Item[]): boolean =>
  items.some((item) => item.kind === 'figure' && !item.figure.weak)

/** "8 lượt thành 9 lượt": one figure becomes another. */
const replaces = (items: readonly Item[], text: string): boolean => {
  const into = items.findIndex(
    (item) => item.kind === 'general' && item.meaning === 'into' && text.slice(item.start, item.end).endsWith('thanh'),
  )
  if (into < 0 || items[into + 1]?.kind !== 'figure') return false
  return items.slice(Math.max(0, into - 3), into).some(({ kind }) => kind === 'figure')
}

export interface IntentContext {
  /** A card or a question of a form is open, so "10 người chứ không phải 9" speaks of it. */
  open: boolean
  /** The folded text that the items were read from. */
  text: string
}

/** A correction is decided before figures are named: the wrong ones are dropped first. */
export const isCorrection = (items: readonly Item[], context: IntentContext): boolean => {
  if (says(items, 'mend')) return true
  if (says(items, 'instead') && (context.open || hasCountable(items) || says(items, 'into'))) return true
  if (replaces(items, context.text)) return true
  // "7 vụ thôi", said of an open card.
  const last = items.findLast(({ kind }) => kind !== 'mark')
  if (context.open && last?.kind === 'word' && last.word === 'thoi') return true
  const [first, second] = items
  const removes = (item: Item | undefined) => item?.kind === 'general' && item.meaning === 'remove'
  return removes(first) || removes(second)
}

export const isQuestion = (items: readonly Item[], drafts: readonly DraftRecord[]): boolean => {
  const told = drafts.some((draft) => draft.figureCount > 0)
  if (told) return false
  const ends = items.at(-1)
  if (says(items, 'ask')) return true
  if (ends?.kind === 'mark' && ends.mark === '?') return true
  // "CT có tiếp dân hôm qua không"
  const last = items.findLast(({ kind }) => kind !== 'mark')
  if (last?.kind === 'general' && last.meaning === 'negation' && items.length > 2) return true
  const [first] = items
  return first?.kind === 'general' && first.meaning === 'askSoft'
}

/** What is planned has no figures yet; a day to come says so without a word. */
export const isPlan = (items: readonly Item[], drafts: readonly DraftRecord[], today: IsoDate): boolean => {
  const ahead = items.some((item) => item.kind === 'day' && item.date > today)
  const counted = drafts.some((draft) => draft.figureCount > 0)
  if (ahead && !counted) return true
  if (!says(items, 'plan')) return false
  return !drafts.some((draft) => draft.told)
}

/** The intent when no form of ours tells of anything. */
export const intentWithoutRecord = (items: readonly Item[], folded: string): Intent => {
  if (says(items, 'postpone')) return 'update'
  if (hasCountable(items)) return 'log'
  // A document with its number, a day that is over: something is told, if not to a form we have.
  const document = DOCUMENT.test(folded)
  return document ? 'log' : 'chitchat'
}

export const saysPostpone = (items: readonly Item[]): boolean => says(items, 'postpone')
