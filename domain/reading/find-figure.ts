import type { Qualifier } from '../forms/form.ts'
import { readDigits } from './digit-number.ts'
import { readSpelledNumber } from './number-words.ts'
import type { Source } from './tokens.ts'

/** A number in the text with everything that belongs to it. */
export interface Figure {
  value: number
  length: number
  qualifier?: Qualifier
  /** "106/124": the second number. */
  over?: number
  /** A percentage. */
  percent: boolean
  /** Money, a distance, days: a quantity that no count field holds. */
  measured: boolean
  /** More than one reading: "1,125", "từ 3 đến 4", "hai ba". */
  readings?: number[]
  /** "mấy chục", "vài": nobody can write it down. */
  vague: boolean
  /** A single word that is a number only beside what it counts: "ba", "năm", "sáu". */
  weak: boolean
}

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
const VAGUE = new Set(['may', 'vai', 'dam', 'nhieu', 'hang'])
const ROUND = new Set(['chuc', 'tram', 'nghin', 'trieu'])
const MEASURES = new Set(
  'km m m2 ha kg tan dong vnd d trieu ty tr tuoi gio phut thang nam tuan cai'
    .split(' ')
    .filter((word) => word !== 'cai'),
)
const SCALES: Readonly<Record<string, number>> = { nghin: 1e3, trieu: 1e6, tr: 1e6, ty: 1e9 }

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

/** "cỡ 30", but "có 30" is no estimate: without diacritics it is taken as "có". */
const isEstimate = (source: Source, at: number, word: string): boolean => {
  if (word !== 'co' && word !== 'tam') return true
  const token = source.tokens[at]
  const raw = token ? source.text.slice(token.start, token.end).toLowerCase() : ''
  return raw === 'cỡ' || raw === 'tầm'
}

const qualifierAt = (source: Source, at: number): { qualifier: Qualifier; length: number } | undefined => {
  for (const [phrase, qualifier] of QUALIFIERS) {
    if (phrase.every((word, index) => wordAt(source, at + index) === word) && isEstimate(source, at, phrase[0] ?? ''))
      return { qualifier, length: phrase.length }
  }
  return undefined
}

interface Bare {
  value: number
  length: number
  readings?: number[]
  weak: boolean
  money: boolean
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

const digitsAt = (source: Source, at: number): Bare | undefined => {
  const token = source.tokens[at]
  if (token?.kind !== 'digits') return undefined
  const spaced = spacedThousands(source, at)
  const read = spaced ?? readDigits(token.folded)
  if (!read) return undefined
  let { value } = read
  let length = spaced?.length ?? 1
  let readings = 'readings' in read && read.readings ? [...read.readings] : undefined
  let money = false
  const unit = source.tokens[at + length]
  const scale = unit?.folded === 'k' && unit.glued ? 1_000 : SCALES[unit?.folded ?? '']
  if (scale !== undefined && (unit?.folded !== 'tr' || unit.glued || wordAt(source, at + length + 1) === 'dong')) {
    value = Math.round(value * scale * 1e6) / 1e6
    readings = undefined
    money = scale >= 1e6
    length++
    const rest = source.tokens[at + length]
    if (rest?.kind === 'digits' && rest.glued && unit?.folded === 'tr' && rest.folded.length <= 3) {
      value += (Number(rest.folded) * scale) / 10 ** rest.folded.length
      length++
    } else if (rest?.folded === 'ruoi') {
      value += scale / 2
      length++
    }
  }
  return { value, length, ...(readings && { readings }), weak: false, money, about: false }
}

const spelledAt = (source: Source, at: number): Bare | undefined => {
  const spelled = readSpelledNumber(source, at)
  if (!spelled) return undefined
  const { value, length, single, rounded, loose } = spelled
  if (loose !== undefined) return { value, length: 2, readings: [value, loose], weak: true, money: false, about: false }
  return { value, length, weak: single, money: value >= 1e6, about: rounded }
}

const bareAt = (source: Source, at: number): Bare | undefined => digitsAt(source, at) ?? spelledAt(source, at)

const isPercent = (source: Source, at: number): number => {
  if (wordAt(source, at) === '%') return 1
  return wordAt(source, at) === 'phan' && wordAt(source, at + 1) === 'tram' ? 2 : 0
}

const vagueAt = (source: Source, at: number): Figure | undefined => {
  const word = wordAt(source, at)
  if (!VAGUE.has(word)) return undefined
  const round = ROUND.has(wordAt(source, at + 1))
  if (!round && word !== 'vai' && word !== 'may') return undefined
  return { value: 0, length: round ? 2 : 1, percent: false, measured: false, vague: true, weak: !round }
}

/** "106/124", "106 trên tổng số 124", "34 trong số 37": what follows the first number. */
const overAt = (source: Source, at: number): { over: number; length: number } | undefined => {
  if (wordAt(source, at) === '/') {
    const second = source.tokens[at + 1]
    const read = second?.kind === 'digits' ? readDigits(second.folded) : undefined
    return read && !read.readings && Number.isInteger(read.value) ? { over: read.value, length: 2 } : undefined
  }
  if (wordAt(source, at) !== 'tren' && wordAt(source, at) !== 'trong') return undefined
  let length = 1
  while (length < 4 && ['tong', 'so', 'cong'].includes(wordAt(source, at + length))) length++
  if (wordAt(source, at) === 'trong' && length === 1) return undefined
  const bare = digitsAt(source, at + length)
  return bare && !bare.readings ? { over: bare.value, length: length + bare.length } : undefined
}

/** "3 - 4", "từ 3 đến 4" (with `from`): the second number. */
const rangeAt = (source: Source, at: number, from: boolean): { value: number; length: number } | undefined => {
  const word = wordAt(source, at)
  if (word !== '-' && !(from && (word === 'den' || word === 'toi'))) return undefined
  const second = bareAt(source, at + 1)
  return second && !second.readings ? { value: second.value, length: 1 + second.length } : undefined
}

/** The figure that starts at this token, its qualifier included. */
export const findFigure = (source: Source, at: number): Figure | undefined => {
  const vague = vagueAt(source, at)
  if (vague) return vague
  const qualified = qualifierAt(source, at)
  const from = !qualified && wordAt(source, at) === 'tu' ? 1 : 0
  const start = at + (qualified?.length ?? from)
  const bare = bareAt(source, start)
  if (!bare) return undefined
  let length = start - at + bare.length
  const range = rangeAt(source, at + length, from === 1)
  // "từ 9 thành 10" is no range; "từ" is then left to whoever reads the words.
  if (from === 1 && !range) return undefined
  length += range?.length ?? 0
  const ratio = range ? undefined : overAt(source, at + length)
  length += ratio?.length ?? 0
  const percentLength = isPercent(source, at + length)
  length += percentLength
  const percent = percentLength > 0
  const unit = wordAt(source, at + length)
  // "giải quyết 10 tháng 11": a month's name, not ten months.
  const named = unit === 'thang' && source.tokens[at + length + 1]?.kind === 'digits'
  const measured = !percent && (bare.money || (MEASURES.has(unit) && !named))
  const qualifier = qualified?.qualifier ?? (bare.about ? 'about' : undefined)
  const readings = range ? [bare.value, range.value] : percent || measured ? undefined : bare.readings
  return {
    value: bare.value,
    length,
    ...(qualifier && { qualifier }),
    ...(ratio && { over: ratio.over }),
    percent,
    measured,
    ...(readings && { readings }),
    vague: false,
    weak: bare.weak && !qualified && !percent && !ratio,
  }
}
