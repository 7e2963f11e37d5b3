import type { Lexicon, Meaning } from './lexicon.ts'
import type { Source } from './tokens.ts'

const COUNTED = new Set('thon xa phuong lang buon ho chi mo nhiem khu xom ap'.split(' '))

/** Is the thing after the tokens counted? "10/12 đơn", "09/09 thôn" are then no days. */
export const countedAfter = (source: Source, lexicon: Lexicon, at: number): boolean => {
  const next = source.tokens[at]?.folded ?? ''
  if (COUNTED.has(next)) return true
  const found = lexicon.phrases.longestAt(source, at)
  // "6/11 vào …", "11/11 co 95 nguoi": other words, and nothing counted.
  const isNoun = (meaning: Meaning) =>
    meaning.kind === 'count' && meaning.reading.as === 'noun' && !meaning.reading.behind
  if (found?.meanings.some(isNoun)) return true
  // "8/10 kiến nghị sau kiểm tra": the noun is a part of the expression.
  const head = found && lexicon.phrases.longestAt(source, at, { end: at + found.length, accepts: isNoun })
  return head !== undefined
}
