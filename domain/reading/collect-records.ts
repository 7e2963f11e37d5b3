import { type Binding, bindFigures } from './bind-figures.ts'
import { ClauseWalk } from './clause-walk.ts'
import { formOfDocument } from './document-words.ts'
import type { DraftRecord } from './draft-record.ts'
import { FigureKeeper } from './figure-keeper.ts'
import { independentForms } from './independent-forms.ts'
import type { Item } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import { RecordBook } from './record-book.ts'
import { fieldTold, formByCounts, type Segment, splitSegments } from './segments.ts'
import type { Source } from './tokens.ts'
import { type Topic, topicsOf } from './topics.ts'

export interface Collection {
  /** The form that is spoken of anyway. */
  current: number | undefined
  /** So many different counts tell the form of a message that names none. */
  fieldsMin: number
  /** A paragraph of a report: nothing is asked, and what repeats is the next record. */
  report?: true
}

/** A word that only another form counts by, in a part of the message that is about that form: "quá hạn 2 đơn". */
const countsElsewhere = (segments: readonly Segment[], current: number): boolean =>
  segments.some(({ items, hinted }) =>
    items.some((item) => {
      if (item.kind !== 'term') return false
      const counting = item.meanings.filter(({ kind }) => kind === 'count')
      return counting.some(({ form }) => hinted.has(form)) && !counting.some(({ form }) => form === current)
    }),
  )

/** How much of the message is understood: what is named, less what stays open. */
const understood = (drafts: readonly DraftRecord[]): number =>
  drafts.reduce((sum, draft) => sum + draft.figureCount - draft.openCount, 0)

/**
 * The records that the message tells, in its order. With a form open, a message that says more by itself reads as if
 * nothing were open; "nhận 4 đơn" goes on about an open reception, which counts them too, unless it has its own day.
 */
export const collectRecords = (
  source: Source,
  lexicon: Lexicon,
  items: readonly Item[],
  { current, fieldsMin, report }: Collection,
): DraftRecord[] => {
  if (report)
    return tell(source, lexicon, topicsOf(source, lexicon, items, { current, strict: true }), { report: true })
  if (current === undefined) return collect(source, lexicon, items, { current, fieldsMin })
  const segments = splitSegments(source, items)
  const alone = collect(source, lexicon, items, { current: undefined, fieldsMin })
  if (segments.some(({ signalled }) => signalled.size > 0) || countsElsewhere(segments, current)) return alone
  // The open form counts all there is and nothing names another one: "2 buổi 2.500 lượt" is no reception then.
  const own = topicsOf(source, lexicon, items, { current }).map((topic) => ({ ...topic, forms: new Set([current]) }))
  const going = tell(source, lexicon, own, { always: current, going: true })
  if (going.some(({ adds }) => adds)) return going
  const timed = items.some(({ kind }) => kind === 'day' || kind === 'period')
  const more = understood(alone) - understood(going)
  return alone.some(({ told }) => told) && (more > 0 || (more === 0 && timed)) ? alone : going
}

const collect = (
  source: Source,
  lexicon: Lexicon,
  items: readonly Item[],
  { current, fieldsMin }: Collection,
): DraftRecord[] => {
  const tellOf = (form: number | undefined): DraftRecord[] => {
    const topics = topicsOf(source, lexicon, items, { current: form })
    return topics.every(({ forms }) => forms.size === 0) ? [] : tell(source, lexicon, topics, { always: form })
  }
  const named = tellOf(current)
  if (named.some(({ told }) => told) || current !== undefined) return named
  // No form is named, or only hinted at.
  const always =
    (named.length === 0 ? formByCounts(source, lexicon, splitSegments(source, items), fieldsMin) : undefined) ??
    (named.length === 0 ? formOfDocument(source, lexicon, items) : undefined)
  return always === undefined ? named : tellOf(always)
}

interface Telling {
  /** The form that is spoken of in every part. */
  always?: number | undefined
  report?: boolean
  /** The message goes on about an open card. */
  going?: boolean
}

const tell = (
  source: Source,
  lexicon: Lexicon,
  topics: readonly Topic[],
  { always, report = false, going = false }: Telling,
): DraftRecord[] => {
  const bindings = topics.map(({ items, forms }) => bindFigures(items, forms, report))
  const independent = independentForms(lexicon.forms, topics, bindings)
  for (const { forms, described } of topics) if (described) for (const form of forms) independent.add(form)
  const book = new RecordBook(source, lexicon, { report, going })
  const figures = new FigureKeeper(book)
  topics.forEach((topic, index) => {
    const { items, forms, signalled } = topic
    const told = new Set([...forms].filter((form) => independent.has(form) || form === always))
    const bound = bindings[index] ?? []
    if (report) closeRepeated(book, topic, bound)
    new ClauseWalk(book, figures, { items, forms: told, signalled }, bound).walk()
  })
  return book.drafts
}

/** A sentence that names the form again and counts again what was counted tells the next record from its beginning. */
const closeRepeated = (book: RecordBook, topic: Topic, bindings: readonly Binding[]): void => {
  for (const form of topic.signalled) {
    const draft = book.openDraft(form)
    const repeats = bindings.some((binding) => {
      const field = fieldTold(topic, binding, form)
      return field !== undefined && draft?.has(field)
    })
    if (draft && repeats) book.close(form)
  }
}
