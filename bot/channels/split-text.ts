import { isBlank } from './clean-text.ts'

export interface TextPart {
  /** Where the part begins in the whole text. */
  start: number
  text: string
}

/** Marks that belong to the character before them: cutting there would tear a letter from its accent. */
const CONTINUES = /^(?:\p{M}|\u200D)/u
const CONTINUES_BACK_MAX = 32

/**
 * Splits a text into parts of at most `lengthMax` UTF-16 units (at least 2): at the last paragraph that ends in time,
 * else at the last line, else at the last word, and only a single word longer than a part is cut, never inside a
 * surrogate pair. White space around the cuts is dropped, and so are parts in which nothing can be read.
 */
export function splitText(text: string, lengthMax: number): TextPart[] {
  const parts: TextPart[] = []
  let start = skipSpace(text, 0)
  while (start < text.length) {
    const end = text.length - start <= lengthMax ? text.length : findCut(text, start, start + lengthMax)
    const part = text.slice(start, end).trimEnd()
    if (!isBlank(part)) parts.push({ start, text: part })
    start = skipSpace(text, end)
  }
  return parts
}

/** The place in (start, limit] to cut at. */
function findCut(text: string, start: number, limit: number): number {
  const paragraph = text.lastIndexOf('\n\n', limit)
  if (paragraph > start) return paragraph
  const line = text.lastIndexOf('\n', limit)
  if (line > start) return line
  for (let index = limit; index > start; index -= 1) {
    if (isSpace(text, index)) return index
  }
  return cutInsideWord(text, start, limit)
}

function cutInsideWord(text: string, start: number, limit: number): number {
  const hardest = isInsidePair(text, limit) ? limit - 1 : limit
  let cut = hardest
  while (cut > start && hardest - cut < CONTINUES_BACK_MAX && continuesCharacter(text, cut)) {
    cut -= isInsidePair(text, cut - 1) ? 2 : 1
  }
  return cut > start && !continuesCharacter(text, cut) ? cut : hardest
}

function continuesCharacter(text: string, index: number): boolean {
  return CONTINUES.test(text.slice(index, index + 2))
}

function isInsidePair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function skipSpace(text: string, from: number): number {
  let index = from
  while (index < text.length && isSpace(text, index)) index += 1
  return index
}

function isSpace(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  // The no-break space keeps a figure with its unit; all other white space may be cut at.
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d || unit === 0x0b || unit === 0x0c
}
