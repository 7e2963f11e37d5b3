import type { Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

/** After "không có" the words for nothing stand within this many items. */
const NEGATED_ITEMS_MAX = 6

interface Zero {
  strength: number
  fields: readonly string[]
  end: number
}

/** What is none when a word is denied: a state more than a noun, "ai đến" more than "người". */
const zeroOf = (meaning: Meaning, events: readonly string[] = []): Omit<Zero, 'end'> | undefined => {
  // "chưa tổ chức TXCT": no event of the kind.
  if (meaning.kind === 'signal' && events.length > 0) return { strength: 2, fields: events }
  if (meaning.kind === 'none') return { strength: 2, fields: meaning.zero }
  if (meaning.kind !== 'count' || meaning.reading.field === undefined) return undefined
  // "không có đơn tồn đọng": of this period or the last? Neither is told.
  if (meaning.reading.unlessFirst) return { strength: 3, fields: [] }
  const fields = [meaning.reading.field]
  if (meaning.reading.as === 'lead') return { strength: 3, fields }
  if (meaning.reading.yields) return { strength: 0, fields }
  return { strength: meaning.reading.as === 'noun' ? 1.5 : 1, fields }
}

/** "CT có tiếp dân không" only asks; a list tells. */
const isList = (items: Clause['items']): boolean =>
  items.some((item) => item.kind === 'figure') ||
  items.filter((item) => item.kind === 'mark' && item.mark === ',').length > 1

/** Told among figures, "đang giải quyết 3, chuyển không" denies what stands before: the state right before the negation. */
const stateBefore = ({ items, forms }: Clause, index: number, strengthMin: number): Map<number, Zero> => {
  const colon = items[index - 1]
  const skip = colon?.kind === 'mark' && colon.mark === ':' ? 1 : 0
  const before = items[index - 1 - skip]
  const zeros = new Map<number, Zero>()
  if (before?.kind !== 'term' || (skip === 0 && !isList(items))) return zeros
  for (const meaning of before.meanings) {
    const found = forms.has(meaning.form) && meaning.kind === 'count' ? zeroOf(meaning) : undefined
    if (found && found.strength >= strengthMin)
      zeros.set(meaning.form, { ...found, end: items[index]?.end ?? before.end })
  }
  return zeros
}

/** "tố cáo không phát sinh": nothing is named behind the verb, so the state before it is what did not arise. */
const arisesAlone = (source: Source, items: Clause['items'], index: number): boolean => {
  const verb = items[index + 1]
  const next = items[index + 2]
  const says = verb && source.folded.slice(verb.start, verb.end) === 'phat sinh'
  return says === true && (next === undefined || next.kind === 'mark')
}

/** "Tiếp dân hôm nay: không": nothing of what the form says arises. */
const answered = ({ lexicon, source }: RecordBook, { items, signalled }: Clause, index: number): Map<number, Zero> => {
  const colon = items[index - 1]
  const next = items[index + 1]
  const zeros = new Map<number, Zero>()
  if (colon?.kind !== 'mark' || colon.mark !== ':' || (next !== undefined && next.kind !== 'mark')) return zeros
  const arising = lexicon.phrases.meaningsOf('phát sinh')
  for (const meaning of arising)
    if (meaning.kind === 'none' && signalled.has(meaning.form))
      zeros.set(meaning.form, { strength: 2, fields: meaning.zero, end: items[index]?.end ?? source.text.length })
  return zeros
}

/**
 * In a report only "không có đơn tố cáo." says zero: "không có lý do tại cơ quan", "không có vụ việc phức tạp" deny
 * something narrower.
 */
const isAlone = (items: Clause['items'], from: number, at: number): boolean => {
  const next = items[at + 1]
  const ends = next === undefined || next.kind === 'mark' || (next.kind === 'word' && next.word === 'nao')
  const plain = (item: Clause['items'][number]) =>
    item.kind === 'general' ||
    (item.kind === 'term' && item.meanings.some((each) => each.kind === 'count' && each.reading.as !== 'lead'))
  return ends && items.slice(from, at).every(plain)
}

/** "không có ai đến", "không phát sinh đơn": zero is an answer. `index` is the place of the negation. */
export const tellZeros = (book: RecordBook, clause: Clause, index: number): void => {
  const { items, forms } = clause
  const zeros = new Map<number, Zero>()
  for (const [offset, item] of items.slice(index + 1, index + 1 + NEGATED_ITEMS_MAX).entries()) {
    if (item.kind === 'mark' || item.kind === 'figure') break
    if (item.kind !== 'term') continue
    if (book.report && !isAlone(items, index + 1, index + 1 + offset)) continue
    for (const meaning of item.meanings) {
      const said = item.meanings.some(({ kind, form }) => kind === 'none' && form === meaning.form)
      // "không có kiến nghị cử tri": what is counted is denied, and no event.
      const counted = item.meanings.some((each) => each.kind === 'count' && each.form === meaning.form)
      const events = offset === 0 && !counted ? book.lexicon.forms[meaning.form]?.reading.events : undefined
      const wanted = forms.has(meaning.form) && (!said || meaning.kind === 'none')
      const found = wanted ? zeroOf(meaning, events) : undefined
      const known = zeros.get(meaning.form)
      if (found && (!known || found.strength > known.strength)) zeros.set(meaning.form, { ...found, end: item.end })
    }
  }
  const strongest = Math.max(0, ...[...zeros.values()].map(({ strength }) => strength))
  const alone = arisesAlone(book.source, items, index)
  if (strongest < 2 || alone)
    for (const [form, zero] of stateBefore(clause, index, alone ? 1 : 3)) zeros.set(form, zero)
  if (zeros.size === 0) for (const [form, zero] of answered(book, clause, index)) zeros.set(form, zero)
  const own = [...zeros].filter(([, { strength }]) => strength > 0)
  for (const [form, { fields, end }] of own.length > 0 ? own : zeros)
    book.draftOf(form).zero(fields, book.wordsOf({ start: items[index]?.start ?? 0, end }))
}
