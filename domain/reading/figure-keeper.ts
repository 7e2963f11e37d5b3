import { type Form, fieldOf } from '../forms/form.ts'
import type { Binding, CountMeaning, Label } from './bind-figures.ts'
import { type DraftRecord, mostTelling } from './draft-record.ts'
import type { Figure } from './find-figure.ts'
import { fitsField } from './fits-field.ts'
import { announcedBy } from './name-words.ts'
import type { Item } from './read-items.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

type FigureItem = Extract<Item, { kind: 'figure' }>

/** A figure where it stands, with the words that name it. */
interface Place {
  clause: Clause
  index: number
  item: FigureItem
  labels: readonly Label[]
}

const leadIn = (item: Item | undefined, form: number): string | undefined => {
  if (item?.kind !== 'term') return undefined
  const lead = item.meanings.find(
    (meaning) => meaning.kind === 'count' && meaning.form === form && meaning.reading.as === 'lead',
  )
  return lead?.kind === 'count' ? (lead.reading.field ?? '') : undefined
}

/** "nhận thêm 2 đơn", "3 lượt nữa": so many more than was said, which is asked. */
const isAddition = ({ tokens }: Source, { item }: Place): boolean => {
  const after = tokens.slice(item.at + item.length, item.at + item.length + 3)
  const before = item.at > 1 && tokens[item.at - 1]?.folded === 'them'
  return before || after.some(({ folded }) => folded === 'nua')
}

const RATIO_ITEMS_MAX = 5

/** Words that name a figure from further away are not shown with it. */
const SAID_LENGTH_MAX = 80

/** Right before a percentage these words say that it is the ratio again. */
const AS_SHARE = /(?:\(|\b(?:dat|ty le|ti le|chiem|bang|tuong duong)(?: ty le| ti le)?)[ :]*$/

/** "61/68 nhiệm vụ (đạt 89,7%)": the percentage says once more what the ratio said. */
const isShareOfRatio = ({ folded }: Source, items: readonly Item[], index: number): boolean => {
  const before = items.slice(Math.max(0, index - RATIO_ITEMS_MAX), index).findLast(({ kind }) => kind === 'figure')
  const words = folded.slice(before?.end ?? 0, items[index]?.start)
  return before?.kind === 'figure' && before.figure.over !== undefined && AS_SHARE.test(words)
}

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
  readonly #toldIn = new WeakMap<DraftRecord, Map<string, Clause>>()

  constructor(book: RecordBook) {
    this.#book = book
  }

  keep(clause: Clause, index: number, item: FigureItem, binding: Binding | undefined): void {
    const labels = [...(binding?.left ?? []), ...(binding?.right ?? [])]
    const place: Place = { clause, index, item, labels }
    const claims = item.figure.kind === 'percent' && isShareOfRatio(this.#book.source, clause.items, index)
    const chosen = claims ? undefined : (this.#chosen(place) ?? this.#byMeasure(place))
    if (!chosen) {
      if (item.figure.kind === 'percent') this.#percentage(place)
      else if (!this.#book.report) this.#unnamed(place)
      return
    }
    const known = chosen.reading.field !== undefined || chosen.reading.unlessFirst !== undefined
    if (!known || (this.#book.report && this.#countsOther(place, chosen))) {
      this.#leftOut(place, chosen.form)
      return
    }
    this.#lastForm = chosen.form
    this.#named(place, chosen)
  }

  /** "yêu cầu kiểm điểm 12 trường hợp": behind the figure stands what no field holds, and its state only further away. */
  #countsOther({ clause, index, labels }: Place, chosen: CountMeaning): boolean {
    const next = labels.find((label) => label.index === index + 1)
    const own = next?.meanings.filter(({ form }) => form === chosen.form) ?? []
    const other = own.length > 0 && own.every(({ reading }) => reading.field === undefined && reading.as === 'noun')
    const state = labels.find(({ meanings }) => meanings.includes(chosen))
    const between = clause.items.slice((state?.index ?? index) + 1, index)
    return other && between.some(({ kind }) => kind === 'word')
  }

  /** Money and measures name themselves where the one form spoken of has just one field for them: "3,6 tỷ", "2,4 km". */
  #byMeasure({ clause, item }: Place): CountMeaning | undefined {
    const { kind } = item.figure
    const [form] = clause.forms
    if (form === undefined || clause.forms.size > 1 || (kind !== 'money' && kind !== 'scaled' && kind !== 'measure'))
      return undefined
    const wanted = kind === 'measure' ? 'amount' : 'money'
    const fields = this.#book.lexicon.forms[form]?.fields.filter(
      ({ type }) => type.name === wanted && fitsField(item.figure, type),
    )
    const [only] = fields ?? []
    if (!only || fields?.length !== 1) return undefined
    return { kind: 'count', form, rank: 0, reading: { field: only.key, as: 'noun', phrases: [] }, type: only.type }
  }

  /** In each form the most telling label; of the forms one that does not yield, and rather the one told about last. */
  #chosen({ labels, clause, item }: Place): CountMeaning | undefined {
    const byForm = [...clause.forms].flatMap((form) => {
      const meanings = labels.flatMap((label) =>
        label.meanings.filter((meaning) => meaning.form === form && fitsField(item.figure, meaning.type)),
      )
      return mostTelling(meanings) ?? []
    })
    const kept = byForm.filter(({ reading }) => reading.field !== undefined || reading.unlessFirst)
    const firm = kept.filter(({ reading }) => !reading.yields)
    const pool = firm.length > 0 ? firm : kept.length > 0 ? kept : byForm
    return pool.find(({ form }) => form === this.#lastForm) ?? pool[0]
  }

  #leftOut({ labels, item }: Place, form: number): void {
    const { single } = this.#book.lexicon.forms[form]?.reading ?? {}
    const things = labels
      .flatMap(({ meanings }) => meanings)
      .some(({ form: other, reading }) => other === form && single?.counts.includes(reading.field ?? ''))
    if (things && item.figure.value !== 1) this.#book.draftOf(form).plural = true
  }

  #named(place: Place, chosen: CountMeaning): void {
    const { reading } = chosen
    const { figure } = place.item
    const words = this.#book.wordsOf(place.item)
    const nested = this.#book.nested || this.#book.brackets > 0
    const draft = this.#draftFor(place, chosen)
    const open =
      reading.field === undefined || (reading.unlessFirst && draft.figureCount > 0 && !nested)
        ? [...(reading.unlessFirst ?? [])]
        : this.#inPart(draft, figure.over === undefined ? reading.field : partOfWhole(draft, reading.field))
    if (Array.isArray(open)) {
      draft.told = true
      draft.doubt({ kind: 'field', words, value: figure.value, fields: open })
      return
    }
    if (this.#book.going && isAddition(this.#book.source, place)) {
      draft.told = true
      draft.adds = true
      draft.doubt({ kind: 'field', words, value: figure.value, fields: [open] })
      return
    }
    const told = { words, said: this.#said(place, chosen), nested }
    // "tổng 15 đơn (tồn 3, mới 12)": what was received is the twelve.
    const better = nested && (reading.as === 'base' || reading.exact === true)
    if (this.#addsUp(place, draft, open)) draft.add(open, figure, words)
    else if (draft.count(open, figure, told, better)) this.#around(place, draft, open, chosen)
    else this.#secondFigure(place, draft, open, chosen)
    this.#last = { place, draft, field: open }
  }

  /** Remembers where a figure was told; what was told before stays. */
  #remember({ clause }: Place, draft: DraftRecord, field: string): void {
    const told = this.#toldIn.get(draft) ?? new Map<string, Clause>()
    this.#toldIn.set(draft, told)
    if (!told.has(field)) told.set(field, clause)
  }

  /** The figure with the words that name it, "nhận 124 đơn", if they stand close by. */
  #said({ clause, item, labels }: Place, { form }: CountMeaning): string {
    const named = labels
      .filter(({ meanings }) => meanings.some((meaning) => meaning.form === form))
      .flatMap(({ index }) => clause.items[index] ?? [])
    const start = Math.min(item.start, ...named.map((label) => label.start))
    const end = Math.max(item.end, ...named.map((label) => label.end))
    return this.#book.wordsOf(end - start > SAID_LENGTH_MAX ? item : { start, end })
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
    return draft.told && isNamed && this.#isNameAhead(place, form) ? this.#book.another(form) : draft
  }

  /** "70 tổ tự quản thôn làng, 09 mô hình “…”": behind the figure stands the name of what it counts. */
  #isNameAhead({ clause, index }: Place, form: number): boolean {
    const { begins, names } = this.#book.lexicon.forms[form]?.reading ?? {}
    const rest = clause.items.slice(index + 1)
    const end = rest.findIndex(({ kind }) => kind === 'figure' || kind === 'mark')
    const isName = (item: Item) =>
      item.kind === 'quote'
        ? (names?.some(({ field, phrases }) => phrases.length === 0 && begins?.includes(field)) ?? false)
        : announcedBy(this.#book, clause, item).some(
            (announced) => announced.form === form && begins?.includes(announced.reading.field),
          )
    return rest.slice(0, end < 0 ? rest.length : end).some(isName)
  }

  /** "3tr5 và 15tr7": nothing but "và" or "+" between two figures of a field that may be added up. */
  #addsUp({ clause, index }: Place, draft: DraftRecord, field: string): boolean {
    const last = this.#last
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
    const nested = this.#book.nested || this.#book.brackets > 0
    // A part of a total that the form does not divide: "25 lượt, trong đó định kỳ 10 lượt".
    if (nested) return
    const { begins } = draft.form.reading
    if (this.#book.report && this.#isOfSameThing(place, draft, field)) return
    if (!this.#book.delegating && !begins && !this.#book.report) {
      draft.doubt({ kind: 'field', words, value: figure.value, fields: [field] })
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
    if (this.#toldIn.get(draft)?.get(field) !== clause || this.#isKindBefore(place, draft.form)) return false
    return !(reading.begins ?? []).some((each) => isKind(each) && draft.valueOf(each) !== undefined)
  }

  /** "định kỳ 12 kỳ và đột xuất 05 kỳ": each kind has its own figure. */
  #isKindBefore({ clause, index }: Place, { reading }: Form): boolean {
    const before = clause.items.slice(0, index)
    const from = before.findLastIndex(({ kind }) => kind === 'figure')
    return before
      .slice(from + 1)
      .some(
        (item) =>
          item.kind === 'term' &&
          item.meanings.some(
            (meaning) =>
              meaning.kind === 'choice' &&
              this.#book.lexicon.forms[meaning.form]?.reading === reading &&
              reading.choices?.[meaning.reading]?.granularity === undefined,
          ),
      )
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
    const { single, contexts, wholes } = draft.form.reading
    this.#remember(place, draft, field)
    const declared = wholes?.find(({ part }) => part === undefined || part === field)?.whole
    const whole = this.#kindAfter(place, chosen.form) ?? declared
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
    if (context) this.#book.part = { draft, fields: context.fields, linked: true }
    else if (part && !Object.values(part.fields).includes(field)) this.#book.part = undefined
  }

  /** "12/15 đơn khiếu nại": the fifteen are of one kind. */
  #kindAfter({ clause, index }: Place, form: number): string | undefined {
    const { single, wholes } = this.#book.lexicon.forms[form]?.reading ?? {}
    for (const item of clause.items.slice(index + 1, index + 4)) {
      if (item.kind === 'mark' || item.kind === 'figure') return undefined
      const kind = leadIn(item, form)
      const isWhole = wholes?.some(({ whole }) => whole === kind)
      if (kind) return single?.counts.includes(kind) && !isWhole ? kind : undefined
    }
    return undefined
  }

  /** "2 đoàn đông người gồm 26 người": the people of the group. Several fields when the words do not tell. */
  #inPart(draft: DraftRecord, field: string): string | string[] {
    const { part } = this.#book
    const within = part?.draft === draft ? part.fields[field] : undefined
    if (within === undefined || !part) return field
    if (!part.linked && !draft.has(field)) return [field, within]
    part.linked = true
    return within
  }

  #percentage({ clause, index, item }: Place): void {
    for (const form of clause.forms) {
      const draft = this.#book.openDraft(form)
      const last = clause.items.slice(0, index).findLast((each) => leadIn(each, form) !== undefined)
      const percentages = this.#book.lexicon.forms[form]?.reading.percentages
      const claimed = percentages?.find(({ of }) => of === leadIn(last, form))
      if (claimed && draft?.told) draft.claim(claimed.ratio, item.figure.value)
    }
  }

  /** A figure that nothing names, in a record that is being told: which of the counts not yet told is it? */
  #unnamed({ clause, index, item }: Place): void {
    const { figure } = item
    const [form] = clause.forms
    const next = clause.items[index + 1]
    // Before a word it counts something that no form counts.
    const alone = next === undefined || next.kind === 'mark' || next.kind === 'figure'
    const usable = !figure.weak && figure.kind === 'plain' && !figure.vague && figure.over === undefined
    if (form === undefined || clause.forms.size !== 1 || !alone || !usable) return
    const draft = this.#book.draftOf(form)
    const fields = draft.form.reading.counts.flatMap(({ as, field }) =>
      as === 'noun' && field !== undefined && !draft.has(field) ? [field] : [],
    )
    const before = clause.items[index - 1]
    const sum = before !== undefined && /^tong/.test(this.#book.source.folded.slice(before.start, before.end))
    if (fields.length < 2 || sum) return
    draft.told = true
    const words = this.#book.wordsOf(item)
    draft.doubt({ kind: 'field', words, value: figure.value, fields: [...new Set(fields)] })
  }
}
