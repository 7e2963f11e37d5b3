import { tellDelegation, tellDeputy, tellHead } from './agent-words.ts'
import { type Binding, bindFigures } from './bind-figures.ts'
import type { DraftRecord } from './draft-record.ts'
import { FigureKeeper } from './figure-keeper.ts'
import type { GeneralMeaning } from './general-words.ts'
import { independentForms } from './independent-forms.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { Item } from './read-items.ts'
import { type Clause, RecordBook } from './record-book.ts'
import { tellRemoval } from './removed-fields.ts'
import { formByCounts, formsOfSegments, type Segment, splitSegments } from './segments.ts'
import type { Source } from './tokens.ts'
import { tellZeros } from './zero-words.ts'

/** A day told this many items after a verb is the verb's: "đã thụ lý hôm qua". */
const DAY_AFTER_VERB_MAX = 3

/** Goes through a part of the message from left to right and writes what it tells into the book. */
class ClauseWalk {
  readonly #book: RecordBook
  readonly #figures: FigureKeeper
  readonly #clause: Clause
  readonly #bound: ReadonlyMap<number, Binding>
  #reason: string | undefined
  #removed = false

  constructor(book: RecordBook, figures: FigureKeeper, clause: Clause, bindings: readonly Binding[]) {
    this.#book = book
    this.#figures = figures
    this.#clause = clause
    this.#bound = new Map(bindings.map((binding) => [binding.index, binding]))
  }

  walk(): void {
    this.#book.brackets = 0
    this.#book.delegating = false
    this.#book.part = undefined
    for (const [index, item] of this.#clause.items.entries()) this.#step(item, index)
    this.#book.nested = false
    if (this.#reason !== undefined) for (const draft of this.#book.openDrafts) draft.reason ??= this.#reason
  }

  #step(item: Item, index: number): void {
    if (item.kind === 'mark') this.#mark(item.mark)
    else if (item.kind === 'day') {
      if (!this.#dayOfField(item, index)) this.#book.day(item.date, this.#closes(index))
    } else if (item.kind === 'period') this.#book.period(item.period, item.readings, this.#book.wordsOf(item))
    else if (item.kind === 'unit') this.#book.unit(item)
    else if (item.kind === 'general') this.#general(item.meaning, index)
    else if (item.kind === 'term') this.#term(item, index)
    else if (item.kind === 'figure') this.#figures.keep(this.#clause, index, item, this.#bound.get(index))
  }

  #closes(index: number): boolean {
    const next = this.#clause.items[index + 1]
    return next === undefined || next.kind === 'mark'
  }

  #mark(mark: string): void {
    const { part } = this.#book
    if (mark === '(') this.#book.brackets++
    if (mark === ')') this.#book.brackets = Math.max(0, this.#book.brackets - 1)
    // Inside the brackets of a part a comma changes nothing.
    if (part && mark === '(') part.linked = true
    if (part && mark === ',' && this.#book.brackets === 0) part.linked = false
  }

  /** "đã thụ lý hôm qua": the day of a field, and not of the record. */
  #dayOfField(item: Item & { kind: 'day' }, index: number): boolean {
    const { items, forms } = this.#clause
    for (const before of items.slice(Math.max(0, index - DAY_AFTER_VERB_MAX), index).reverse()) {
      if (before.kind === 'mark' || before.kind === 'figure') return false
      if (before.kind !== 'term') continue
      const verb = before.meanings.find((meaning) => meaning.kind === 'date' && forms.has(meaning.form))
      if (verb?.kind !== 'date') continue
      this.#book.draftOf(verb.form).date(verb.field, item.date, this.#book.wordsOf(item))
      return true
    }
    return false
  }

  #general(meaning: GeneralMeaning, index: number): void {
    const { part } = this.#book
    if (meaning === 'within') {
      this.#book.nested = true
      this.#book.beginParts()
      if (part) part.linked = true
    } else if (meaning === 'with' && part) part.linked = true
    else if (meaning === 'negation') tellZeros(this.#book, this.#clause, index)
    else if (meaning === 'reason') this.#reason ??= this.#reasonAfter(index)
    else if (meaning === 'remove' && !this.#removed) {
      this.#removed = true
      tellRemoval(this.#book, this.#clause, index)
    }
  }

  /** What stands after "do", "vì", up to the end of its clause. */
  #reasonAfter(index: number): string | undefined {
    const first = this.#clause.items[index + 1]
    if (!first || first.kind === 'mark') return undefined
    let { end } = first
    for (const item of this.#clause.items.slice(index + 1)) {
      if ((item.kind === 'mark' && item.mark !== '-' && item.mark !== '/') || item.kind === 'figure') break
      // "do mưa lũ nên không tổ chức": what follows is the consequence.
      if (item.kind === 'word' && item.word === 'nen') break
      end = item.end
    }
    return this.#book.wordsOf({ start: first.start, end }).trim()
  }

  #term(item: Item & { kind: 'term' }, index: number): void {
    for (const meaning of item.meanings) if (this.#clause.forms.has(meaning.form)) this.#meaning(meaning, item, index)
    if (item.general === 'negation') tellZeros(this.#book, this.#clause, index)
  }

  #meaning(meaning: Meaning, item: Item & { kind: 'term' }, index: number): void {
    if (meaning.kind === 'head') tellHead(this.#book, this.#clause, index, meaning)
    else if (meaning.kind === 'deputy') tellDeputy(this.#book, meaning)
    else if (meaning.kind === 'delegation') {
      // "tự tiếp 2 buổi, còn lại ủy quyền": what was told before was not delegated.
      if (!this.#isRest(index - 1)) tellDelegation(this.#book, meaning.form)
    } else if (meaning.kind === 'choice') this.#choice(meaning, item, index)
    else if (meaning.kind === 'none') {
      // The phrase denies by itself: "không ai đến".
      const first = this.#book.source.tokens[item.at]?.folded
      if (first === 'khong' || first === 'chua')
        this.#book.draftOf(meaning.form).zero(meaning.zero, this.#book.wordsOf(item))
    }
  }

  #isRest(index: number): boolean {
    const item = this.#clause.items[index]
    return item !== undefined && this.#book.source.folded.slice(item.start, item.end) === 'con lai'
  }

  #choice(meaning: Meaning & { kind: 'choice' }, item: Item & { kind: 'term' }, index: number): void {
    // "dat 75%" is "đạt", not "đất": nothing that is chosen stands before its percentage.
    const next = this.#clause.items[index + 1]
    if (next?.kind === 'figure' && next.figure.percent) return
    const choice = this.#book.lexicon.forms[meaning.form]?.reading.choices?.[meaning.reading]
    if (choice) this.#book.draftOf(meaning.form).choose(choice, meaning.value, this.#book.wordsOf(item))
  }
}

export interface Collection {
  /** The form that is spoken of anyway. */
  current: number | undefined
  /** So many different counts tell the form of a message that names none. */
  fieldsMin: number
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
  { current, fieldsMin }: Collection,
): DraftRecord[] => {
  const segments = splitSegments(items)
  if (current === undefined) return collect(source, lexicon, segments, { current, fieldsMin })
  const alone = collect(source, lexicon, segments, { current: undefined, fieldsMin })
  if (segments.some(({ signalled }) => signalled.size > 0) || countsElsewhere(segments, current)) return alone
  const going = collect(source, lexicon, segments, { current, fieldsMin })
  const form = lexicon.forms[current]
  if (going.some((draft) => draft.told && draft.form !== form)) return alone
  const timed = items.some(({ kind }) => kind === 'day' || kind === 'period')
  const more = understood(alone) - understood(going)
  return alone.some(({ told }) => told) && (more > 0 || (more === 0 && timed)) ? alone : going
}

const collect = (
  source: Source,
  lexicon: Lexicon,
  segments: readonly Segment[],
  { current, fieldsMin }: Collection,
): DraftRecord[] => {
  let candidates = formsOfSegments(segments, lexicon, current)
  let always = current
  if (candidates.every(({ size }) => size === 0)) {
    always = formByCounts(segments, lexicon, fieldsMin)
    if (always === undefined) return []
    candidates = formsOfSegments(segments, lexicon, always)
  }
  const bindings = segments.map((segment, index) => bindFigures(segment.items, candidates[index] ?? new Set()))
  const independent = independentForms(lexicon.forms, segments, candidates, bindings)
  const book = new RecordBook(source, lexicon)
  const figures = new FigureKeeper(book)
  segments.forEach((segment, index) => {
    const told = [...(candidates[index] ?? [])].filter((form) => independent.has(form) || form === always)
    const clause = { items: segment.items, forms: new Set(told) }
    new ClauseWalk(book, figures, clause, bindings[index] ?? []).walk()
  })
  return book.drafts
}
