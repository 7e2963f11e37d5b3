import { isRange } from '../forms/figure-field.ts'
import {
  type FieldValue,
  type Form,
  fieldOf,
  type Granularity,
  type IsoDate,
  onlyGranularityOf,
} from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import type { Figure } from './find-figure.ts'
import type { ChoiceReading, CountReading } from './form-reading.ts'
import type { Ambiguity, RecordReading } from './message-reading.ts'

/** Nobody answers more questions about one message. */
const AMBIGUITIES_MAX = 12

/** When and where: what a sentence says once for all records after it. */
export interface Setting {
  date?: IsoDate
  period?: Period
  /** Counted since a beginning. */
  cumulative?: true
  periodReadings?: { words: string; readings: Period[] }
  unitWords?: string
}

/** Where a value was read: its own words, and those with what names it, for a person to find it again. */
export interface Told {
  words: string
  said?: string
  nested: boolean
}

const isBefore = ({ options }: ChoiceReading, one: FieldValue, other: FieldValue): boolean =>
  options.findIndex(({ value }) => value === one) < options.findIndex(({ value }) => value === other)

const isFigure = (value: FieldValue): boolean => typeof value === 'number' || isRange(value)

/** A record while the message is being read. */
export class DraftRecord {
  readonly form: Form
  setting: Setting
  agent: string | undefined
  /** Who acted in the record before, when this one names nobody. */
  agentBefore: string | undefined
  /** Two heads are named for the same figures: whose session it was stays open. */
  agentOpen = false
  deputy: { title: string; of: string } | undefined
  delegated = false
  /** Something was said to come on top of what was told: "nhận thêm 2 đơn". */
  adds = false
  removes: 'record' | string[] | undefined
  /** Several things were counted in words that no field holds: "thụ lý 2 đơn". */
  plural = false
  /** Something that makes it a record: a figure, a zero, a cancellation. */
  told = false
  /** A name or a number that makes it a record. */
  named = false
  #fields: Record<string, FieldValue> = {}
  #eventFields: Record<string, FieldValue> = {}
  #open = new Set<string>()
  #qualifiers: RecordReading['qualifiers'] = {}
  #claims: Record<string, number> = {}
  #words: Record<string, string> = {}
  #ambiguities: Ambiguity[] = []
  #nested = new Set<string>()
  #zeroed = new Set<string>()
  #totals: { field: string; value: number; of: string; words: string }[] = []
  #dates: Record<string, IsoDate> = {}
  #shown: Record<string, number> = {}
  #addends: Record<string, number[]> = {}
  /** Told as what became of a matter: "xin lùi hạn", "đã trả lời". */
  updates = false
  reason: string | undefined

  constructor(form: Form, setting: Setting) {
    this.form = form
    this.setting = { ...setting }
  }

  has(field: string): boolean {
    return this.#fields[field] !== undefined && !this.#zeroed.has(field)
  }

  valueOf(field: string): FieldValue | undefined {
    return this.#fields[field] ?? this.#eventFields[field]
  }

  get hasAgent(): boolean {
    return this.agent !== undefined || this.deputy !== undefined
  }

  get isDated(): boolean {
    return this.setting.date !== undefined || this.setting.period !== undefined
  }

  /** Anything at all: a count, a choice, who acted. */
  get saysSomething(): boolean {
    return this.told || this.hasAgent || Object.keys(this.#fields).length > 0
  }

  /** Figures whose field stays open. */
  get openCount(): number {
    return this.#ambiguities.filter(({ kind }) => kind === 'field').length
  }

  get figureCount(): number {
    return Object.values(this.#fields).filter(isFigure).length
  }

  /** Keeps a count. False when the record already has another one, unless this one is known to be the better. */
  count(field: string, figure: Figure, told: Told, better = false): boolean {
    const known = this.#fields[field]
    if (known !== undefined && known !== figure.value && !this.#zeroed.has(field) && !better) return false
    this.told = true
    if (figure.vague) {
      this.#ambiguities.push({ kind: 'vague', words: told.words, field })
      return true
    }
    const decimals = fieldOf(this.form, field)?.type.name !== 'count' || Number.isInteger(figure.value)
    const readings = figure.readings ?? (decimals ? undefined : [figure.value])
    if (readings) {
      this.#ambiguities.push({ kind: 'number', words: told.words, field, readings })
      return true
    }
    this.#zeroed.delete(field)
    this.#fields[field] = figure.range ?? figure.value
    this.#words[field] = told.said ?? told.words
    if (figure.qualifier) this.#qualifiers[field] = figure.qualifier
    if (told.nested) this.#nested.add(field)
    return true
  }

  /** Adds a figure to the one just told: "3tr5 và 15tr7". */
  add(field: string, figure: Figure, words: string): void {
    const known = this.#fields[field]
    if (typeof known !== 'number') return
    const addends = this.#addends[field] ?? [known]
    this.#addends[field] = [...addends, figure.value]
    this.#fields[field] = known + figure.value
    this.#words[field] = `${this.#words[field]} + ${words}`
  }

  /** "giải quyết hết": as many as the whole that was told, which is asked where none was. */
  allOf(field: string, words: string): void {
    const of = this.form.reading.wholes?.find(({ part }) => part === undefined || part === field)
    const whole = of && this.#fields[of.whole]
    const besides = of?.besides === undefined ? 0 : (this.#fields[of.besides] ?? 0)
    if (typeof whole !== 'number' || typeof besides !== 'number') {
      this.doubt({ kind: 'vague', words, field })
      return
    }
    this.#fields[field] = whole + besides
    this.#words[field] = words
  }

  /** The count is also the total when nothing else tells the total: "nhận 45 đơn kiến nghị". */
  maybeTotal(field: string, value: number, of: string, words: string): void {
    this.#totals.push({ field, value, of, words })
  }

  zero(fields: readonly string[], words: string): void {
    if (fields.length > 0) this.told = true
    for (const field of fields) {
      if (this.#fields[field] !== undefined) continue
      this.#fields[field] = 0
      this.#words[field] = words
      this.#zeroed.add(field)
    }
  }

  /** `better`: the words say it more exactly than those before. */
  choose(choice: ChoiceReading, value: string | boolean, words: string, better = false): void {
    const fields = choice.granularity === 'event' ? this.#eventFields : this.#fields
    const type = this.form.fields.find(({ key }) => key === choice.field)?.type.name
    const known = fields[choice.field]
    if (type === 'choices') {
      const list = Array.isArray(known) ? known : []
      const key = String(value)
      if (!list.includes(key)) fields[choice.field] = [...list, key]
    } else if (known === undefined || better || (choice.ranked && isBefore(choice, value, known)))
      fields[choice.field] = value
    else if (choice.exclusive && known !== value) this.#open.add(choice.field)
    this.#words[choice.field] ??= words
    if (choice.tells?.includes(String(value))) this.told = true
  }

  /** What the record before told of these fields holds here too. */
  takeFrom(other: DraftRecord, fields: readonly string[]): void {
    for (const field of fields) {
      const value = other.valueOf(field)
      if (value !== undefined) this.#fields[field] ??= value
    }
  }

  /** A name, a subject, the number of a document. The first one told is kept. `tells`: it makes a record by itself. */
  name(field: string, value: FieldValue, tells: boolean): void {
    this.named ||= tells
    if (this.#fields[field] !== undefined) return
    this.#fields[field] = value
    this.#words[field] = Array.isArray(value) ? value.join(', ') : String(value)
  }

  date(field: string, date: IsoDate, words: string): void {
    this.#dates[field] = date
    this.#words[field] = words
  }

  /** A day of one of its fields is told: "xin lùi hạn đến 5/12". */
  get hasDates(): boolean {
    return Object.keys(this.#dates).length > 0
  }

  /** A deadline, say, and not the day of the record. */
  isDayOfField(date: IsoDate): boolean {
    return Object.values(this.#dates).includes(date)
  }

  claim(ratio: string, value: number): void {
    this.#claims[ratio] ??= value
  }

  /** A figure that belongs to the record and that the form has no field for: of how many. */
  show(name: string, value: number): void {
    this.#shown[name] ??= value
  }

  doubt(ambiguity: Ambiguity): void {
    if (this.#ambiguities.length < AMBIGUITIES_MAX) this.#ambiguities.push(ambiguity)
  }

  /** Without an agent of its own the deputy's head is meant. */
  #agentFields(): Record<string, FieldValue> {
    const agents = this.form.reading.agents
    if (!agents) return {}
    const agent = this.agent ?? this.deputy?.of ?? this.agentBefore
    const delegated = this.delegated || (this.deputy !== undefined && this.agent === undefined)
    return {
      ...(agent !== undefined && !this.agentOpen && { [agents.field]: agent }),
      ...(delegated && { [agents.delegated.field]: agents.delegated.value }),
      ...(this.deputy && { [agents.delegateField]: this.deputy.title }),
    }
  }

  /** The record is one counted thing: a lone petition. */
  get isSingle(): boolean {
    const { single } = this.form.reading
    if (!single || this.setting.period || this.plural) return false
    const counts = Object.entries(this.#fields).filter(([, value]) => isFigure(value))
    const known = single.tells.some((field) => this.#eventFields[field] !== undefined)
    const lone = counts.every(([field, value]) => value === 1 && (known || single.counts.includes(field)))
    if (!lone) return false
    const told = Object.keys(this.#eventFields).length
    // "nhận đơn tố cáo hôm nay"
    const dated = this.setting.date !== undefined && known
    return told > (counts.length > 0 || dated ? 0 : 1)
  }

  /** Clues are left behind. */
  #own(values: Record<string, FieldValue>): Record<string, FieldValue> {
    return Object.fromEntries(Object.entries(values).filter(([key]) => fieldOf(this.form, key) !== undefined))
  }

  #granularity(single: boolean): Granularity | undefined {
    if (single) return 'event'
    if (this.setting.period) return 'batch'
    const only = onlyGranularityOf(this.form)
    if (only !== undefined) return only
    const onlyInBatch = Object.keys(this.#fields).some((key) => {
      const field = this.form.fields.find((each) => each.key === key)
      return field !== undefined && !field.granularities.includes('event')
    })
    const told = this.form.reading.single !== undefined && onlyInBatch
    if (this.setting.date && !told) return 'event'
    return onlyInBatch || this.#tellsSeveral ? 'batch' : undefined
  }

  /** "tuyên truyền 32 buổi": several events, which is a total. */
  get #tellsSeveral(): boolean {
    return (this.form.reading.events ?? []).some((field) => Number(this.#fields[field] ?? 0) > 1)
  }

  /** A matter told before, and how it went on; what a period amounts to is told anew. */
  get goesOn(): boolean {
    return this.updates && this.#granularity(false) !== 'batch'
  }

  /** The record as read; of what is logged or planned that is filled in too which follows from the words. */
  finish(as: 'log' | 'plan' | 'correction'): RecordReading {
    const logged = as === 'log'
    const single = logged && this.isSingle
    for (const { field, value, of, words } of this.#totals) {
      const kinds = this.form.reading.single?.counts.filter(
        (each) => each !== field && this.#fields[each] !== undefined,
      )
      if (single || this.#fields[field] !== undefined || kinds?.length !== 1 || kinds[0] !== of) continue
      this.#fields[field] = value
      this.#words[field] = words
    }
    const granularity = this.#granularity(single)
    // A form without lone things tells by its time which kind of record it is.
    const eventful = single || (this.form.reading.single === undefined && granularity !== 'batch')
    const { text, date, period } = { text: this.reason, date: this.setting.date, period: this.setting.period }
    const kept = single
      ? Object.fromEntries(Object.entries(this.#fields).filter(([, value]) => typeof value !== 'number'))
      : { ...this.#fields }
    const fields: Record<string, FieldValue> = {
      ...this.#agentFields(),
      ...kept,
      ...(eventful && { ...this.#eventFields, ...this.#dates }),
    }
    for (const field of this.#open) delete fields[field]
    const agents = this.form.reading.agents
    // "CT không tiếp …, đã ủy quyền PCT tiếp 3 lượt": it was held after all.
    if (
      agents &&
      this.delegated &&
      this.agent !== undefined &&
      (this.deputy || kept[agents.delegated.field] === undefined)
    )
      fields[agents.delegated.field] = agents.delegated.value
    for (const reading of this.form.reading.texts ?? []) {
      const wanted =
        reading.with.some((field) => fields[field] !== undefined) ||
        (reading.when !== undefined && fields[reading.when.field] === reading.when.value)
      if (wanted && text !== undefined) fields[reading.field] = text
    }
    const planned = as === 'plan'
    const draft = { granularity, ...(date && { date }), fields, nested: this.#nested, planned }
    const settled = as === 'correction' ? fields : (this.form.reading.settle?.(draft) ?? fields)
    const ambiguities = [...this.#ambiguities]
    if (this.setting.periodReadings) ambiguities.unshift({ kind: 'period', ...this.setting.periodReadings })
    // A lone petition is told by the day it was dealt with, a period total by its period.
    const day = period && !(planned && date) ? undefined : date
    return {
      form: this.form.key,
      ...(granularity && { granularity }),
      ...(day && { date: day }),
      ...(period && !(planned && date) && { period }),
      ...(this.setting.cumulative && { cumulative: true as const }),
      ...(this.setting.unitWords && { unitWords: this.setting.unitWords }),
      fields: this.#own(settled),
      qualifiers: this.#qualifiers,
      claims: this.#claims,
      words: this.#words,
      ambiguities,
      ...(Object.keys(this.#shown).length > 0 && { shown: this.#shown }),
      ...(Object.keys(this.#addends).length > 0 && { addends: this.#addends }),
      ...(this.removes && { removes: this.removes }),
    }
  }
}

/** The field that labels name in one form: of all of them the most telling. */
export const mostTelling = <Label extends { rank: number; reading: CountReading }>(
  labels: readonly Label[],
): Label | undefined =>
  labels.reduce<Label | undefined>(
    (best, label) => (best === undefined || label.rank < best.rank ? label : best),
    undefined,
  )
