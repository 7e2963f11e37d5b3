import type { Source } from './tokens.ts'

/** A number written in words: its value, how many words it takes, and whether one bare word is all there is. */
export interface SpelledNumber {
  value: number
  length: number
  single: boolean
  /** "nghìn rưỡi", "trăm rưỡi": said of round figures only. */
  rounded: boolean
  /** Two digits side by side, "hai ba": two or three, not twenty-three. */
  loose?: number
}

const DIGITS: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}

/** After a ten these are the units that cannot stand alone: "hai mốt" is 21, "hai ba" is not 23. */
const UNITS_AFTER_TEN = new Set(['mot', 'tu', 'lam', 'nham'])

/** How a numeral is spelled with its diacritics; any other spelling with the same letters is another word. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  khong: ['không'],
  mot: ['một', 'mốt', 'môt'],
  ba: ['ba'],
  bon: ['bốn'],
  tu: ['tư'],
  nam: ['năm'],
  lam: ['lăm'],
  nham: ['nhăm'],
  sau: ['sáu'],
  bay: ['bảy', 'bẩy'],
  tam: ['tám'],
  chin: ['chín'],
  muoi: ['mười', 'mươi'],
  ham: ['hăm'],
  tram: ['trăm'],
  nghin: ['nghìn', 'ngàn'],
  linh: ['linh'],
  le: ['lẻ'],
  chuc: ['chục'],
  ruoi: ['rưỡi', 'rưởi'],
}

const SCALES = new Set(['tram', 'nghin', 'chuc'])
/** Behind these a digit goes on. */
const AFTER_SCALE = new Set(['muoi', 'ham', 'tram', 'linh', 'le'])

const MULTIPLIERS: Readonly<Record<string, number>> = { nghin: 1_000, trieu: 1_000_000, ty: 1_000_000_000 }

class NumeralReader {
  readonly #source: Source
  #at: number
  rounded = false

  constructor(source: Source, at: number) {
    this.#source = source
    this.#at = at
  }

  get position(): number {
    return this.#at
  }

  /** The numeral at an offset from here, or the empty string. */
  word(offset = 0): string {
    const token = this.#source.tokens[this.#at + offset]
    if (token?.kind !== 'word') return ''
    const allowed = SPELLINGS[token.folded]
    if (!allowed) return token.folded
    const raw = this.#source.text.slice(token.start, token.end).toLowerCase()
    const bare = raw === token.folded
    if (bare) return this.#source.accented && !allowed.includes(raw) && !this.#inNumeral(offset) ? '' : token.folded
    return allowed.includes(raw) || raw.length !== token.folded.length ? token.folded : ''
  }

  /** "hai muoi lăm", "một trăm linh nam": beside another numeral a bare one is no other word. */
  #inNumeral(offset: number): boolean {
    const { tokens } = this.#source
    const word = tokens[this.#at + offset]?.folded ?? ''
    const before = tokens[this.#at + offset - 1]?.folded ?? ''
    if (word === 'muoi') return true
    return SCALES.has(word) ? DIGITS[before] !== undefined : DIGITS[word] !== undefined && AFTER_SCALE.has(before)
  }

  take(): void {
    this.#at++
  }

  digit(offset = 0): number | undefined {
    return DIGITS[this.word(offset)]
  }

  #unit(): number {
    const value = this.digit()
    if (value === undefined) return 0
    this.take()
    return value
  }

  #half(of: number): number {
    if (this.word() !== 'ruoi') return 0
    this.take()
    this.rounded = true
    return of / 2
  }

  /** 0–99, or undefined when no number starts here. */
  #tens(): number | undefined {
    const word = this.word()
    if (word === 'ham') {
      this.take()
      return 20 + this.#unit()
    }
    if (word === 'muoi') {
      this.take()
      return 10 + this.#unit()
    }
    if (word === 'chuc') {
      this.take()
      return 10 + this.#half(10)
    }
    const digit = this.digit()
    if (digit === undefined) return undefined
    const next = this.word(1)
    if (next === 'muoi' || next === 'chuc') {
      this.take()
      this.take()
      return digit * 10 + (next === 'chuc' ? this.#half(10) : this.#unit())
    }
    this.take()
    if (digit >= 2 && UNITS_AFTER_TEN.has(this.word())) return digit * 10 + this.#unit()
    return digit
  }

  /** 0–999: "trăm hai" is 120, "hai trăm linh năm" 205. */
  #hundreds(): number | undefined {
    const bare = this.word() === 'tram'
    const digit = bare ? 1 : this.digit()
    if (!bare && (digit === undefined || this.word(1) !== 'tram')) return this.#tens()
    this.take()
    if (!bare) this.take()
    const base = (digit ?? 0) * 100
    const word = this.word()
    if (word === 'ruoi') return base + this.#half(100)
    if (word === 'linh' || word === 'le') {
      this.take()
      return base + this.#unit()
    }
    const lone = this.digit()
    const next = this.word(1)
    const isTen = next === 'muoi' || next === 'chuc' || UNITS_AFTER_TEN.has(next)
    if (lone !== undefined && !isTen) {
      this.take()
      // "ba trăm ba ba": spoken for 333.
      const unit = lone > 0 ? this.digit() : undefined
      if (unit === undefined || ['muoi', 'chuc', 'tram', 'nghin'].includes(this.word(1))) return base + lone * 10
      this.take()
      return base + lone * 10 + unit
    }
    return base + (this.#tens() ?? 0)
  }

  /** The whole numeral; undefined when none starts here. */
  read(): number | undefined {
    let total = 0
    let found = false
    let lastMultiplier = Number.POSITIVE_INFINITY
    for (;;) {
      const start = this.#at
      const bare = !found && this.word() === 'nghin'
      const group = bare ? 1 : this.#hundreds()
      if (group === undefined) return found ? total : undefined
      const multiplier = MULTIPLIERS[this.word()]
      if (multiplier === undefined) {
        // "nghìn hai" is 1,200; "hai triệu ba" 2,300,000; "một nghìn không trăm linh năm" 1,005.
        const words = this.#at - start
        const shorthand = found && words === 1 && group > 0 && Number.isFinite(lastMultiplier)
        return total + (shorthand ? (group * lastMultiplier) / 10 : group)
      }
      if (multiplier >= lastMultiplier) {
        this.#at = start
        return total
      }
      this.take()
      found = true
      lastMultiplier = multiplier
      total += group * multiplier + this.#half(multiplier)
    }
  }
}

export const readSpelledNumber = (source: Source, at: number): SpelledNumber | undefined => {
  const reader = new NumeralReader(source, at)
  const startsLoose = reader.digit() !== undefined
  const value = reader.read()
  if (value === undefined) return undefined
  const length = reader.position - at
  const single = length === 1
  const following = single && startsLoose ? reader.digit() : undefined
  return { value, length, single, rounded: reader.rounded, ...(following !== undefined && { loose: following }) }
}
