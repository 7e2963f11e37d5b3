const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const VOWEL_MARKS = /[\u0302\u0306\u031b]/g

const marksOf = (word: string, pattern: RegExp): string => (word.normalize('NFD').match(pattern) ?? []).join('')

/**
 * Whether a word as it was typed may stand for a known one with the same letters. Typed without any diacritics it may,
 * unless the rest of the message has them ("con" is then not "còn"). A wrong tone makes another word ("Đảng" is not
 * "đang", "nhân" not "nhận"); a missing hook or circumflex is a slip ("nguời", "luợt").
 */
export const mayStandFor = (typed: string, known: string, accented: boolean): boolean => {
  const word = typed.toLowerCase()
  if (word === known) return true
  const tone = marksOf(word, TONES)
  const vowel = marksOf(word, VOWEL_MARKS)
  if (tone === '' && vowel === '' && !word.includes('đ')) return !accented
  // A syllable that ends in a stop has a tone: "lươt" is a slip and no other word.
  const slip = tone === '' && /(?:[ptc]|ch)$/.test(word)
  if (!slip && tone !== marksOf(known, TONES)) return false
  const knownVowel = marksOf(known, VOWEL_MARKS)
  return vowel === '' || knownVowel === '' || vowel === knownVowel || vowel.length !== knownVowel.length
}
