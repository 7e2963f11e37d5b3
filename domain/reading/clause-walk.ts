import { fieldOf } from '../forms/form.ts'
import { tellDelegation, tellDeputy, tellHead } from './agent-words.ts'
import { announcedBy } from './announced-names.ts'
import type { Binding } from './bind-figures.ts'
import { mostTelling } from './choose-label.ts'
import { isDayOfOtherDocument, tellDocument } from './document-words.ts'
import { tellFieldDay, tellSpan } from './field-days.ts'
import type { FigureKeeper } from './figure-keeper.ts'
import type { GeneralMeaning } from './general-words.ts'
import { generalOf, type Item } from './items.ts'
import type { Meaning } from './lexicon.ts'
import { tellName, tellQuote } from './name-words.ts'
import type { Clause, RecordBook } from './record-book.ts'
import { tellRemoval } from './removed-fields.ts'
import { tellMatter } from './tell-matter.ts'
import { reasonAfter, reasonBefore } from './told-reason.ts'
import { closes, tellWhole } from './told-whole.ts'
import { tellZeros } from './zero-words.ts'

/** What a word says in every form is not lost where it also says something in one: "bộ", typed bare, is "bỏ" too. */
const ALSO_GENERAL: ReadonlySet<GeneralMeaning> = new Set(['negation', 'within', 'remove'])

/** A kind is told at most so many items before what is counted of it. */
const KIND_BEFORE_MAX = 5

/** Goes through a part of the message from left to right and writes what it tells into the book. */
export class ClauseWalk {
  readonly #book: RecordBook
  readonly #figures: FigureKeeper
  readonly #clause: Clause
  readonly #bound: ReadonlyMap<number, Binding>
  readonly #labels: ReadonlySet<number>
  #reason: string | undefined
  #removed = false
  /** "4 buổi (3 trực tiếp, 1 ủy quyền), vắng 1": what is said within brackets ends with them. */
  #delegatingOutside = false
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
    this.#book.listed = false
    tellMatter(this.#book, this.#clause)
    if (this.#reason !== undefined) for (const draft of this.#book.openDrafts) draft.reason ??= this.#reason
  }

  #step(item: Item, index: number): void {
    if (index < this.#behindName) {
      if (item.kind === 'term') this.#clues(item, index)
      return
    }
    if (item.kind === 'mark') this.#mark(item.mark, index)
    else if (item.kind === 'quote') this.#quote(item, index)
    else if (item.kind === 'name') this.#book.name(item.form, item.field, item.text, true)
    else if (item.kind === 'document') tellDocument(this.#book, this.#clause, index, item.number)
    else if (item.kind === 'day') {
      if (
        !tellFieldDay(this.#book, this.#clause, index, item) &&
        !isDayOfOtherDocument(this.#book, this.#clause, index)
      )
        this.#book.day(item.date, closes(this.#clause, index))
    } else if (item.kind === 'span') tellSpan(this.#book, this.#clause, item)
    else if (item.kind === 'period') {
      if (!this.#isOfBefore(index - 1)) this.#book.period(item, this.#book.wordsOf(item))
    } else if (item.kind === 'unit') this.#book.unit(item)
    else if (item.kind === 'word' && this.#deniesNext(item.word, index)) tellZeros(this.#book, this.#clause, index)
    else if (item.kind === 'general') this.#general(item.meaning, index)
    else if (item.kind === 'word' && item.word === 'nen') this.#reason ??= reasonBefore(this.#book, this.#clause, index)
    else if (item.kind === 'term') this.#term(item, index)
    else if (item.kind === 'figure') this.#figures.keep(this.#clause, index, item, this.#bound.get(index))
  }

  /** "tồn tháng 10" */
  #isOfBefore(index: number): boolean {
    const item = this.#clause.items[index]
    return (
      item?.kind === 'term' &&
      item.meanings.some(
        (meaning) => meaning.kind === 'count' && this.#clause.forms.has(meaning.form) && meaning.reading.ofBefore,
      )
    )
  }

  /** "chưa kiểm tra đơn vị nào": the word alone denies only what a form says of nothing. */
  #deniesNext(word: string, index: number): boolean {
    const next = this.#clause.items[index + 1]
    const { forms } = this.#clause
    return (
      word === 'chua' &&
      next?.kind === 'term' &&
      next.meanings.some(({ kind, form }) => kind === 'none' && forms.has(form))
    )
  }

  /** "15 đơn | : 9 đơn đất đai, 6 đơn chính sách": a colon right behind what was counted begins a list of it. */
  #isCounted(index: number): boolean {
    const [figure, noun] = this.#clause.items.slice(Math.max(0, index - 1), index + 1)
    return (
      figure?.kind === 'figure' &&
      noun?.kind === 'term' &&
      noun.meanings.some((meaning) => meaning.kind === 'count' && this.#clause.forms.has(meaning.form))
    )
  }

  #mark(mark: string, index: number): void {
    const { part } = this.#book
    if (mark === '(' || (mark === ',' && this.#book.tellsParts)) this.#splitOff(index)
    if (mark === ':' && this.#isCounted(index - 1)) this.#book.listed = true
    if (mark === '(') this.#book.brackets++
    if (mark === '(') this.#delegatingOutside = this.#book.delegating
    if (mark === ')') {
      this.#book.brackets = Math.max(0, this.#book.brackets - 1)
      this.#book.delegating = this.#delegatingOutside
    }
    // Inside the brackets of a part a comma changes nothing.
    if (part && mark === '(') part.linked = true
    if (part && mark === ',' && this.#book.brackets === 0) part.linked = false
  }

  #general(meaning: GeneralMeaning, index: number): void {
    const { part } = this.#book
    if (meaning === 'within') {
      this.#book.nested = true
      this.#book.beginParts()
      if (part) part.linked = true
      this.#splitOff(index)
    } else if (meaning === 'and' && this.#book.nested) this.#splitOff(index)
    else if ((meaning === 'with' || meaning === 'along') && part) part.linked = true
    else if (meaning === 'negation') tellZeros(this.#book, this.#clause, index)
    else if (meaning === 'cumulative') this.#book.cumulative()
    else if (meaning === 'reason') this.#reason ??= reasonAfter(this.#book, this.#clause, index)
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

  #term(item: Item & { kind: 'term' }, index: number): void {
    for (const meaning of item.meanings) if (this.#clause.forms.has(meaning.form)) this.#meaning(meaning, item, index)
    if (!this.#labels.has(index)) tellWhole(this.#book, this.#clause, index, item)
    if (item.general !== undefined && ALSO_GENERAL.has(item.general)) this.#general(item.general, index)
    this.#behindName = tellName(this.#book, this.#clause, index, this.#labels)
  }

  /** "việc chấp hành giờ giấc": a name tells besides what kind of thing it names. */
  #clues(item: Item & { kind: 'term' }, index: number): void {
    for (const meaning of item.meanings) {
      if (meaning.kind !== 'choice' || !this.#clause.forms.has(meaning.form)) continue
      const form = this.#book.lexicon.forms[meaning.form]
      if (form && fieldOf(form, meaning.field) === undefined) this.#choice(meaning, item, index)
    }
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

  /** "định kỳ 2 kỳ 8 lượt, đột xuất 1 kỳ 2 lượt": the figure behind the kind counts what was counted. */
  #countsAgain(form: number, index: number): boolean {
    const ahead = this.#clause.items.slice(index + 1, index + 1 + KIND_BEFORE_MAX)
    const figure = ahead.findIndex(({ kind }) => kind === 'figure' || kind === 'mark')
    const { left = [], right = [] } = this.#bound.get(index + 1 + figure) ?? {}
    const told = mostTelling(
      [...left, ...right].flatMap(({ meanings }) => meanings.filter((each) => each.form === form)),
    )
    const field = told?.reading.field
    return field !== undefined && (this.#book.openDraft(form)?.has(field) ?? false)
  }

  /** "30 ngày công sửa nhà cho 1 hộ": right behind what is counted stands what it was for. */
  #isPurpose({ form, field, value }: Meaning & { kind: 'choice' }, index: number): boolean {
    const [figure, counted] = this.#clause.items.slice(Math.max(0, index - 2), index)
    return (
      figure?.kind === 'figure' &&
      counted?.kind === 'term' &&
      counted.meanings.some(
        (each) => each.kind === 'choice' && each.form === form && each.field === field && each.value !== value,
      )
    )
  }

  #choice(meaning: Meaning & { kind: 'choice' }, item: Item, index: number): void {
    // "dat 75%" is "đạt", not "đất": nothing that is chosen stands before its percentage.
    const next = this.#clause.items[index + 1]
    if (next?.kind === 'figure' && next.figure.kind === 'percent') return
    const choice = this.#book.lexicon.forms[meaning.form]?.reading.choices?.[meaning.reading]
    if (!choice || (meaning.behind && this.#clause.items[index - 1]?.kind !== 'figure')) return
    // "chưa có vấn đề nổi cộm"
    if (choice.ranked && generalOf(this.#clause.items[index - 1]) === 'negation') return
    const begins = this.#book.lexicon.forms[meaning.form]?.reading.begins?.includes(choice.field) ?? false
    if (begins && this.#isPurpose(meaning, index)) return
    const again = (begins || choice.exclusive === true) && this.#countsAgain(meaning.form, index)
    const draft = this.#book.openFor(meaning.form, choice.field, meaning.value, again)
    draft.choose(choice, meaning.value, this.#book.wordsOf(item))
  }
}
