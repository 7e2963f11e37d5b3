import type { Binding, CountMeaning, Label } from './bind-figures.ts'
import { type DraftRecord, mostTelling } from './draft-record.ts'
import type { Figure } from './find-figure.ts'
import type { Item } from './read-items.ts'
import type { Clause, RecordBook } from './record-book.ts'

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

/** Puts each figure where its labels say. */
export class FigureKeeper {
  readonly #book: RecordBook
  #lastForm: number | undefined

  constructor(book: RecordBook) {
    this.#book = book
  }

  keep(clause: Clause, index: number, item: FigureItem, binding: Binding | undefined): void {
    const labels = [...(binding?.left ?? []), ...(binding?.right ?? [])]
    const place: Place = { clause, index, item, labels }
    if (item.figure.percent) {
      this.#percentage(place)
      return
    }
    const chosen = this.#chosen(place)
    if (!chosen) {
      this.#unnamed(place)
      return
    }
    const known = chosen.reading.field !== undefined || chosen.reading.unlessFirst !== undefined
    if (!known) this.#leftOut(place, chosen.form)
    if (item.figure.measured || !known) return
    this.#lastForm = chosen.form
    this.#named(place, chosen)
  }

  /** In each form the most telling label; of the forms one that does not yield, and rather the one told about last. */
  #chosen({ labels, clause }: Place): CountMeaning | undefined {
    const byForm = [...clause.forms].flatMap((form) => {
      const meanings = labels.flatMap((label) => label.meanings.filter((meaning) => meaning.form === form))
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
    const { reading, form } = chosen
    const { figure } = place.item
    const draft = this.#book.draftOf(form)
    const words = this.#book.wordsOf(place.item)
    const nested = this.#book.nested || this.#book.brackets > 0
    const open =
      reading.field === undefined || (reading.unlessFirst && draft.figureCount > 0 && !nested)
        ? [...(reading.unlessFirst ?? [])]
        : this.#inPart(draft, reading.field)
    if (Array.isArray(open)) {
      draft.told = true
      draft.doubt({ kind: 'field', words, value: figure.value, fields: open })
      return
    }
    const told = { words, nested }
    // "tổng 15 đơn (tồn 3, mới 12)": what was received is the twelve.
    const better = nested && reading.as === 'base'
    if (draft.count(open, figure, told, better)) {
      this.#around(place, draft, open, chosen)
      return
    }
    // A part of a total that the form does not divide: "25 lượt, trong đó định kỳ 10 lượt".
    if (told.nested) return
    if (!this.#book.delegating) {
      draft.doubt({ kind: 'field', words, value: figure.value, fields: [open] })
      return
    }
    const next = this.#deputysOwn(draft, form)
    next.count(open, figure, told)
    this.#around(place, next, open, chosen)
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
    const { single, contexts, denominator } = draft.form.reading
    const whole = this.#kindAfter(place, chosen.form) ?? denominator
    if (figure.over !== undefined && whole !== undefined && whole !== field) {
      const over: Figure = { value: figure.over, length: 1, percent: false, measured: false, vague: false, weak: false }
      draft.count(whole, over, { words, nested: false })
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
    const { single, denominator } = this.#book.lexicon.forms[form]?.reading ?? {}
    for (const item of clause.items.slice(index + 1, index + 4)) {
      if (item.kind === 'mark' || item.kind === 'figure') return undefined
      const kind = leadIn(item, form)
      if (kind) return single?.counts.includes(kind) && kind !== denominator ? kind : undefined
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
      const percentage = this.#book.lexicon.forms[form]?.reading.percentage
      const draft = this.#book.openDraft(form)
      const last = clause.items.slice(0, index).findLast((each) => leadIn(each, form) !== undefined)
      if (percentage && draft?.told && leadIn(last, form) === percentage.of)
        draft.claim(percentage.ratio, item.figure.value)
    }
  }

  /** A figure that nothing names, in a record that is being told: which of the counts not yet told is it? */
  #unnamed({ clause, index, item }: Place): void {
    const { figure } = item
    const [form] = clause.forms
    const next = clause.items[index + 1]
    // Before a word it counts something that no form counts.
    const alone = next === undefined || next.kind === 'mark' || next.kind === 'figure'
    const usable = !figure.weak && !figure.measured && !figure.vague && figure.over === undefined
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
