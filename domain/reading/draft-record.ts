import type { FieldValue, Form, Granularity, IsoDate } from '../forms/form.ts'
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
  periodReadings?: { words: string; readings: Period[] }
  unitWords?: string
}

/** Where a value was read. */
export interface Told {
  words: string
  nested: boolean
}

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
  removes: 'record' | string[] | undefined
  /** Several things were counted in words that no field holds: "thụ lý 2 đơn". */
  plural = false
  /** Something that makes it a record: a figure, a zero, a cancellation. */
  told = false
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
  reason: string | undefined

  constructor(form: Form, setting: Setting) {
    this.form = form
    this.setting = { ...setting }
  }

  has(field: string): boolean {
    return this.#fields[field] !== undefined && !this.#zeroed.has(field)
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
    return Object.values(this.#fields).filter((value) => typeof value === 'number').length
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
    const readings = figure.readings ?? (Number.isInteger(figure.value) ? undefined : [figure.value])
    if (readings) {
      this.#ambiguities.push({ kind: 'number', words: told.words, field, readings })
      return true
    }
    this.#zeroed.delete(field)
    this.#fields[field] = figure.value
    this.#words[field] = told.words
    if (figure.qualifier) this.#qualifiers[field] = figure.qualifier
    if (told.nested) this.#nested.add(field)
    return true
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

  choose(choice: ChoiceReading, value: string | boolean, words: string): void {
    const fields = choice.granularity === 'event' ? this.#eventFields : this.#fields
    const type = this.form.fields.find(({ key }) => key === choice.field)?.type.name
    const known = fields[choice.field]
    if (type === 'choices') {
      const list = Array.isArray(known) ? known : []
      const key = String(value)
      if (!list.includes(key)) fields[choice.field] = [...list, key]
    } else if (known === undefined) fields[choice.field] = value
    else if (choice.exclusive && known !== value) this.#open.add(choice.field)
    this.#words[choice.field] ??= words
    if (choice.tells?.includes(String(value))) this.told = true
  }

  date(field: string, date: IsoDate, words: string): void {
    this.#dates[field] = date
    this.#words[field] = words
  }

  claim(ratio: string, value: number): void {
    this.#claims[ratio] ??= value
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
    const counts = Object.entries(this.#fields).filter(([, value]) => typeof value === 'number')
    const known = single.tells.some((field) => this.#eventFields[field] !== undefined)
    const lone = counts.every(([field, value]) => value === 1 && (known || single.counts.includes(field)))
    if (!lone) return false
    return counts.length > 0 ? Object.keys(this.#eventFields).length > 0 : Object.keys(this.#eventFields).length > 1
  }

  #granularity(single: boolean): Granularity | undefined {
    if (single) return 'event'
    if (this.setting.period) return 'batch'
    const onlyInBatch = Object.keys(this.#fields).some((key) => {
      const field = this.form.fields.find((each) => each.key === key)
      return field !== undefined && !field.granularities.includes('event')
    })
    const told = this.form.reading.single !== undefined && onlyInBatch
    if (this.setting.date && !told) return 'event'
    return onlyInBatch ? 'batch' : undefined
  }

  /** The record as read; `logged`: what follows from the words is filled in too. */
  finish(logged: boolean): RecordReading {
    const single = logged && this.isSingle
    for (const { field, value, of, words } of this.#totals) {
      const kinds = this.form.reading.single?.counts.filter(
        (each) => each !== field && this.#fields[each] !== undefined,
      )
      if (single || this.#fields[field] !== undefined || kinds?.length !== 1 || kinds[0] !== of) continue
      this.#fields[field] = value
      this.#words[field] = words
    }
    const { text, date, period } = { text: this.reason, date: this.setting.date, period: this.setting.period }
    const kept = single
      ? Object.fromEntries(Object.entries(this.#fields).filter(([, value]) => typeof value !== 'number'))
      : { ...this.#fields }
    const fields: Record<string, FieldValue> = {
      ...this.#agentFields(),
      ...kept,
      ...(single && { ...this.#eventFields, ...this.#dates }),
    }
    for (const field of this.#open) delete fields[field]
    const granularity = this.#granularity(single)
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
    const settled = logged
      ? (this.form.reading.settle?.({ granularity, fields, nested: this.#nested }) ?? fields)
      : fields
    const ambiguities = [...this.#ambiguities]
    if (this.setting.periodReadings) ambiguities.unshift({ kind: 'period', ...this.setting.periodReadings })
    // A lone petition is told by the day it was dealt with, a period total by its period.
    const day = period ? undefined : date
    return {
      form: this.form.key,
      ...(granularity && { granularity }),
      ...(day && { date: day }),
      ...(period && { period }),
      ...(this.setting.unitWords && { unitWords: this.setting.unitWords }),
      fields: settled,
      qualifiers: this.#qualifiers,
      claims: this.#claims,
      words: this.#words,
      ambiguities,
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
