import { readDocumentNumber } from '../forms/document-number.ts'
import { countedAfter } from './counted-after.ts'
import { findFigure } from './find-figure.ts'
import { documentAt, notFigure, quotedAt } from './find-not-figure.ts'
import { findTime, type TimeContext } from './find-time.ts'
import { findUnit } from './find-unit.ts'
import { generalWords } from './general-words.ts'
import type { Item } from './items.ts'
import { countedBy, impliedMeanings, type Lexicon, type Meaning } from './lexicon.ts'
import { mayQualify } from './qualifiers.ts'
import type { Source } from './tokens.ts'

const isClauseStart = (items: readonly Item[]): boolean => {
  const last = items.at(-1)
  if (!last || last.kind === 'mark' || last.kind === 'period' || last.kind === 'day') return true
  // "thôn 1 và thôn 3": two places in a row begin nothing.
  if (
    last.kind === 'general' &&
    (last.meaning === 'filler' || last.meaning === 'and') &&
    items.at(-2)?.kind === 'noise'
  )
    return false
  return last.kind === 'general' && ['within', 'filler', 'and', 'with', 'along'].includes(last.meaning)
}

const ARROWS = new Set(['->', '=>'])

/** Words that may stand before any state. */
const PREFIXES = new Set(['duoc', 'da'])

/** Behind a number these say that it names: "Nghị quyết 66 của Bộ Chính trị". */
const BEHIND_NAMES = new Set(['cho', 've', 'cua'])

/** Verbs whose first syllable ends other expressions. */
const VERBS = new Set(['ban hanh', 'to chuc', 'tiep nhan', 'tiep thu'])

class ItemReader {
  readonly #source: Source
  readonly #lexicon: Lexicon
  readonly #context: TimeContext
  readonly #items: Item[] = []
  readonly #asks: boolean
  #at = 0
  /** A figure was read before. */
  #counted = false

  constructor(source: Source, lexicon: Lexicon, context: TimeContext) {
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
    if (!(this.#time() || this.#notFigure() || this.#phrase() || this.#figure())) this.#rest()
  }

  #push(length: number, content: Record<string, unknown> & { kind: Item['kind'] }): true {
    const first = this.#source.tokens[this.#at]
    const last = this.#source.tokens[this.#at + length - 1] ?? this.#source.tokens.at(-1)
    this.#items.push({ ...content, start: first?.start ?? 0, end: last?.end ?? 0, at: this.#at, length } as Item)
    this.#at += length
    return true
  }

  #time(): boolean {
    const before = { items: this.#items, counted: this.#counted }
    const found = findTime(this.#source, this.#lexicon, this.#at, before, this.#context)
    if (!found) return false
    const { length, ...time } = found
    return this.#push(length, time)
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
    // "quán triệt Nghị quyết 66 cho 120 cán bộ": which one.
    if (BEHIND_NAMES.has(this.#source.tokens[this.#at + 1]?.folded ?? '')) return false
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
    const unit =
      isClauseStart(this.#items) && !isGiver && !this.#countsInTurn() ? findUnit(this.#source, this.#at) : undefined
    const longest = Math.max(found?.length ?? 0, general?.length ?? 0)
    if (unit && unit.length > longest) return this.#push(unit.length, { kind: 'unit', generic: unit.generic })
    if (longest === 0) return false
    // "khoảng 3.500": the word belongs to the number, whatever else it says alone.
    if (this.#qualifies(longest)) return false
    // "mấy đơn": asking and counting at once; the figure comes first.
    if (found && found.length >= longest) {
      const same = general?.length === found.length ? general.meanings[0] : undefined
      const meanings = [
        ...found.meanings,
        ...impliedMeanings(this.#source, this.#lexicon, this.#at, found),
        ...(this.#items.at(-1)?.kind === 'figure' ? countedBy(this.#source, this.#lexicon, this.#at, found) : []),
      ]
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
    // "mấy đơn": what is asked for is a word of its own.
    const first = this.#source.tokens[this.#at]?.folded
    const asksHowMany = meaning === 'ask' && first === 'may' && countedAfter(this.#source, this.#lexicon, this.#at + 1)
    const length = asksHowMany ? 1 : meaning === 'plan' && last === 'tiep' ? general.length - 1 : general.length
    return this.#push(length, { kind: 'general', meaning, ...(notYet && { notYet: true as const }) })
  }

  /** "tổ dân vận 16, thôn 16": in a list whose figures stand last a village is counted too. */
  #countsInTurn(): boolean {
    const [term, figure, mark] = this.#items.slice(-3)
    const [, number, end] = this.#source.tokens.slice(this.#at, this.#at + 3)
    const isList = term?.kind === 'term' && figure?.kind === 'figure' && mark?.kind === 'mark' && mark.mark === ','
    const closes = end === undefined || end.kind === 'mark' || end.kind === 'break'
    return isList && number?.kind === 'digits' && closes
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

export const readItems = (source: Source, lexicon: Lexicon, context: TimeContext): Item[] =>
  new ItemReader(source, lexicon, context).read()
