import { readDocumentNumber } from '../forms/document-number.ts'
import type { IsoDate } from '../forms/form.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { findDay } from './find-day.ts'
import { type Figure, findFigure, mayQualify } from './find-figure.ts'
import { documentAt, notFigure, quotedAt } from './find-not-figure.ts'
import { findPeriod, periodOfDays, sinceThen, vagueTime } from './find-period.ts'
import { findUnit } from './find-unit.ts'
import { type GeneralMeaning, generalWords } from './general-words.ts'
import { impliedMeanings, type Lexicon, type Meaning } from './lexicon.ts'
import type { Source, Token } from './tokens.ts'

/** The message as a row of things understood. `start` and `end` are positions in the text, `at` and `length` tokens. */
export type Item = { start: number; end: number; at: number; length: number } & (
  | { kind: 'figure'; figure: Figure }
  | { kind: 'day'; date: IsoDate }
  | { kind: 'period'; period: Period; readings?: Period[]; cumulative?: true }
  /** `unit`: to a form that does not know the words they name a unit, as in the item of that kind. */
  | { kind: 'term'; meanings: readonly Meaning[]; general?: GeneralMeaning; unit?: { generic: boolean } }
  | { kind: 'general'; meaning: GeneralMeaning /** "chưa có": not so far. */; notYet?: true }
  | { kind: 'unit'; generic: boolean }
  /** What stands in quotation marks, with the forms that it names: “Công an xã lắng nghe ý kiến nhân dân”. */
  | { kind: 'quote'; text: string; meanings: readonly Meaning[] }
  /** The number and symbol of a document, as it is printed. */
  | { kind: 'document'; number: string }
  /** Digits that count nothing. */
  | { kind: 'noise' }
  | { kind: 'word'; word: string }
  | { kind: 'mark'; mark: string }
)

/** What the item says in every form, whatever else it says in one. */
export const generalOf = (item: Item | undefined): GeneralMeaning | undefined =>
  item?.kind === 'general' ? item.meaning : item?.kind === 'term' ? item.general : undefined

export interface ItemContext {
  today: IsoDate
  scheme: CutoffScheme
  planned: boolean
}

const isClauseStart = (items: readonly Item[]): boolean => {
  const last = items.at(-1)
  if (!last || last.kind === 'mark' || last.kind === 'period' || last.kind === 'day') return true
  // "thôn 1 và thôn 3": two places in a row begin nothing.
  if (last.kind === 'general' && last.meaning === 'filler' && items.at(-2)?.kind === 'noise') return false
  return last.kind === 'general' && ['within', 'filler', 'with', 'along'].includes(last.meaning)
}

const COUNTED = new Set('thon xa phuong lang buon ho chi mo nhiem khu xom ap'.split(' '))

/** Is the thing after the tokens counted? "10/12 đơn", "09/09 thôn" are then no days. */
const countedAfter = (source: Source, lexicon: Lexicon, at: number): boolean => {
  const next = source.tokens[at]?.folded ?? ''
  if (COUNTED.has(next)) return true
  const found = lexicon.phrases.longestAt(source, at)
  const isNoun = (meaning: Meaning) => meaning.kind === 'count' && meaning.reading.as !== 'lead'
  if (found?.meanings.some(isNoun)) return true
  // "8/10 kiến nghị sau kiểm tra": the noun is a part of the expression.
  const head = found && lexicon.phrases.longestAt(source, at, { end: at + found.length, accepts: isNoun })
  return head !== undefined
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

/** With one of these words, or with digits, every day and period begins. */
const TIME_WORDS = new Set(
  `ngay hom bua sang trua chieu toi dem buoi han den mung mong thu chu cn hnay bnay hqua hqa hkia nmai mai nay tu trong ca ky thang t quy q
  nua nam dau giua cuoi ram mot hai ba bon sau bay tam chin muoi chuc lam nham ham`.split(/\s+/),
)

const ARROWS = new Set(['->', '=>'])

/** Words that may stand before any state. */
const PREFIXES = new Set(['duoc', 'da'])

/** Verbs whose first syllable ends other expressions. */
const VERBS = new Set(['ban hanh', 'to chuc', 'tiep nhan', 'tiep thu'])

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
    const token = this.#source.tokens[this.#at]
    const mayBeTime =
      token?.kind === 'digits' || (token?.kind === 'word' && TIME_WORDS.has(token.folded) && !this.#isChange(token))
    const taken =
      (mayBeTime && (this.#span() || this.#vagueTime() || this.#day() || this.#period())) ||
      this.#notFigure() ||
      this.#phrase() ||
      this.#figure()
    if (!taken) this.#rest()
  }

  /** "đổi ngày 15/11 sang 16/11": into another day, and not in the morning of one. */
  #isChange({ folded, start, end }: Token): boolean {
    if (folded !== 'sang') return false
    const typed = this.#source.text.slice(start, end).toLowerCase()
    return typed === 'sang' && (this.#source.accented || this.#items.at(-1)?.kind === 'day')
  }

  #push(length: number, content: Record<string, unknown> & { kind: Item['kind'] }): true {
    const first = this.#source.tokens[this.#at]
    const last = this.#source.tokens[this.#at + length - 1] ?? this.#source.tokens.at(-1)
    this.#items.push({ ...content, start: first?.start ?? 0, end: last?.end ?? 0, at: this.#at, length } as Item)
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
    // "đang giải quyết 12 tháng 10": so many, in October.
    const isMonthAfter = this.#source.tokens[this.#at + 1]?.folded === 'thang'
    if (isMonthAfter && this.#counted && ratioBefore(this.#items, this.#lexicon)) return false
    // "sáng 5 lượt", and not the fifth.
    const isLone = found.length === 2 && this.#source.tokens[this.#at]?.folded !== 'ngay'
    const typed = this.#source.tokens[this.#at + 1]?.folded ?? ''
    if (isLone && /^\d{1,2}$/.test(typed) && countedAfter(this.#source, this.#lexicon, this.#at + 2)) return false
    if (isBareNumericDay(this.#source, this.#at, found.length)) {
      const isRatio =
        ratioBefore(this.#items, this.#lexicon) || countedAfter(this.#source, this.#lexicon, this.#at + found.length)
      if (isRatio && this.#isShare()) return false
    }
    return this.#push(found.length, { kind: 'day', date: found.date })
  }

  /** "12/15" may be a part of a whole, "15/11" only a day. */
  #isShare(): boolean {
    const [part, , whole] = this.#source.tokens.slice(this.#at, this.#at + 3).map(({ folded }) => Number(folded))
    return part === undefined || whole === undefined || Number.isNaN(whole) || part <= whole
  }

  #period(): boolean {
    const found = findPeriod(this.#source, this.#at, this.#context)
    if (!found) {
      const since = sinceThen(this.#source, this.#at)
      return since > 0 && this.#push(since, { kind: 'general', meaning: 'cumulative' })
    }
    const { length, ...period } = found
    // "tháng trước còn 5": more than a time.
    const longer = this.#lexicon.phrases.longestAt(this.#source, this.#at)
    if (longer && longer.length > length && longer.meanings.some(({ kind }) => kind === 'count')) return false
    return this.#push(length, { kind: 'period', ...period })
  }

  #notFigure(): boolean {
    const quote = quotedAt(this.#source, this.#at)
    if (quote > 0) {
      const text = this.#textOf(quote).slice(1, -1).trim()
      return this.#push(quote, { kind: 'quote', text, meanings: this.#toldWithin(quote) })
    }
    const document = documentAt(this.#source, this.#at)
    if (document > 0) {
      const typed = this.#textOf(document)
      return this.#push(document, { kind: 'document', number: readDocumentNumber(typed)?.text ?? typed })
    }
    const length = notFigure(this.#source, this.#at)
    if (length === 1 && (this.#followsLabel() || this.#countsAfterSession() || this.#followsCounted())) return false
    return length > 0 && this.#push(length, { kind: 'noise' })
  }

  /** "20 thôn 20 tổ dân vận": the villages are counted before, and so are the teams. */
  #followsCounted(): boolean {
    const [figure, term] = this.#items.slice(-2)
    return figure?.kind === 'figure' && term?.kind === 'term' && countedAfter(this.#source, this.#lexicon, this.#at + 1)
  }

  /** "trước kỳ họp 3 điểm": the meetings, and not the number of the session. */
  #countsAfterSession(): boolean {
    const before = this.#source.tokens[this.#at - 1]?.folded
    return before === 'hop' && countedAfter(this.#source, this.#lexicon, this.#at + 1)
  }

  /** "giao quân 15": the words before are what is counted, though "quận 15" is the name of a place. */
  #followsLabel(): boolean {
    const last = this.#items.at(-1)
    if (last?.kind !== 'term') return false
    // "ủy quyền PBT TT 1 cuộc": somebody's title.
    if (last.meanings.some(({ kind }) => kind === 'deputy' || kind === 'head')) return last.length > 1
    // "41 MH, TT 30": in a list of figures an abbreviation counts.
    const before = this.#items.at(-2)
    const inList = this.#counted && before?.kind === 'mark'
    return (
      (last.length > 1 || inList) &&
      last.meanings.some(
        (meaning) => meaning.kind === 'count' && meaning.reading.field !== undefined && !meaning.reading.yields,
      )
    )
  }

  /** The forms that a quotation names, and what it chooses in them. */
  #toldWithin(length: number): Meaning[] {
    const within = this.#lexicon.phrases.inside(this.#source, this.#at, length).flatMap(({ meanings }) => meanings)
    const signals = within.filter(({ kind }) => kind === 'signal')
    const named = new Set(signals.map(({ form }) => form))
    return [...signals, ...within.filter(({ kind, form }) => kind === 'choice' && named.has(form))]
  }

  #textOf(length: number): string {
    const { tokens, text } = this.#source
    return text.slice(tokens[this.#at]?.start, tokens[this.#at + length - 1]?.end)
  }

  /** The longest phrase here that does not end in the middle of a verb: "7/9 phòng | ban hành kế hoạch". */
  #longestPhrase(): { meanings: readonly Meaning[]; length: number } | undefined {
    const { phrases } = this.#lexicon
    const found = phrases.longestAt(this.#source, this.#at)
    const end = this.#at + (found?.length ?? 0)
    // "được | cắt giảm thời gian"
    if (found && PREFIXES.has(this.#source.tokens[this.#at]?.folded ?? '')) {
      const rest = phrases.longestAt(this.#source, this.#at + 1)
      const counts = rest?.meanings.some(({ kind }) => kind === 'count')
      if (rest && counts && rest.length >= found.length) return undefined
    }
    const [last, next] = [this.#source.tokens[end - 1]?.folded, this.#source.tokens[end]?.folded]
    if (found === undefined || found.length < 2 || !VERBS.has(`${last} ${next}`)) return found
    return phrases.longestAt(this.#source, this.#at, { end: end - 1, accepts: () => true }) ?? found
  }

  #phrase(): boolean {
    const found = this.#longestPhrase()
    const general = generalWords.longestAt(this.#source, this.#at)
    // "được UBND tỉnh khen": the unit named is not the one that reports.
    const isGiver = this.#source.tokens[this.#at - 1]?.folded === 'duoc'
    const unit = isClauseStart(this.#items) && !isGiver ? findUnit(this.#source, this.#at) : undefined
    const longest = Math.max(found?.length ?? 0, general?.length ?? 0)
    if (unit && unit.length > longest) return this.#push(unit.length, { kind: 'unit', generic: unit.generic })
    if (longest === 0) return false
    // "khoảng 3.500": the word belongs to the number, whatever else it says alone.
    if (this.#qualifies(longest)) return false
    // "mấy đơn": asking and counting at once; the figure comes first.
    if (found && found.length >= longest) {
      const same = general?.length === found.length ? general.meanings[0] : undefined
      const meanings = [...found.meanings, ...impliedMeanings(this.#source, this.#lexicon, this.#at, found)]
      const named = unit?.length === found.length && { unit: { generic: unit.generic } }
      return this.#push(found.length, { kind: 'term', meanings, ...(same && { general: same }), ...named })
    }
    const figure = findFigure(this.#source, this.#at)
    // "60 người sửa thành 65 người": behind a figure it tells what is right.
    const replaces = this.#counted && general?.meanings.includes('into')
    const meaning = replaces ? 'into' : general?.meanings[0]
    // "5 lượt 6 người, mấy vụ": after figures it is not asked but left open.
    if (meaning === 'ask' && figure?.vague && this.#counted && !this.#asks) return false
    if (!general || !meaning || (figure && figure.length > general.length && !figure.weak)) return false
    const notYet = meaning === 'negation' && this.#source.tokens[this.#at]?.folded === 'chua'
    // "kế hoạch tiếp dân": the last word begins what is planned.
    const last = this.#source.tokens[this.#at + general.length - 1]?.folded
    const length = meaning === 'plan' && last === 'tiep' ? general.length - 1 : general.length
    return this.#push(length, { kind: 'general', meaning, ...(notYet && { notYet: true as const }) })
  }

  #qualifies(longest: number): boolean {
    const figure = mayQualify(this.#source, this.#at) ? findFigure(this.#source, this.#at) : undefined
    return figure?.qualifier !== undefined && !figure.weak && figure.length > longest
  }

  #figure(): boolean {
    const figure = findFigure(this.#source, this.#at)
    // "còn mấy nhiệm vụ chưa xong": what is counted follows.
    const asks = figure?.vague && figure.length === 1 && this.#source.tokens[this.#at]?.folded === 'may'
    if (asks && (!this.#counted || this.#asks) && countedAfter(this.#source, this.#lexicon, this.#at + 1))
      return this.#push(1, { kind: 'general', meaning: 'ask' })
    this.#counted ||= figure !== undefined && !figure.weak
    return figure !== undefined && this.#push(figure.length, { kind: 'figure', figure })
  }

  #rest(): void {
    const token = this.#source.tokens[this.#at]
    if (!token) return
    // "12 -> 13"
    const arrow =
      token.folded === '→' ? 1 : ARROWS.has(`${token.folded}${this.#source.tokens[this.#at + 1]?.folded}`) ? 2 : 0
    if (arrow > 0) {
      this.#push(arrow, { kind: 'general', meaning: 'into' })
      return
    }
    if (token.kind === 'word') this.#push(1, { kind: 'word', word: token.folded })
    else if (token.kind === 'digits') this.#push(1, { kind: 'noise' })
    else this.#push(1, { kind: 'mark', mark: token.folded })
  }
}

export const readItems = (source: Source, lexicon: Lexicon, context: ItemContext): Item[] =>
  new ItemReader(source, lexicon, context).read()
