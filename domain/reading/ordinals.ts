import type { Source } from './tokens.ts'

/** What is counted by ordinals: "kỳ họp thứ 6", "lần thứ hai", "khóa thứ 3". */
const COUNTED = new Set(['hop', 'lan', 'khoa', 'hang', 'dot', 'ky'])
const JOINS = new Set([',', 'va'])

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

/** Of a row "thứ 5, thứ 7 và thứ 8" the place of the first "thứ"; of one that stands alone its own. */
export const rowStart = (source: Source, at: number): number =>
  JOINS.has(wordAt(source, at - 1)) && wordAt(source, at - 3) === 'thu' ? rowStart(source, at - 3) : at

/** Whether "thứ N" at the token counts something, and is no day of the week. */
export const isOrdinal = (source: Source, at: number): boolean => COUNTED.has(wordAt(source, rowStart(source, at) - 1))
