import { fold } from '../reading/fold.ts'

/** Say that something is a model, and tell no two of them apart. */
const GENERIC = /\b(?:mo hinh|dan van kheo|cau lac bo|clb)\b/g
/** Join words or stand between them. */
const JOINING = new Set(['va', 'voi', 'cung', 'cac', 'nhung', 'cua', 'cho'])

const ABBREVIATIONS: Readonly<Record<string, string>> = { antt: 'an ninh trat tu', cchc: 'cai cach hanh chinh' }

/** From this many words on a name that differs in one of them may be the same. */
const WORDS_MIN = 4
/** Shorter words have too many neighbours for a slip to be seen. */
const SLIP_LENGTH_MIN = 4

/** The words that make the name, sorted: in which order they are told does not matter. */
const wordsOf = (name: string): string[] => {
  const plain = fold(name).replace(/[^a-z0-9]+/g, ' ')
  const full = plain.split(' ').map((word) => ABBREVIATIONS[word] ?? word)
  const told = full
    .join(' ')
    .split(' ')
    .filter((word) => word !== '')
  const own = full
    .join(' ')
    .replace(GENERIC, ' ')
    .split(' ')
    .filter((word) => word !== '' && !JOINING.has(word))
  return (own.length === 0 ? told : own).toSorted()
}

const without = (words: readonly string[], taken: readonly string[]): string[] => {
  const left = [...taken]
  return words.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const isNumber = (word: string) => /\d/.test(word)

/** One letter wrong, missing or too many. */
const isSlip = (left: string, right: string): boolean => {
  const [longer, shorter] = left.length >= right.length ? [left, right] : [right, left]
  if (longer.length - shorter.length > 1 || shorter.length < SLIP_LENGTH_MIN) return false
  let start = 0
  while (start < shorter.length && shorter[start] === longer[start]) start++
  const from = longer.length === shorter.length ? start + 1 : start
  return shorter.slice(from) === longer.slice(start + 1)
}

/**
 * Whether two names are so alike that they may name one thing: the same words apart from diacritics, punctuation, case,
 * order and words that say nothing ("mô hình", "và", "&"); in a longer name one word more, or one with a slip of the
 * keyboard. A number tells names apart: "3 biết" is not "4 biết".
 */
export const isSameName = (one: string, other: string): boolean => {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  const [onlyLeft, onlyRight] = [without(left, right), without(right, left)]
  if (onlyLeft.length + onlyRight.length === 0) return true
  if ([...onlyLeft, ...onlyRight].some(isNumber)) return false
  const [word, counterpart] = [onlyLeft[0] ?? '', onlyRight[0] ?? '']
  if (onlyLeft.length === 1 && onlyRight.length === 1) return isSlip(word, counterpart)
  return onlyLeft.length + onlyRight.length === 1 && Math.max(left.length, right.length) >= WORDS_MIN + 1
}
