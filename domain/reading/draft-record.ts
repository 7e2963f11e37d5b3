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
import type { ChoiceReading } from './form-reading.ts'
import type { Ambiguity, RecordReading } from './message-reading.ts'
import { allOf } from './whole-of-part.ts'

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

/** A count that is also the total when nothing else tells one. */
interface PossibleTotal {
  field: string
  value: number
  of: string
  words: string
}

/** All of something, told before how many that is. */
interface UncountedWhole {
  field: string
  words: string
}

/** What a record holds when the message is read to its end. */
export interface DraftContent extends Pick<RecordReading, 'qualifiers' | 'claims' | 'words'> {
  fields: Readonly<Record<string, FieldValue>>
  /** What is kept of a single event only. */
  eventFields: Readonly<Record<string, FieldValue>>
  /** Choices of which two were told. */
  open: ReadonlySet<string>
  totals: readonly PossibleTotal[]
  wholes: readonly UncountedWhole[]
  dates: Readonly<Record<string, IsoDate>>
  nested: ReadonlySet<string>
  ambiguities: readonly Ambiguity[]
  shown: Readonly<Record<string, number>>
  addends: Readonly<Record<string, number[]>>
  added: Readonly<Record<string, number>>
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
  #totals: PossibleTotal[] = []
  #wholes: UncountedWhole[] = []
  #dates: Record<string, IsoDate> = {}
  #shown: Record<string, number> = {}
  #addends: Record<string, number[]> = {}
  #added: Record<string, number> = {}
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

  /** The whole that a part was told of, kept in a field or only shown. */
  wholeOf(name: string): number | undefined {
    const value = this.#fields[name] ?? this.#shown[name]
    return typeof value === 'number' ? value : undefined
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

  /** "nhận thêm 2 đơn": on top of what was told; a figure that is not plain is asked about. */
  more(field: string, { value, vague, readings, range }: Figure, words: string): void {
    this.told = true
    if (vague || readings || range || !Number.isInteger(value))
      this.doubt({ kind: 'field', words, value, fields: [field] })
    else this.#added[field] = (this.#added[field] ?? 0) + value
    this.#words[field] = words
  }

  /** Something was said to come on top of what was told. */
  get adds(): boolean {
    return Object.keys(this.#added).length > 0
  }

  /** "giải quyết hết": as many as the whole that was told, as far as it is known by now. */
  allOf(field: string, words: string): void {
    const count = allOf(this.form, field, this.#fields)
    if (count !== undefined) this.#fields[field] = count
    else this.#wholes.push({ field, words })
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

  /** All that was told, as it was told. */
  get content(): DraftContent {
    return {
      fields: this.#fields,
      eventFields: this.#eventFields,
      open: this.#open,
      totals: this.#totals,
      wholes: this.#wholes,
      dates: this.#dates,
      nested: this.#nested,
      qualifiers: this.#qualifiers,
      claims: this.#claims,
      words: this.#words,
      ambiguities: this.#ambiguities,
      shown: this.#shown,
      addends: this.#addends,
      added: this.#added,
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

  /** Which kind of record it is, as far as the words tell. `single`: it is one counted thing. */
  granularity(single: boolean): Granularity | undefined {
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

  /** How one thing stands, and no total. */
  get tellsState(): boolean {
    const { states = [] } = this.form.reading
    return states.some((field) => this.valueOf(field) !== undefined) && this.granularity(this.isSingle) !== 'batch'
  }

  /** A matter told before, and how it went on; what a period amounts to is told anew. */
  get goesOn(): boolean {
    const { later } = this.form.reading
    const afterwards = later !== undefined && this.has(later.field) && !later.without.some((field) => this.has(field))
    return (this.updates || afterwards) && this.granularity(false) !== 'batch'
  }
}
