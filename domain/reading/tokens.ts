import { type Folded, foldWithSource } from './fold.ts'

/** Longer messages are read up to here: no channel delivers more in one message, and reading stays fast. */
export const READ_LENGTH_MAX = 8_000

/**
 * A word, a run of digits with its own dots and commas ("2.070", "85,48"), or a single mark. `folded` is canonical:
 * "ko" and "k" are `khong`, "đc" is `duoc`.
 */
export interface Token {
  kind: 'word' | 'digits' | 'mark' | 'break'
  folded: string
  start: number
  end: number
  /** Nothing stands between this token and the one before. */
  glued: boolean
}

export interface Source extends Folded {
  tokens: Token[]
  /** Most words carry diacritics, so a word without them means what it says: "nam" is then not "năm". */
  accented: boolean
}

/** Abbreviations and slips of the keyboard (Telex typed without its editor among them) that have one meaning. */
const CANONICAL: Readonly<Record<string, string>> = {
  ko: 'khong',
  k: 'khong',
  khg: 'khong',
  hok: 'khong',
  hk: 'khong',
  chang: 'khong',
  dc: 'duoc',
  ng: 'nguoi',
  nguoif: 'nguoi',
  nguwowif: 'nguoi',
  ngoui: 'nguoi',
  ngui: 'nguoi',
  luoc: 'luot',
  luotj: 'luot',
  luwowtj: 'luot',
  ngan: 'nghin',
  ti: 'ty',
  thg: 'thang',
}

/** Glued to a number: "8l 9ng 7v". */
const UNITS: Readonly<Record<string, string>> = { l: 'luot', ng: 'nguoi', v: 'vu' }

const PATTERN = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*|\n|[^\s]/gu

const LETTER = /^\p{L}/u

/** Whether most of the words carry diacritics. "ĐU", "HĐND": an abbreviation has its marks anyway and tells nothing. */
export const isAccented = (text: string, tokens: readonly Token[]): boolean => {
  let words = 0
  let marked = 0
  for (const { kind, start, end } of tokens) {
    const raw = text.slice(start, end)
    if (kind !== 'word' || (raw.length > 1 && raw === raw.toUpperCase())) continue
    words++
    if (raw !== '' && /[^a-z]/i.test(raw)) marked++
  }
  return marked * 3 > words
}

/** The text read last: one message is looked at for private content first, and then read. */
let last: { input: string; source: Source } | undefined

export const tokenize = (input: string): Source => {
  if (last?.input === input) return last.source
  const source = takeApart(input)
  last = { input, source }
  return source
}

const takeApart = (input: string): Source => {
  const { text, folded } = foldWithSource(input.slice(0, READ_LENGTH_MAX))
  const tokens: Token[] = []
  let previousEnd = -1
  for (const match of folded.matchAll(PATTERN)) {
    const start = match.index
    const found = match[0]
    const end = start + found.length
    const first = found.charCodeAt(0)
    const isDigits = first >= 48 && first <= 57
    const isWord = !isDigits && ((first >= 97 && first <= 122) || LETTER.test(found))
    const kind = isDigits ? 'digits' : isWord ? 'word' : found === '\n' ? 'break' : 'mark'
    const glued = previousEnd === start
    const isUnit = glued && tokens.at(-1)?.kind === 'digits'
    const canonical = isWord ? ((isUnit ? UNITS : CANONICAL)[found] ?? found) : found
    // "kg có ai đến", but "500 kg gạo".
    const denies = found === 'kg' && tokens.length > 0 && tokens.at(-1)?.kind !== 'digits'
    tokens.push({ kind, folded: denies ? 'khong' : canonical, start, end, glued })
    previousEnd = end
  }
  return { text, folded, tokens, accented: isAccented(text, tokens) }
}
