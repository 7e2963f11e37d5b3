import { fieldOf } from '../forms/form.ts'
import type { Binding } from './bind-figures.ts'
import { chooseByMeasure, chooseLabel } from './choose-label.ts'
import type { DraftRecord } from './draft-record.ts'
import {
  countsNotOf,
  countsOther,
  countsPlaces,
  type FigureItem,
  isAddition,
  isKindBefore,
  isNameAhead,
  isNamedBefore,
  isShareOfRatio,
  kindAfter,
  type Place,
  saidAround,
  wordsFor,
} from './figure-place.ts'
import type { Figure } from './find-figure.ts'
import type { CountMeaning, Label } from './gap-labels.ts'
import type { Clause, RecordBook } from './record-book.ts'
import { isRemainder } from './remainder.ts'
import { askUnnamed, tellPercentage } from './unnamed-figures.ts'
import { wholeOfPart } from './whole-of-part.ts'

/** "12/15 nhiệm vụ": the noun names the whole, so the first number is the one part that is told of it. */
const partOfWhole = (draft: DraftRecord, field: string): string => {
  const parts = draft.form.reading.wholes?.flatMap(({ part, whole }) => (whole === field && part ? [part] : [])) ?? []
  const [only] = parts
  return only !== undefined && parts.length === 1 ? only : field
}

/** Puts each figure where its labels say. */
export class FigureKeeper {
  readonly #book: RecordBook
  #lastForm: number | undefined
  /** Where the figure before went. */
  #last: { place: Place; draft: DraftRecord; field: string } | undefined
  /** In which part of the message the figures of a record were told. */
  readonly #toldIn = new Map<DraftRecord, Map<string, Clause>>()

  constructor(book: RecordBook) {
    this.#book = book
  }

  keep(clause: Clause, index: number, item: FigureItem, binding: Binding | undefined): void {
    const labels = [...(binding?.left ?? []), ...(binding?.right ?? [])]
    const place: Place = { clause, index, item, labels }
    const claims = item.figure.kind === 'percent' && isShareOfRatio(this.#book, place)
    const chosen = claims ? undefined : (chooseLabel(place, this.#lastForm) ?? chooseByMeasure(this.#book, place))
    if (!chosen) {
      if (item.figure.kind === 'percent') tellPercentage(this.#book, place)
      else if (!this.#book.report) askUnnamed(this.#book, place)
      return
    }
    const known = chosen.reading.field !== undefined || chosen.reading.unlessFirst !== undefined
    if (!known || (this.#book.report ? countsOther(place, chosen) : countsPlaces(place, chosen))) {
      this.#leftOut(place, chosen.form)
      return
    }
    this.#lastForm = chosen.form
    this.#named(place, chosen)
    // How far a thing is goes on about it.
    const { form, reading } = chosen
    if (reading.field === this.#book.lexicon.forms[form]?.reading.share)
      this.#book.draftOf(form).updates ||= reading.field !== undefined
  }

  #leftOut({ labels, index, item }: Place, form: number): void {
    const { single } = this.#book.lexicon.forms[form]?.reading ?? {}
    // "đơn kiến nghị của 12 hộ": so many of something else.
    const things = labels
      .filter((label) => label.index >= index - 1)
      .flatMap(({ meanings }) => meanings)
      .some(({ form: other, reading }) => other === form && single?.counts.includes(reading.field ?? ''))
    if (things && item.figure.value !== 1) this.#book.draftOf(form).plural = true
  }

  #named(place: Place, chosen: CountMeaning): void {
    const { reading } = chosen
    const { figure } = place.item
    const words = this.#book.wordsOf(place.item)
    const nested = this.#book.tellsParts
    const draft = this.#draftFor(place, chosen)
    const open =
      reading.field === undefined || (reading.unlessFirst && draft.figureCount > 0 && !nested)
        ? [...(reading.unlessFirst ?? [])]
        : this.#inPart(place, draft, figure.over === undefined ? reading.field : partOfWhole(draft, reading.field))
    if (Array.isArray(open)) {
      draft.told = true
      draft.doubt({ kind: 'field', words, value: figure.value, fields: open })
      return
    }
    if (this.#book.going && isAddition(this.#book, place)) {
      draft.more(open, figure, words)
      this.#around(place, draft, open, chosen)
      return
    }
    if (countsNotOf(this.#book, place, chosen)) {
      this.#countedOther(place, draft, chosen)
      return
    }
    if (isRemainder(this.#book, place, draft, open)) return
    const told = { words, said: saidAround(this.#book, place, chosen.form), nested }
    // "tổng 15 đơn (tồn 3, mới 12)": what was received is the twelve.
    const better = nested && (reading.as === 'base' || reading.exact === true)
    if (this.#addsUp(place, draft, open)) draft.add(open, figure, words)
    else if (draft.count(open, figure, told, better)) this.#around(place, draft, open, chosen)
    else this.#secondFigure(place, draft, open, chosen)
    this.#last = { place, draft, field: open }
  }

  /** "khen thưởng 18 cá nhân, 6 tập thể": whether the field counts them is asked, and of what the list goes on to tell. */
  #countedOther({ item }: Place, draft: DraftRecord, { reading }: CountMeaning): void {
    const { field } = reading
    if (field === undefined) return
    draft.told = true
    draft.doubt({ kind: 'field', words: this.#book.wordsOf(item), value: item.figure.value, fields: [field] })
    const fields = Object.fromEntries((reading.notOf ?? []).map((other) => [other, field]))
    this.#book.part = { draft, fields, linked: false }
  }

  /** Remembers where a figure was told; what was told before stays. */
  #remember({ clause }: Place, draft: DraftRecord, field: string): void {
    const told = this.#toldIn.get(draft) ?? new Map<string, Clause>()
    this.#toldIn.set(draft, told)
    if (!told.has(field)) told.set(field, clause)
  }

  /**
   * The record that the figure belongs to: a kind told beside it may begin the next one. What names the figure tells the
   * kind better than a verb before it: "đóng góp 450 ngày công" is labour.
   */
  #draftFor(place: Place, chosen: CountMeaning): DraftRecord {
    const { clause, labels } = place
    const { form } = chosen
    const { begins, choices } = this.#book.lexicon.forms[form]?.reading ?? {}
    const names = ({ meanings }: Label) => Number(meanings.includes(chosen))
    for (const { index } of begins ? labels.toSorted((one, other) => names(other) - names(one)) : []) {
      const item = clause.items[index]
      for (const meaning of item?.kind === 'term' ? item.meanings : []) {
        if (meaning.kind !== 'choice' || meaning.form !== form || !begins?.includes(meaning.field)) continue
        const choice = choices?.[meaning.reading]
        const draft = this.#book.openFor(form, meaning.field, meaning.value)
        if (choice && item) draft.choose(choice, meaning.value, this.#book.wordsOf(item), !draft.told)
        return draft
      }
    }
    const draft = this.#book.draftOf(form)
    const isNamed = begins?.some((field) => draft.valueOf(field) !== undefined) ?? false
    return draft.told && isNamed && isNameAhead(this.#book, place, form) ? this.#book.another(form) : draft
  }

  /** "3tr5 và 15tr7": nothing but "và" or "+" between two figures of a field that may be added up. */
  #addsUp(place: Place, draft: DraftRecord, field: string): boolean {
    const { clause, index } = place
    const last = this.#last
    const sums = draft.form.reading.sums?.includes(field) ?? false
    if (sums && last?.draft === draft && last.field === field && !this.#book.nested) {
      const [one, other] = [last.place, place].map((told) => wordsFor(this.#book, told, draft.form, field))
      // "hoàn thành 34, hoàn thành đúng hạn 31": the second tells more of the first.
      if (one && other && !one.startsWith(other) && !other.startsWith(one)) return true
    }
    const addends = draft.form.reading.addends?.includes(field) ?? false
    if (!addends || last?.place.clause !== clause || last.draft !== draft || last.field !== field) return false
    const between = clause.items.slice(last.place.index + 1, index)
    const joined = between.every((item) => item.kind === 'general' || (item.kind === 'mark' && item.mark === '+'))
    return between.length > 0 && joined
  }

  /** The record has another figure of the field already. */
  #secondFigure(place: Place, draft: DraftRecord, field: string, chosen: CountMeaning): void {
    const { figure } = place.item
    const words = this.#book.wordsOf(place.item)
    const nested = this.#book.tellsParts
    // A part of a total that the form does not divide: "25 lượt, trong đó định kỳ 10 lượt".
    if (nested) return
    const { begins } = draft.form.reading
    if (this.#book.report && this.#isOfSameThing(place, draft, field)) return
    if (!this.#book.delegating && !begins && !this.#book.report) {
      if (!this.#book.listed) draft.doubt({ kind: 'field', words, value: figure.value, fields: [field] })
      return
    }
    const next =
      this.#book.delegating && !begins
        ? this.#deputysOwn(draft, chosen.form)
        : this.#book.anotherLike(chosen.form, begins ?? [])
    next.count(field, figure, { words, nested })
    this.#around(place, next, field, chosen)
  }

  /**
   * "kiểm tra 6 đơn vị, nhắc nhở 2 đơn vị": in one sentence of a report the second figure tells more of what was counted,
   * unless the form tells one kind of thing after the other: "50 suất quà cho 50 hộ, 10 suất cho 10 hộ".
   */
  #isOfSameThing(place: Place, draft: DraftRecord, field: string): boolean {
    const { clause } = place
    const { fields, reading } = draft.form
    const isKind = (field: string) => fields.some(({ key, type }) => key === field && type.name === 'choice')
    if (
      this.#toldIn.get(draft)?.get(field) !== clause ||
      isKindBefore(this.#book, place, this.#book.lexicon.forms.indexOf(draft.form))
    )
      return false
    return !(reading.begins ?? []).some((each) => isKind(each) && draft.valueOf(each) !== undefined)
  }

  /** "CT tiếp 5 lượt, ủy quyền PCT tiếp 3 lượt": the second is a session of its own. */
  #deputysOwn(draft: DraftRecord, form: number): DraftRecord {
    const { agent, deputy } = draft
    draft.delegated = false
    draft.deputy = undefined
    const next = this.#book.another(form)
    return Object.assign(next, { agent, deputy, delegated: true })
  }

  /** What the words around a figure tell besides: the whole of "106/124", the total of a kind, a part that begins. */
  #around(place: Place, draft: DraftRecord, field: string, chosen: CountMeaning): void {
    const { figure } = place.item
    const words = this.#book.wordsOf(place.item)
    const { single, contexts } = draft.form.reading
    this.#remember(place, draft, field)
    const whole = kindAfter(this.#book, place, chosen.form) ?? wholeOfPart(draft.form.reading, field)?.whole
    if (figure.over !== undefined && whole !== undefined && whole !== field) {
      const over: Figure = { value: figure.over, length: 1, kind: 'plain', vague: false, weak: false }
      if (fieldOf(draft.form, whole)) draft.count(whole, over, { words, nested: false })
      else draft.show(whole, figure.over)
    }
    const base = place.labels
      .flatMap(({ meanings }) => meanings)
      .find(({ form, reading }) => form === chosen.form && reading.as === 'base' && reading.field !== field)
    if (base?.reading.field !== undefined && single?.counts.includes(field))
      draft.maybeTotal(base.reading.field, figure.value, field, words)
    const context = contexts?.find(({ after }) => after === field)
    const { part } = this.#book
    const named = isNamedBefore(place) && { named: 'before' as const }
    // "2 đoàn đông người, 31 người": nothing was counted before them, so all goes on about the group.
    const only = draft.figureCount === 1 && { named: 'first' as const }
    if (context) this.#book.part = { draft, fields: context.fields, linked: true, ...named, ...only }
    else if (part && !Object.values(part.fields).includes(field)) this.#book.part = undefined
  }

  /** "2 đoàn đông người gồm 26 người": the people of the group. Several fields when the words do not tell. */
  #inPart(place: Place, draft: DraftRecord, field: string): string | string[] {
    const { part } = this.#book
    const within = part?.draft === draft ? part.fields[field] : undefined
    if (within === undefined || !part) return field
    const goesOn = part.linked || part.named === 'first' || (part.named === 'before' && isNamedBefore(place))
    if (!goesOn && !draft.has(field)) return [field, within]
    part.linked = true
    return within
  }
}
