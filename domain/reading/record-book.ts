import type { IsoDate } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import { DraftRecord, type Setting } from './draft-record.ts'
import type { Lexicon } from './lexicon.ts'
import type { Item } from './read-items.ts'
import type { Source } from './tokens.ts'

/** What is read at one time: a part of the message, and the forms that it tells about. */
export interface Clause {
  items: readonly Item[]
  forms: ReadonlySet<number>
}

/** Counts after which others belong to a part: the people of a large group. */
interface Part {
  draft: DraftRecord
  fields: Readonly<Record<string, string>>
  /** "gồm", "với", a bracket: the words say that the next figures are the part's. */
  linked: boolean
}

/** The records of a message while it is being read: which is open for each form, and what is said once for all of them. */
export class RecordBook {
  readonly source: Source
  readonly lexicon: Lexicon
  readonly drafts: DraftRecord[] = []
  part: Part | undefined
  /** "trong đó", a bracket: what follows is a part of what was told. */
  nested = false
  brackets = 0
  /** "ủy quyền", "tiếp thay" stand in this clause. */
  delegating = false
  readonly #open = new Map<number, DraftRecord>()
  #setting: Setting = {}
  #unit: { start: number; end: number; count: number; generic: boolean } | undefined
  #inParts = false
  /** Who acted until another one is named: "CT: ngày 5/11 5 lượt, ngày 12/11 6 lượt". */
  readonly #agents = new Map<number, string>()

  constructor(source: Source, lexicon: Lexicon) {
    this.source = source
    this.lexicon = lexicon
  }

  wordsOf(span: { start: number; end: number }): string {
    return this.source.text.slice(span.start, span.end)
  }

  openDraft(form: number): DraftRecord | undefined {
    return this.#open.get(form)
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

  /** `closes`: nothing of the clause stands after it, so within a period told before it only says more exactly when. */
  day(date: IsoDate, closes: boolean): void {
    const { date: before, period } = this.#setting
    const within = closes && period !== undefined && period.from <= date && date <= period.to
    const other = before === undefined ? period !== undefined && !within : before !== date
    if (other && this.hasTold()) this.#nextTime()
    this.#setTime({ date })
  }

  period(period: Period, readings: readonly Period[] | undefined, words: string): void {
    const { period: before, date } = this.#setting
    const other = before === undefined ? date !== undefined : before.key !== period.key
    if (other && this.hasTold()) this.#nextTime()
    this.#setTime({ period, ...(readings && { periodReadings: { words, readings: [...readings] } }) })
  }

  /** A unit named as the one that acts. After figures it begins the records of a part. */
  unit(span: { start: number; end: number; generic: boolean }): void {
    const told = this.hasTold()
    const joined = told ? undefined : this.#unit
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
