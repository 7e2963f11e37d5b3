/**
 * Text as people type it, made comparable. `text` is NFC without invisible characters; `folded` has the same length, in
 * lower case and without diacritics, so a span found in one is the same span in the other.
 */
export interface Folded {
  text: string
  folded: string
}

// Zero-width and bidirectional marks, variation selectors, soft hyphen, BOM; control characters except tab and newline.
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]/g
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const DASHES = /[\u2010-\u2015\u2212]/g
const MARKS = /[\u0300-\u036f]/g

/** Decomposing a letter is slow, and a text has few different ones. */
const foldedLetters = new Map<number, string>()

const foldCharacter = (character: string): string => {
  const code = character.charCodeAt(0)
  const known = foldedLetters.get(code)
  if (known !== undefined) return known
  const found = foldLetter(character)
  foldedLetters.set(code, found)
  return found
}

const foldLetter = (character: string): string => {
  if (character.charCodeAt(0) < 0x80) return character.toLowerCase()
  if (character === 'đ' || character === 'Đ') return 'd'
  const bare = character.normalize('NFD').replace(MARKS, '').toLowerCase()
  return bare.length === 1 ? bare : character
}

/** Both forms of the text, with equal length. */
export const foldWithSource = (input: string): Folded => {
  const text = input
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(DASHES, '-')
    // A combining mark that NFC could not attach (a repeated or impossible one).
    .replace(MARKS, '')
  let folded = ''
  for (let index = 0; index < text.length; index++) folded += foldCharacter(text.charAt(index))
  return { text, folded }
}

/** Labels, titles and short answers come again and again; a message with more in it is not remembered. */
const folded = new Map<string, string>()
const FOLDED_MAX = 2_000
const FOLDED_LENGTH_MAX = 32

/** Lower case, no diacritics (đ → d), no invisible characters. */
export const fold = (text: string): string => {
  if (text.length > FOLDED_LENGTH_MAX) return foldWithSource(text).folded
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size >= FOLDED_MAX) folded.clear()
  const result = foldWithSource(text).folded
  folded.set(text, result)
  return result
}
