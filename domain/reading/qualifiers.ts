import type { Qualifier } from '../forms/form.ts'
import type { Source } from './tokens.ts'

const QUALIFIERS: readonly [phrase: readonly string[], qualifier: Qualifier][] = [
  [['it', 'nhat'], 'at_least'],
  [['toi', 'thieu'], 'at_least'],
  [['khong', 'duoi'], 'at_least'],
  [['hon'], 'more_than'],
  [['tren'], 'more_than'],
  [['khoang'], 'about'],
  [['chung'], 'about'],
  [['tam'], 'about'],
  [['uoc'], 'about'],
  [['co'], 'about'],
  [['xap', 'xi'], 'about'],
  [['gan'], 'nearly'],
  [['~'], 'about'],
  [['>'], 'more_than'],
]
const QUALIFYING = new Set(QUALIFIERS.map(([[first]]) => first))

/** Whether a word like "khoảng", "hơn" stands at the token: a figure may begin with it. */
export const mayQualify = (source: Source, at: number): boolean => QUALIFYING.has(source.tokens[at]?.folded)

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

/** Words that qualify only when they are spelled so. */
const ESTIMATES: Readonly<Record<string, string>> = { hon: 'hơn', tren: 'trên', chung: 'chừng', uoc: 'ước', gan: 'gần' }

/** "cỡ 30", but "có 30" is no estimate: without diacritics it is taken as "có". "tảo hôn 5 buổi", "gắn 5 camera" are none. */
const isEstimate = (source: Source, at: number, word: string): boolean => {
  const token = source.tokens[at]
  const raw = token ? source.text.slice(token.start, token.end).toLowerCase() : ''
  if (word === 'co' || word === 'tam') return raw === 'cỡ' || raw === 'tầm'
  return raw === word || raw === (ESTIMATES[word] ?? raw)
}

/** The word before a number that says how exact it is, and how many tokens it takes. */
export const qualifierAt = (source: Source, at: number): { qualifier: Qualifier; length: number } | undefined => {
  for (const [phrase, qualifier] of QUALIFIERS) {
    if (phrase.every((word, index) => wordAt(source, at + index) === word) && isEstimate(source, at, phrase[0] ?? ''))
      return { qualifier, length: phrase.length }
  }
  return undefined
}
