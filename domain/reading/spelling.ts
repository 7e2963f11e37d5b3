const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const VOWEL_MARKS = /[\u0302\u0306\u031b]/g

interface Marks {
  tone: string
  vowel: string
}

/** Taking letters apart is slow, and a language has few syllables. */
const known = new Map<string, Marks>()
const KNOWN_MAX = 10_000
const SYLLABLE_LENGTH_MAX = 12

const marksOf = (word: string): Marks => {
  const found = known.get(word)
  if (found) return found
  const apart = word.normalize('NFD')
  const marks = { tone: (apart.match(TONES) ?? []).join(''), vowel: (apart.match(VOWEL_MARKS) ?? []).join('') }
  if (known.size >= KNOWN_MAX) known.clear()
  if (word.length <= SYLLABLE_LENGTH_MAX) known.set(word, marks)
  return marks
}

/** No syllable is written so: "nguoi", "viec", "diem" among words that have their diacritics are typed bare. */
const CANNOT_BE_BARE = /(?:ie|uo|uye|ye)(?:m|n|ng|p|t|c|u|i)$|(?:[ptc]|ch)$/

/**
 * Whether a word as it was typed may stand for a known one with the same letters. Typed without any diacritics it may,
 * unless the rest of the message has them ("con" is then not "còn"). A wrong tone makes another word ("Đảng" is not
 * "đang", "nhân" not "nhận"); a missing hook or circumflex is a slip ("nguời", "luợt").
 */
export const mayStandFor = (typed: string, meant: string, accented: boolean): boolean => {
  const word = typed.toLowerCase()
  if (word === meant) return true
  // "đo" is never "do".
  if (word.includes('đ') && !meant.includes('đ')) return false
  const { tone, vowel } = marksOf(word)
  if (tone === '' && vowel === '' && !word.includes('đ')) return !accented || CANNOT_BE_BARE.test(word)
  // A syllable that ends in a stop has a tone: "lươt" is a slip and no other word.
  const slip = tone === '' && /(?:[ptc]|ch)$/.test(word)
  const { tone: knownTone, vowel: knownVowel } = marksOf(meant)
  if (!slip && tone !== knownTone) return false
  return vowel === '' || knownVowel === '' || vowel === knownVowel || vowel.length !== knownVowel.length
}
