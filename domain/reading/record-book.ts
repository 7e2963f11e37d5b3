import type { FieldValue, IsoDate } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import { DraftRecord, type Setting } from './draft-record.ts'
import type { Item } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import type { Source } from './tokens.ts'

/** What is read at one time: a part of the message, and the forms that it tells about. */
export interface Clause {
  items: readonly Item[]
  forms: ReadonlySet<number>
  /** Forms that the part names. */
  signalled: ReadonlySet<number>
}

/** Counts after which others belong to a part: the people of a large group. */
interface Part {
  draft: DraftRecord
  fields: Readonly<Record<string, string>>
  /** "gồm", "với", a bracket: the words say that the next figures are the part's. */
  linked: boolean
  /**
   * Why the next figures are the part's as well: its words stand before its figure, "tỉnh 9", in a list of the same shape;
   * or nothing of the record was told before it.
   */
  named?: 'before' | 'first'
}

export interface PeriodTold {
  period: Period
  readings?: readonly Period[]
  cumulative?: true
}

/** Units in one list stand this close, characters: ", ", " và ". */
const BETWEEN_UNITS_MAX = 5

/** The records of a message while it is being read: which is open for each form, and what is said once for all of them. */
export class RecordBook {
  readonly source: Source
  readonly lexicon: Lexicon
  readonly report: boolean
  readonly going: boolean
  readonly drafts: DraftRecord[] = []
  part: Part | undefined
  /** "trong đó", a bracket: what follows is a part of what was told. */
  nested = false
  brackets = 0
  /** "15 đơn: …": what was counted is listed; a record of its own may be among it, which in `nested` parts is none. */
  listed = false
  /** "ủy quyền", "tiếp thay" stand in this clause. */
  delegating = false
  readonly #open = new Map<number, DraftRecord>()
  #toldBefore: ReadonlySet<DraftRecord> = new Set()
  #setting: Setting = {}
  #unit: { start: number; end: number; count: number; generic: boolean } | undefined
  #inParts = false
  /** Who acted until another one is named: "CT: ngày 5/11 5 lượt, ngày 12/11 6 lượt". */
  readonly #agents = new Map<number, string>()

  /**
   * `report`: paragraphs of a report, which asks nothing and tells one record after the other. `going`: the message goes
   * on about an open card.
   */
  constructor(source: Source, lexicon: Lexicon, { report, going }: { report: boolean; going: boolean }) {
    this.source = source
    this.lexicon = lexicon
    this.report = report
    this.going = going
  }

  /** A sentence or another part of the message begins. */
  beginPart(): void {
    this.brackets = 0
    this.delegating = false
    this.part = undefined
    // "32 buổi 8.463 người; phát thanh 12 bài": a kind named here is no longer that of the figures before.
    this.#toldBefore = new Set([...this.#open.values()].filter(({ told }) => told))
  }

  wordsOf(span: { start: number; end: number }): string {
    return this.source.text.slice(span.start, span.end)
  }

  openDraft(form: number): DraftRecord | undefined {
    return this.#open.get(form)
  }

  /** What is read now is a part of what was told. */
  get tellsParts(): boolean {
    return this.nested || this.brackets > 0
  }

  get openDrafts(): Iterable<DraftRecord> {
    return this.#open.values()
  }

  hasTold(): boolean {
    return [...this.#open.values()].some((draft) => draft.told)
  }

  get isDated(): boolean {
    return this.#setting.date !== undefined || this.#setting.period !== undefined
  }

  /** Whether figures of the record were told in another part of the message. */
  wasToldBefore(draft: DraftRecord): boolean {
    return this.#toldBefore.has(draft)
  }

  /** The open record of the form; begins one when there is none. */
  draftOf(form: number): DraftRecord {
    const known = this.#open.get(form)
    if (known) return known
    const declared = this.lexicon.forms[form]
    if (!declared) throw new RangeError(`no form ${form}`)
    const unitWords = this.#unitWords()
    const draft = new DraftRecord(declared, { ...this.#setting, ...(unitWords !== undefined && { unitWords }) })
    draft.agentBefore = this.#agents.get(form)
    this.#open.set(form, draft)
    this.drafts.push(draft)
    return draft
  }

  /** Begins the next record of the form, at the same time and place. */
  another(form: number): DraftRecord {
    this.#open.delete(form)
    this.#agents.delete(form)
    this.part = undefined
    return this.draftOf(form)
  }

  /** Names the open record of the form, or the next one where a new name begins one. `tells`: the name makes a record. */
  name(form: number, field: string, value: FieldValue, tells: boolean): void {
    this.openFor(form, field, value).name(field, value, tells)
  }

  /**
   * The record of the form that takes the value: the open one, or the next where a second, different value of the field
   * begins one. `again`: what is counted next was counted before.
   */
  openFor(form: number, field: string, value: FieldValue, again = false): DraftRecord {
    const draft = this.draftOf(form)
    const known = draft.valueOf(field)
    const { begins: beginning, choices } = draft.form.reading
    const elsewhere = again || this.#toldBefore.has(draft)
    const parts =
      elsewhere && known !== undefined && choices?.some((choice) => choice.field === field && choice.exclusive)
    const begins = parts || (beginning?.includes(field) ?? false)
    const same = known === undefined ? !again && !this.#toldBefore.has(draft) : known === value
    // "trong đó BTV thành lập 02 đoàn": of a part only the whole is told.
    if (!begins || !draft.told || same || (this.nested && !this.report)) return draft
    const next = this.another(form)
    next.agentBefore = draft.agent ?? draft.agentBefore
    return next
  }

  /** The next record of the form, of the same kind: "50 suất quà cho 50 hộ, 10 suất cho 10 hộ". */
  anotherLike(form: number, fields: readonly string[]): DraftRecord {
    const before = this.draftOf(form)
    const next = this.another(form)
    next.takeFrom(before, fields)
    next.agentBefore = before.agent ?? before.agentBefore
    return next
  }

  /** A part of the whole that is told as a record of its own: all choices but the dividing one are the whole's. */
  splitOff(form: number, splitBy: string): void {
    const { fields } = this.draftOf(form).form
    const choices = fields.flatMap(({ key, type }) => (type.name === 'choice' && key !== splitBy ? [key] : []))
    this.anotherLike(form, choices)
  }

  /** `closes`: nothing of the clause stands after it, so within a period told before it only says more exactly when. */
  day(date: IsoDate, closes: boolean): void {
    const { date: before, period } = this.#setting
    const within = closes && period !== undefined && period.from <= date && date <= period.to
    const other = before === undefined ? period !== undefined && !within : before !== date
    // "18/11 thụ lý 1 đơn nhận ngày 10/11": of a lone thing the day told first is the record's.
    if (other && before !== undefined && this.drafts.some(({ isSingle }) => isSingle)) return
    if (other && this.hasTold()) this.#nextTime()
    this.#setTime({ date })
  }

  period({ period, readings, cumulative }: PeriodTold, words: string): void {
    const { period: before, date } = this.#setting
    const other = before === undefined ? date !== undefined : before.key !== period.key
    if (other && this.hasTold()) this.#nextTime()
    this.#setTime({
      period,
      // "lũy kế năm 2026"
      ...((cumulative || (this.#setting.cumulative && !this.isDated)) && { cumulative: true as const }),
      ...(readings && { periodReadings: { words, readings: [...readings] } }),
    })
  }

  /** "lũy kế", "từ khi thành lập đến nay": said of all that follows, and of what is open. */
  cumulative(): void {
    this.#setTime({ ...this.#setting, cumulative: true })
  }

  /** A unit named as the one that acts. After figures it begins the records of a part. */
  unit(span: { start: number; end: number; generic: boolean }): void {
    const told = this.hasTold()
    const near = this.#unit !== undefined && span.start - this.#unit.end <= BETWEEN_UNITS_MAX
    const joined = told || !near ? undefined : this.#unit
    this.#unit = {
      start: joined?.start ?? span.start,
      end: span.end,
      count: (joined?.count ?? 0) + 1,
      generic: span.generic,
    }
    if (!told) return
    this.#inParts = true
    this.#agents.clear()
    this.#closeAll()
  }

  /** "Trong đó: UBND xã A …; UBND xã B …": the whole's unit is not the parts'. */
  beginParts(): void {
    if (this.hasTold()) this.#unit = undefined
  }

  /** The open record of the form is told to its end. */
  close(form: number): void {
    this.#open.delete(form)
    this.part = undefined
  }

  /** Time goes on, the agent stays. */
  #nextTime(): void {
    for (const [form, { agent, agentBefore }] of this.#open) {
      const last = agent ?? agentBefore
      if (last !== undefined) this.#agents.set(form, last)
    }
    this.#closeAll()
  }

  #closeAll(): void {
    this.#open.clear()
    this.part = undefined
  }

  #setTime(time: Setting): void {
    this.#setting = time
    for (const draft of this.#open.values()) {
      const { unitWords } = draft.setting
      draft.setting = { ...time, ...(unitWords !== undefined && { unitWords }) }
    }
  }

  /** The unit of a record that begins: a named one, or in a list of parts any. */
  #unitWords(): string | undefined {
    if (!this.#unit) return undefined
    const named = !this.#unit.generic && this.#unit.count === 1
    return this.#inParts || named ? this.wordsOf(this.#unit) : undefined
  }
}
