import { foldWithSource } from '../reading/fold.ts'

/** One word of a text: without diacritics, as written (lower case), and where it stands. */
export interface Word {
  folded: string
  written: string
  capital: boolean
  from: number
  /** Exclusive. */
  to: number
}

/** Letters before the name of an area: "p. Phú Hòa". They count as abbreviations only before another word. */
const ABBREVIATIONS: Record<string, readonly string[]> = {
  x: ['xa'],
  p: ['phuong'],
  h: ['huyen'],
  t: ['tinh'],
  tp: ['thanh', 'pho'],
  tx: ['thi', 'xa'],
  tt: ['thi', 'tran'],
  dk: ['dac', 'khu'],
}

/** Words that say what kind of area it is; people leave them out or put them in as they please. */
const AREA_PHRASES = [
  ['thanh', 'pho'],
  ['thi', 'tran'],
  ['thi', 'xa'],
  ['dac', 'khu'],
  ['xa'],
  ['phuong'],
  ['huyen'],
  ['tinh'],
]

/** Who runs the area: "UBND xã Ia Dreng" means the commune, unless its People's Committee is a unit of its own. */
const AUTHORITY_PHRASES = [
  ['uy', 'ban', 'nhan', 'dan'],
  ['hoi', 'dong', 'nhan', 'dan'],
  ['dang', 'uy'],
  ['ubnd'],
  ['hdnd'],
]

export const wordsOf = (input: string): Word[] => {
  const { text, folded } = foldWithSource(input)
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const source = text.slice(from, to)
    const first = source.charAt(0)
    return { folded: match[0], written: source.toLowerCase(), capital: first !== first.toLowerCase(), from, to }
  })
}

const startsWith = (words: readonly string[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, offset) => words[at + offset] === word)

const without = (words: readonly string[], phrases: readonly (readonly string[])[]): string[] => {
  const kept: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = phrases.find((candidate) => startsWith(words, at, candidate))
    if (!phrase) kept.push(words[at] ?? '')
    at += phrase?.length ?? 1
  }
  return kept
}

const spelledOut = (words: readonly string[]): string[] =>
  words.flatMap((word, at) =>
    at + 1 < words.length && Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? []) : word,
  )

/** The same name said more and more briefly. Written without spaces: people forget them, and none tells two names apart. */
export interface NameKeys {
  full: string
  /** Without "xã", "phường", "tỉnh" …; empty when no name is left: "UBND xã" alone may be anybody's. */
  bare: string
  /** Without "UBND", "Đảng ủy" … either. */
  area: string
}

export const nameKeys = (folded: readonly string[]): NameKeys => {
  const words = spelledOut(folded)
  const bare = without(words, AREA_PHRASES)
  const area = without(bare, AUTHORITY_PHRASES).join('')
  return { full: words.join(''), bare: area && bare.join(''), area }
}

/** Whether the words say that an area is meant: "xã …", "p. …". */
export const saysArea = (folded: readonly string[]): boolean => {
  const words = spelledOut(folded)
  return without(words, AREA_PHRASES).length < words.length
}

/** How many words the name has apart from "xã", "phường" …. */
export const nameLength = (folded: readonly string[]): number => without(spelledOut(folded), AREA_PHRASES).length
