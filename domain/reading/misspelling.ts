import type { Token } from './tokens.ts'

/** What a Vietnamese syllable without its diacritics can look like. */
const SYLLABLE =
  /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oay|oe|oi|u|ua|uai|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ye|yeu)(?:c|ch|m|n|ng|nh|p|t)?$/
const LENGTH_MIN = 5
const TELEX_LENGTH_MIN = 3
/** A message with more slips than this is not Vietnamese. */
const CORRECTED_MAX = 40

const TELEX_VOWELS: readonly [typed: RegExp, meant: string][] = [
  [/dd/g, 'd'],
  [/aa/g, 'a'],
  [/ee/g, 'e'],
  [/oo/g, 'o'],
  [/w/g, ''],
]

/** "tieesp", "ddoois", "nguwowif": Telex typed without its editor, without its marks. Undefined when it is no syllable. */
const withoutTelex = (typed: string): string | undefined => {
  const vowels = TELEX_VOWELS.reduce((word, [mark, meant]) => word.replace(mark, meant), typed)
  const bare = vowels.replace(/[sfrxj](?=[a-z]?[a-z]?$)/, (tone, at: number) => (at > 0 ? '' : tone))
  return [vowels, bare].find((word) => word !== typed && SYLLABLE.test(word))
}

/** One letter wrong, missing, too many, or two swapped. */
const isOneSlip = (typed: string, known: string): boolean => {
  const longer = typed.length >= known.length ? typed : known
  const shorter = longer === typed ? known : typed
  if (longer.length - shorter.length > 1) return false
  let start = 0
  while (start < shorter.length && shorter[start] === longer[start]) start++
  let end = 0
  while (end < shorter.length - start && shorter.at(-1 - end) === longer.at(-1 - end)) end++
  const left = shorter.length - start - end
  if (longer.length > shorter.length) return left === 0
  const swapped = left === 2 && shorter[start] === longer[start + 1] && shorter[start + 1] === longer[start]
  return left === 1 || swapped
}

/** "làng Klong": the name of a place is spelled as it likes. */
const NAMED = new Set(['lang', 'thon', 'buon', 'xa', 'phuong'])

/**
 * The tokens with slips of the keyboard put right: "ngyoi" is no syllable of Vietnamese and one letter away from just
 * one word that the forms know. A word that is possible in Vietnamese is never touched.
 */
export const withoutMisspellings = (tokens: readonly Token[], known: ReadonlySet<string>): Token[] => {
  let left = CORRECTED_MAX
  const corrected = new Map<string, string>()
  return tokens.map((token, at) => {
    if (NAMED.has(tokens[at - 1]?.folded ?? '')) return token
    if (token.kind !== 'word' || token.folded.length < TELEX_LENGTH_MIN || left === 0) return token
    if (known.has(token.folded) || SYLLABLE.test(token.folded)) return token
    const telex = withoutTelex(token.folded)
    if (telex !== undefined && known.has(telex)) return { ...token, folded: telex }
    if (token.folded.length < LENGTH_MIN) return token
    const before = corrected.get(token.folded)
    if (before !== undefined) return { ...token, folded: before }
    left--
    const candidates = [...known].filter((word) => word.length >= LENGTH_MIN - 1 && isOneSlip(token.folded, word))
    // A wrong letter is more usual than one too many.
    const alike = candidates.filter(({ length }) => length === token.folded.length)
    const [only, other] = alike.length > 0 ? alike : candidates
    const folded = only !== undefined && other === undefined ? only : token.folded
    corrected.set(token.folded, folded)
    return { ...token, folded }
  })
}
