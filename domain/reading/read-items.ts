import type { IsoDate } from '../forms/form.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { findDay } from './find-day.ts'
import { type Figure, findFigure } from './find-figure.ts'
import { notFigure } from './find-not-figure.ts'
import { findPeriod, periodOfDays, vagueTime } from './find-period.ts'
import { findUnit } from './find-unit.ts'
import { type GeneralMeaning, generalWords } from './general-words.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { Source } from './tokens.ts'

/** The message as a row of things understood. `start` and `end` are positions in the text. */
export type Item = { start: number; end: number; at: number } & (
  | { kind: 'figure'; figure: Figure }
  | { kind: 'day'; date: IsoDate }
  | { kind: 'period'; period: Period; readings?: Period[] }
  | { kind: 'term'; meanings: readonly Meaning[]; general?: GeneralMeaning }
  | { kind: 'general'; meaning: GeneralMeaning }
  | { kind: 'unit'; generic: boolean }
  /** Digits that count nothing, quoted names. */
  | { kind: 'noise' }
  | { kind: 'word'; word: string }
  | { kind: 'mark'; mark: string }
)

export interface ItemContext {
  today: IsoDate
  scheme: CutoffScheme
  planned: boolean
}

const isClauseStart = (items: readonly Item[]): boolean => {
  const last = items.at(-1)
  if (!last || last.kind === 'mark' || last.kind === 'period' || last.kind === 'day') return true
  return last.kind === 'general' && ['within', 'filler', 'with'].includes(last.meaning)
}

const COUNTED = new Set('thon xa phuong lang buon ho chi mo nhiem khu xom ap'.split(' '))

/** Is the thing after the tokens counted? "10/12 đơn", "09/09 thôn" are then no days. */
const countedAfter = (source: Source, lexicon: Lexicon, at: number): boolean => {
  const next = source.tokens[at]?.folded ?? ''
  if (COUNTED.has(next)) return true
  const found = lexicon.phrases.longestAt(source, at)
  return found?.meanings.some((meaning) => meaning.kind === 'count' && meaning.reading.as !== 'lead') ?? false
}

/** A state that a form counts. What was put off ("hoãn tiếp dân 15/11") is counted too, but told of a day. */
const isCountedState = (meanings: readonly Meaning[], { forms }: Lexicon): boolean =>
  meanings.some(
    (meaning) => meaning.kind === 'count' && meaning.reading.as === 'lead' && meaning.reading.field !== undefined,
  ) &&
  !meanings.some(
    (meaning) =>
      meaning.kind === 'choice' &&
      forms[meaning.form]?.reading.choices?.[meaning.reading]?.tells?.includes(String(meaning.value)),
  )

/** "giải quyết 10/12" is a ratio, "tiếp dân 10/12" a day: a state of counts stands before the ratio. */
const ratioBefore = (items: readonly Item[], lexicon: Lexicon): boolean => {
  for (let index = items.length - 1; index >= 0 && index >= items.length - 3; index--) {
    const item = items[index]
    if (item?.kind === 'term') return isCountedState(item.meanings, lexicon)
    if (item?.kind !== 'general') return false
  }
  return false
}

/** "15/10 âm lịch": a day of another calendar. */
const lunarAfter = ({ tokens }: Source, at: number): number => {
  if (tokens[at]?.folded === 'al') return 1
  return tokens[at]?.folded === 'am' && tokens[at + 1]?.folded === 'lich' ? 2 : 0
}

const isBareNumericDay = (source: Source, at: number, length: number): boolean =>
  source.tokens[at]?.kind === 'digits' && length <= 3

class ItemReader {
  readonly #source: Source
  readonly #lexicon: Lexicon
  readonly #context: ItemContext
  readonly #items: Item[] = []
  readonly #asks: boolean
  #at = 0
  /** A figure was read before. */
  #counted = false

  constructor(source: Source, lexicon: Lexicon, context: ItemContext) {
    this.#source = source
    this.#asks = source.tokens.at(-1)?.folded === '?'
    this.#lexicon = lexicon
    this.#context = context
  }

  read(): Item[] {
    while (this.#at < this.#source.tokens.length) this.#step()
    return this.#items
  }

  #step(): void {
    const taken =
      this.#span() ||
      this.#vagueTime() ||
      this.#day() ||
      this.#period() ||
      this.#notFigure() ||
      this.#phrase() ||
      this.#figure()
    if (!taken) this.#rest()
  }

  #push(length: number, content: Record<string, unknown> & { kind: Item['kind'] }): true {
    const first = this.#source.tokens[this.#at]
    const last = this.#source.tokens[this.#at + length - 1] ?? this.#source.tokens.at(-1)
    this.#items.push({ ...content, start: first?.start ?? 0, end: last?.end ?? 0, at: this.#at } as Item)
    this.#at += length
    return true
  }

  /** "từ 15/10 đến 14/11", "15/10-14/11": one period, when it is one that has a name. */
  #span(): boolean {
    const { tokens } = this.#source
    const from = tokens[this.#at]?.folded === 'tu' ? 1 : 0
    const yearToDay = from > 0 ? this.#yearToDay() : 0
    if (yearToDay > 0) return this.#push(yearToDay, { kind: 'noise' })
    const first = findDay(this.#source, this.#at + from, this.#context)
    if (!first) return false
    const joint = this.#at + from + first.length
    const word = tokens[joint]?.folded
    if (word !== 'den' && word !== '-' && word !== 'toi') return false
    const second = findDay(this.#source, joint + 1, this.#context) ?? findDay(this.#source, joint, this.#context)
    if (!second) return false
    const period = periodOfDays(first.date, second.date, this.#context.scheme)
    const end = findDay(this.#source, joint + 1, this.#context) ? joint + 1 : joint
    const length = end + second.length - this.#at
    return period ? this.#push(length, { kind: 'period', period }) : this.#push(length, { kind: 'noise' })
  }

  /** "từ đầu năm đến ngày 31/10": no period that has a name; neither is its last day the record's. */
  #yearToDay(): number {
    const { tokens } = this.#source
    if (tokens[this.#at + 1]?.folded !== 'dau' || tokens[this.#at + 2]?.folded !== 'nam') return 0
    const joint = tokens[this.#at + 3]?.folded
    const last = joint === 'den' || joint === 'toi' ? findDay(this.#source, this.#at + 4, this.#context) : undefined
    return last && last.date !== this.#context.today ? 4 + last.length : 0
  }

  #vagueTime(): boolean {
    const length = vagueTime(this.#source, this.#at, this.#context)
    return length > 0 && this.#push(length, { kind: 'noise' })
  }

  /** "ngày 15, 16/11", "hôm qua và hôm nay": days told together are no record's day. Tokens taken. */
  #severalDays(length: number): number {
    const { tokens } = this.#source
    const joint = tokens[this.#at + length]?.folded
    const monthLater = /^\d+$/.test(tokens[this.#at + length - 1]?.folded ?? '') && length === 2
    if (joint !== 'va' && !(joint === ',' && monthLater)) return 0
    const after = this.#at + length + 1
    const next = findDay(this.#source, after, this.#context)
    if (next) return length + 1 + next.length
    const number = tokens[after]
    const isDay = monthLater && number?.kind === 'digits' && /^(?:[12]?\d|3[01])$/.test(number.folded)
    return isDay && !countedAfter(this.#source, this.#lexicon, after + 1) ? length + 2 : 0
  }

  #day(): boolean {
    const found = findDay(this.#source, this.#at, this.#context)
    if (!found) return false
    const lunar = lunarAfter(this.#source, this.#at + found.length)
    if (lunar > 0) return this.#push(found.length + lunar, { kind: 'noise' })
    const several = this.#severalDays(found.length)
    if (several > 0) return this.#push(several, { kind: 'noise' })
    if (isBareNumericDay(this.#source, this.#at, found.length)) {
      if (ratioBefore(this.#items, this.#lexicon) || countedAfter(this.#source, this.#lexicon, this.#at + found.length))
        return false
    }
    return this.#push(found.length, { kind: 'day', date: found.date })
  }

  #period(): boolean {
    const found = findPeriod(this.#source, this.#at, this.#context)
    if (!found) return false
    const readings = found.readings && { readings: found.readings }
    return this.#push(found.length, { kind: 'period', period: found.period, ...readings })
  }

  #notFigure(): boolean {
    const length = notFigure(this.#source, this.#at)
    return length > 0 && this.#push(length, { kind: 'noise' })
  }

  #phrase(): boolean {
    const found = this.#lexicon.phrases.longestAt(this.#source, this.#at)
    const general = generalWords.longestAt(this.#source, this.#at)
    const unit = isClauseStart(this.#items) ? findUnit(this.#source, this.#at) : undefined
    const longest = Math.max(found?.length ?? 0, general?.length ?? 0)
    if (unit && unit.length > longest) return this.#push(unit.length, { kind: 'unit', generic: unit.generic })
    if (longest === 0) return false
    // "mấy đơn": asking and counting at once; the figure comes first.
    if (found && found.length >= longest) {
      const same = general?.length === found.length ? general.meanings[0] : undefined
      const meanings = [...found.meanings, ...this.#namesWithin(found.meanings, found.length)]
      return this.#push(found.length, { kind: 'term', meanings, ...(same && { general: same }) })
    }
    const figure = findFigure(this.#source, this.#at)
    const meaning = general?.meanings[0]
    // "5 lượt 6 người, mấy vụ": after figures it is not asked but left open.
    if (meaning === 'ask' && figure?.vague && this.#counted && !this.#asks) return false
    if (!general || !meaning || (figure && figure.length > general.length && !figure.weak)) return false
    return this.#push(general.length, { kind: 'general', meaning })
  }

  /** "không tổ chức tiếp dân" is one phrase, and still names receptions. */
  #namesWithin(meanings: readonly Meaning[], length: number): Meaning[] {
    if (length < 2 || meanings.some(({ kind }) => kind === 'blocked' || kind === 'foreign')) return []
    const isNoun = (meaning: Meaning) => meaning.kind === 'count' && meaning.reading.as === 'noun'
    // One word alone names a form only as what is counted: "tiếp" in "tiếp nhận" does not.
    return this.#lexicon.phrases
      .inside(this.#source, this.#at, length)
      .filter((part) => part.length > 1 || part.meanings.some(isNoun))
      .flatMap((part) => part.meanings.filter(({ kind }) => kind === 'signal' || kind === 'hint'))
  }

  #figure(): boolean {
    const figure = findFigure(this.#source, this.#at)
    this.#counted ||= figure !== undefined && !figure.weak
    return figure !== undefined && this.#push(figure.length, { kind: 'figure', figure })
  }

  #rest(): void {
    const token = this.#source.tokens[this.#at]
    if (!token) return
    if (token.kind === 'word') this.#push(1, { kind: 'word', word: token.folded })
    else if (token.kind === 'digits') this.#push(1, { kind: 'noise' })
    else this.#push(1, { kind: 'mark', mark: token.folded })
  }
}

export const readItems = (source: Source, lexicon: Lexicon, context: ItemContext): Item[] =>
  new ItemReader(source, lexicon, context).read()
