import { tellDelegation, tellDeputy, tellHead } from './agent-words.ts'
import type { Binding } from './bind-figures.ts'
import { isDayOfOtherDocument, tellDocument } from './document-words.ts'
import type { FigureKeeper } from './figure-keeper.ts'
import type { GeneralMeaning } from './general-words.ts'
import type { Meaning } from './lexicon.ts'
import { announcedBy, tellName, tellQuote } from './name-words.ts'
import type { Item } from './read-items.ts'
import type { Clause, RecordBook } from './record-book.ts'
import { tellRemoval } from './removed-fields.ts'
import { tellZeros } from './zero-words.ts'

/** A day told this many items after a verb is the verb's: "đã thụ lý hôm qua". */
const DAY_AFTER_VERB_MAX = 3

/** What a word says in every form is not lost where it also says something in one: "bộ", typed bare, is "bỏ" too. */
const ALSO_GENERAL: ReadonlySet<GeneralMeaning> = new Set(['negation', 'within', 'remove'])

/** Goes through a part of the message from left to right and writes what it tells into the book. */
export class ClauseWalk {
  readonly #book: RecordBook
  readonly #figures: FigureKeeper
  readonly #clause: Clause
  readonly #bound: ReadonlyMap<number, Binding>
  readonly #labels: ReadonlySet<number>
  #reason: string | undefined
  #removed = false
  /** The place behind the name just told. */
  #behindName = 0

  constructor(book: RecordBook, figures: FigureKeeper, clause: Clause, bindings: readonly Binding[]) {
    this.#book = book
    this.#figures = figures
    this.#clause = clause
    this.#bound = new Map(bindings.map((binding) => [binding.index, binding]))
    this.#labels = new Set(bindings.flatMap(({ left, right }) => [...left, ...right].map(({ index }) => index)))
  }

  walk(): void {
    this.#book.beginPart()
    for (const [index, item] of this.#clause.items.entries()) this.#step(item, index)
    this.#book.nested = false
    if (this.#reason !== undefined) for (const draft of this.#book.openDrafts) draft.reason ??= this.#reason
  }

  #step(item: Item, index: number): void {
    if (index < this.#behindName) return
    if (item.kind === 'mark') this.#mark(item.mark, index)
    else if (item.kind === 'quote') this.#quote(item, index)
    else if (item.kind === 'document') tellDocument(this.#book, this.#clause, index, item.number)
    else if (item.kind === 'day') {
      if (!this.#dayOfField(item, index) && !isDayOfOtherDocument(this.#book, this.#clause, index))
        this.#book.day(item.date, this.#closes(index))
    } else if (item.kind === 'period') this.#book.period(item, this.#book.wordsOf(item))
    else if (item.kind === 'unit') this.#book.unit(item)
    else if (item.kind === 'general') this.#general(item.meaning, index)
    else if (item.kind === 'term') this.#term(item, index)
    else if (item.kind === 'figure') this.#figures.keep(this.#clause, index, item, this.#bound.get(index))
  }

  #closes(index: number): boolean {
    const next = this.#clause.items[index + 1]
    return next === undefined || next.kind === 'mark'
  }

  #mark(mark: string, index: number): void {
    const { part } = this.#book
    if (mark === '(' || (mark === ',' && (this.#book.nested || this.#book.brackets > 0))) this.#splitOff(index)
    if (mark === '(') this.#book.brackets++
    if (mark === ')') this.#book.brackets = Math.max(0, this.#book.brackets - 1)
    // Inside the brackets of a part a comma changes nothing.
    if (part && mark === '(') part.linked = true
    if (part && mark === ',' && this.#book.brackets === 0) part.linked = false
  }

  /** "đã thụ lý hôm qua": the day of a field, and not of the record. */
  #dayOfField(item: Item & { kind: 'day' }, index: number): boolean {
    const { items, forms } = this.#clause
    // "hạn 25/11": the verb is a part of the day's words.
    const { lexicon, source } = this.#book
    const isOfField = (meaning: Meaning) => meaning.kind === 'date' && forms.has(meaning.form)
    const own = lexicon.phrases.longestAt(source, item.at, { end: item.at + item.length, accepts: isOfField })
    for (const meaning of own?.meanings ?? [])
      if (meaning.kind === 'date') {
        this.#book.draftOf(meaning.form).date(meaning.field, item.date, this.#book.wordsOf(item))
        return true
      }
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
      this.#splitOff(index)
    } else if ((meaning === 'with' || meaning === 'along') && part) part.linked = true
    else if (meaning === 'negation') tellZeros(this.#book, this.#clause, index)
    else if (meaning === 'cumulative') this.#book.cumulative()
    else if (meaning === 'reason') this.#reason ??= this.#reasonAfter(index)
    else if (meaning === 'remove' && !this.#removed) {
      this.#removed = true
      tellRemoval(this.#book, this.#clause, index)
    }
  }

  /** "trong đó 4 căn quỹ A, 85 căn quỹ B": a part with its own value of the dividing field is a record of its own. */
  #splitOff(index: number): void {
    const { items, forms } = this.#clause
    const length = items.slice(index + 1).findIndex((item) => item.kind === 'mark')
    const part = items.slice(index + 1, length < 0 ? items.length : index + 1 + length)
    if (!part.some(({ kind }) => kind === 'figure')) return
    for (const form of forms) {
      const { splitBy } = this.#book.lexicon.forms[form]?.reading ?? {}
      const divides = part.some(
        (item) =>
          announcedBy(this.#book, this.#clause, item).some(({ reading }) => reading.field === splitBy) ||
          (item.kind === 'term' &&
            item.meanings.some(
              (meaning) => meaning.kind === 'choice' && meaning.form === form && meaning.field === splitBy,
            )),
      )
      if (splitBy !== undefined && divides && this.#book.openDraft(form)?.told) this.#book.splitOff(form, splitBy)
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
    this.#allOfIt(item, index)
    if (item.general !== undefined && ALSO_GENERAL.has(item.general)) this.#general(item.general, index)
    this.#behindName = tellName(this.#book, this.#clause, index, this.#labels)
  }

  /** "nhận 10 đơn, giải quyết hết": how many that is, is asked. */
  #allOfIt(item: Item & { kind: 'term' }, index: number): void {
    const next = this.#clause.items[index + 1]
    if (next?.kind !== 'word' || next.word !== 'het' || !this.#closes(index + 1) || this.#labels.has(index)) return
    const told = item.meanings.find((meaning) => meaning.kind === 'count' && this.#clause.forms.has(meaning.form))
    if (told?.kind !== 'count' || told.reading.as !== 'lead' || told.reading.field === undefined) return
    const draft = this.#book.draftOf(told.form)
    if (!draft.told || draft.has(told.reading.field)) return
    const words = this.#book.wordsOf({ start: item.start, end: next.end })
    draft.doubt({ kind: 'vague', words, field: told.reading.field })
  }

  #meaning(meaning: Meaning, item: Item & { kind: 'term' }, index: number): void {
    if (meaning.kind === 'head') {
      // "kiểm tra 06 đảng ủy xã": they are counted and do not act.
      if (this.#clause.items[index - 1]?.kind !== 'figure') tellHead(this.#book, this.#clause, index, meaning)
    } else if (meaning.kind === 'deputy') tellDeputy(this.#book, meaning)
    else if (meaning.kind === 'delegation') {
      // "tự tiếp 2 buổi, còn lại ủy quyền": what was told before was not delegated.
      if (!this.#isRest(index - 1)) tellDelegation(this.#book, meaning.form)
    } else if (meaning.kind === 'update') this.#book.draftOf(meaning.form).updates = true
    else if (meaning.kind === 'choice') this.#choice(meaning, item, index)
    else if (meaning.kind === 'none') {
      // The phrase denies by itself: "không ai đến".
      const first = this.#book.source.tokens[item.at]?.folded
      if (first === 'khong' || first === 'chua')
        this.#book.draftOf(meaning.form).zero(meaning.zero, this.#book.wordsOf(item))
    }
  }

  #quote(item: Item & { kind: 'quote' }, index: number): void {
    tellQuote(this.#book, this.#clause, index, item.text)
    for (const meaning of item.meanings)
      if (meaning.kind === 'choice' && this.#clause.forms.has(meaning.form)) this.#choice(meaning, item, index)
  }

  #isRest(index: number): boolean {
    const item = this.#clause.items[index]
    return item !== undefined && this.#book.source.folded.slice(0, item.end).endsWith('con lai')
  }

  #choice(meaning: Meaning & { kind: 'choice' }, item: Item, index: number): void {
    // "dat 75%" is "đạt", not "đất": nothing that is chosen stands before its percentage.
    const next = this.#clause.items[index + 1]
    if (next?.kind === 'figure' && next.figure.kind === 'percent') return
    const choice = this.#book.lexicon.forms[meaning.form]?.reading.choices?.[meaning.reading]
    if (!choice) return
    const draft = this.#book.openFor(meaning.form, choice.field, meaning.value)
    draft.choose(choice, meaning.value, this.#book.wordsOf(item))
  }
}
