import { readDigits } from './digit-number.ts'
import { readSpelledNumber } from './number-words.ts'
import type { Source } from './tokens.ts'

export const SCALES: Readonly<Record<string, number>> = {
  chuc: 10,
  tram: 100,
  nghin: 1e3,
  trieu: 1e6,
  tr: 1e6,
  ty: 1e9,
}
/** After these a lone digit goes on one step lower: "1 nghìn 2"; after money it must be glued: "3tr5". */
const WRITTEN_SCALES = new Set(['tram', 'nghin'])

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

/** A number as it is written, without what belongs to it. */
export interface BareNumber {
  value: number
  length: number
  readings?: number[]
  weak: boolean
  /** "triệu", "tỷ": money, unless it is said what is counted. */
  scaled: boolean
  about: boolean
}

/** "2 070": a thousands separator that is a space. */
const spacedThousands = (source: Source, at: number): { value: number; length: number } | undefined => {
  let text = wordAt(source, at)
  if (!/^[1-9]\d{0,2}$/.test(text)) return undefined
  let length = 1
  while (length < 4) {
    const token = source.tokens[at + length]
    const gap = (token?.start ?? 0) - (source.tokens[at + length - 1]?.end ?? 0)
    if (token?.kind !== 'digits' || gap !== 1 || !/^\d{3}$/.test(token.folded)) break
    text += token.folded
    length++
  }
  return length > 1 ? { value: Number(text), length } : undefined
}

/** "3tr5", "6 triệu rưỡi", "1k2", "1 nghìn 2", "1 trăm 20", "2 nghìn 1 trăm": what goes on after a scaled number. */
const afterScale = (
  source: Source,
  at: number,
  scale: number,
  shorthand: boolean,
): { value: number; length: number } => {
  const token = source.tokens[at]
  const none = { value: 0, length: 0 }
  if (token?.folded === 'ruoi') return { value: scale / 2, length: 1 }
  const linked = token?.folded === 'linh' || token?.folded === 'le' ? 1 : 0
  const digits = source.tokens[at + linked]
  if (digits?.kind !== 'digits' || !/^\d{1,3}$/.test(digits.folded)) return none
  const value = Number(digits.folded)
  if (linked > 0) return value < scale ? { value, length: 2 } : none
  const lower = SCALES[wordAt(source, at + 1)] ?? 0
  if (lower > 0 && lower < scale) {
    const rest = afterScale(source, at + 2, lower, shorthand)
    return { value: value * lower + rest.value, length: 2 + rest.length }
  }
  // "3 tỷ 6", "5 triệu 200": the next lower numbers, when nothing is counted by them.
  const after = source.tokens[at + 1]
  const closes = after === undefined || after.kind === 'mark' || after.kind === 'break' || after.folded === 'dong'
  if (!shorthand && !digits.glued && !(scale >= 1e6 && closes)) return none
  if (scale >= 1e6) return { value: (value * scale) / 10 ** digits.folded.length, length: 1 }
  if (digits.folded.length === 1) return { value: (value * scale) / 10, length: 1 }
  return value < scale ? { value, length: 1 } : none
}

export const digitsAt = (source: Source, at: number): BareNumber | undefined => {
  const token = source.tokens[at]
  if (token?.kind !== 'digits') return undefined
  const spaced = spacedThousands(source, at)
  const read = spaced ?? readDigits(token.folded)
  if (!read) return undefined
  const length = spaced?.length ?? 1
  const unit = source.tokens[at + length]
  const scale = unit?.folded === 'k' && unit.glued ? 1_000 : SCALES[unit?.folded ?? '']
  if (scale === undefined) {
    const readings = 'readings' in read && read.readings ? [...read.readings] : undefined
    return { value: read.value, length, ...(readings && { readings }), weak: false, scaled: false, about: false }
  }
  const spelled = unit?.kind === 'word' && WRITTEN_SCALES.has(unit.folded) && scale < 1e6
  const rest = scale === 10 ? undefined : afterScale(source, at + length + 1, scale, spelled)
  const value = Math.round(read.value * scale * 1e6) / 1e6 + (rest?.value ?? 0)
  return {
    value,
    length: length + 1 + (rest?.length ?? 0),
    weak: false,
    scaled: scale >= 1e6 || unit?.folded === 'k',
    about: false,
  }
}

/** "đầu năm", "cuối năm", "cả năm": the year, whatever its letters spell. */
const BEFORE_YEAR = new Set(['dau', 'cuoi', 'giua', 'ca', 'hang', 'qua'])

const spelledAt = (source: Source, at: number): BareNumber | undefined => {
  const spelled = readSpelledNumber(source, at)
  if (!spelled) return undefined
  if (spelled.single && wordAt(source, at) === 'nam' && BEFORE_YEAR.has(wordAt(source, at - 1))) return undefined
  const { value, length, single, rounded, loose } = spelled
  if (loose !== undefined)
    return { value, length: 2, readings: [value, loose], weak: true, scaled: false, about: false }
  return { value, length, weak: single, scaled: value >= 1e6, about: rounded }
}

/** "nửa chục", "nửa trăm". */
const halfAt = (source: Source, at: number): BareNumber | undefined => {
  const scale = wordAt(source, at) === 'nua' ? SCALES[wordAt(source, at + 1)] : undefined
  if (scale === undefined) return undefined
  return { value: scale / 2, length: 2, weak: false, scaled: scale >= 1e6, about: true }
}

export const bareNumberAt = (source: Source, at: number): BareNumber | undefined =>
  digitsAt(source, at) ?? halfAt(source, at) ?? spelledAt(source, at)
