import type { Qualifier, Range } from '../forms/form.ts'
import { bareNumberAt, digitsAt } from './bare-number.ts'
import { readDigits } from './digit-number.ts'
import { readSpelledNumber } from './number-words.ts'
import { qualifierAt } from './qualifiers.ts'
import type { Source } from './tokens.ts'

/** A number in the text with everything that belongs to it. */
export interface Figure {
  value: number
  length: number
  qualifier?: Qualifier
  /** "106/124": the second number. */
  over?: number
  /**
   * What the number is an amount of: `plain` says nothing, `scaled` has "triệu" or "tỷ" without "đồng" ("2 triệu lượt"
   * counts, "3,6 tỷ" is money), `measure` has a unit of measure.
   */
  kind: 'plain' | 'percent' | 'money' | 'scaled' | 'measure'
  /** The folded unit of a `measure`: "km", "ha". */
  measure?: string
  /** More than one reading: "1,125", "hai ba". */
  readings?: number[]
  /** "từ 3 đến 4": both ends; `value` is the first. */
  range?: Range
  /** "mấy chục", "vài": nobody can write it down. */
  vague: boolean
  /** A single word that is a number only beside what it counts: "ba", "năm", "sáu". */
  weak: boolean
}

const VAGUE = new Set(['may', 'vai', 'dam', 'nhieu', 'hang'])
/** With any other mark the letters are another word: "máy tính", "vai trò". */
const VAGUE_SPELLED: Readonly<Record<string, string>> = { may: 'mấy', vai: 'vài' }
const ROUND = new Set(['chuc', 'tram', 'nghin', 'trieu', 'loat'])
/** Amounts without a number; the first word alone may begin a number: "một số đơn", "nửa số đơn". */
const VAGUE_PAIRS = new Set(['mot so', 'mot vai', 'mot nua', 'qua nua', 'da so', 'phan nua', 'dam ba', 'doi ba'])
/** "2/3 số đơn": a share of a number that is not told. */
const SHARE_OVER_MAX = 10
const METRES_OF_KM = 1_000
const ROADS = new Set(['duong', 'kenh', 'muong'])
/** "đường bê tông liên thôn dài 600m" */
const ROAD_TOKENS_MAX = 8
export const MEASURES = new Set('km m met m2 m3 ha tan tuoi gio phut thang nam tuan'.split(' '))
/** "5 đồng chí", "3 đồng bào": no money. */
const AFTER_DONG = new Set(['chi', 'bao', 'doi', 'nghiep', 'dang', 'nguoi'])
/** No sum of money that is reported is smaller. */
const MONEY_MIN = 500
const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''

/** Typed bare in a message without diacritics, or exactly so. */
const isSpelled = (source: Source, at: number, spelling: string | undefined): boolean => {
  const token = source.tokens[at]
  const raw = token ? source.text.slice(token.start, token.end).toLowerCase() : ''
  return spelling === undefined || raw === spelling || (raw === token?.folded && !source.accented)
}

const isPercent = (source: Source, at: number): number => {
  if (wordAt(source, at) === '%') return 1
  return wordAt(source, at) === 'phan' && wordAt(source, at + 1) === 'tram' ? 2 : 0
}

/** "nửa số đơn", "một phần ba", "2/3 số đơn": a share of something that is not told. Tokens taken. */
const shareAt = (source: Source, at: number): number => {
  const word = wordAt(source, at)
  const next = wordAt(source, at + 1)
  if (word === 'nua' && (next === 'so' || next === 'tong')) return 1
  if (VAGUE_PAIRS.has(`${word} ${next}`)) return 2
  if (next === 'phan' && readSpelledNumber(source, at) && wordAt(source, at + 2) !== 'tram')
    return readSpelledNumber(source, at + 2) ? 3 : 0
  const over = next === '/' && wordAt(source, at + 3) === 'so' ? Number(wordAt(source, at + 2)) : Number.NaN
  return over <= SHARE_OVER_MAX && Number(word) < over ? 3 : 0
}

const vagueAt = (source: Source, at: number): Figure | undefined => {
  const share = shareAt(source, at)
  if (share > 0) return { value: 0, length: share, kind: 'plain', vague: true, weak: false }
  const word = wordAt(source, at)
  if (!VAGUE.has(word) || !isSpelled(source, at, VAGUE_SPELLED[word])) return undefined
  const round = ROUND.has(wordAt(source, at + 1))
  if (!round && word !== 'vai' && word !== 'may') return undefined
  return { value: 0, length: round ? 2 : 1, kind: 'plain', vague: true, weak: !round }
}

const NOUN_LENGTH_MAX = 3

/** "20 đơn/33 đơn", "9 nhiệm vụ trên 10 nhiệm vụ": what is counted is said twice. Tokens of the noun. */
const countedTwice = (source: Source, at: number): number => {
  for (let length = 1; length <= NOUN_LENGTH_MAX && source.tokens[at + length - 1]?.kind === 'word'; length++) {
    const joint = wordAt(source, at + length)
    const again = wordAt(source, at + length + 2) === wordAt(source, at)
    if (again && (joint === '/' || joint === 'tren') && source.tokens[at + length + 1]?.kind === 'digits') return length
  }
  return 0
}

/** "106/124", "106 trên tổng số 124", "34 trong số 37": what follows the first number. */
const overAt = (source: Source, at: number): { over: number; length: number } | undefined => {
  const twice = countedTwice(source, at)
  if (twice > 0) {
    const ratio = overAt(source, at + twice)
    return ratio && { over: ratio.over, length: ratio.length + twice }
  }
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

interface RangeEnd {
  value: number
  length: number
  /** What both ends are multiplied by: "từ 3 đến 4 triệu". */
  scale: number
}

/** "3 - 4", "từ 3 đến 4" (with `from`): the second number, which is the greater one. */
const rangeAt = (source: Source, at: number, first: number, from: boolean): RangeEnd | undefined => {
  const word = wordAt(source, at)
  if (word !== '-' && !(from && (word === 'den' || word === 'toi'))) return undefined
  const second = bareNumberAt(source, at + 1)
  if (!second || second.value <= first) return undefined
  const digits = readDigits(wordAt(source, at + 1))
  const scale = second.scaled && digits && first < digits.value ? second.value / digits.value : 1
  return { value: second.value, length: 1 + second.length, scale }
}

const scaledLike = (value: number, { scale }: RangeEnd): number => value * scale

/** "95% đến 99%": the second share, which is the greater one. */
const percentsAt = (source: Source, at: number, first: number): { value: number; length: number } | undefined => {
  const second = isPercent(source, at - 1) === 1 ? rangeAt(source, at, first, true) : undefined
  const sign = second ? isPercent(source, at + second.length) : 0
  return second && sign > 0 ? { value: second.value, length: second.length + sign } : undefined
}

/** "đồng", "đ", "vnđ" after a number. Tokens taken. */
const currencyAt = (source: Source, at: number, value: number): number => {
  const token = source.tokens[at]
  if (value < MONEY_MIN || token?.kind !== 'word') return 0
  const next = wordAt(source, at + 1)
  if (token.folded === 'vnd') return 1
  if (token.folded === 'dong') return AFTER_DONG.has(next) ? 0 : 1
  // "1.500 đ/c": comrades.
  return token.folded === 'd' && next !== '/' ? 1 : 0
}

/** Lengths of roads are kept in kilometres: "600m đường bê tông", "nạo vét kênh mương dài 500m". */
const isOfRoad = ({ tokens }: Source, at: number, end: number): boolean => {
  const before = tokens.slice(Math.max(0, at - ROAD_TOKENS_MAX), at)
  const clause = before.slice(before.findLastIndex(({ kind }) => kind !== 'word') + 1)
  return [...clause, ...tokens.slice(end, end + 1)].some(({ folded }) => ROADS.has(folded))
}

/** The figure that starts at this token, its qualifier included. */
export const findFigure = (source: Source, at: number): Figure | undefined => {
  const vague = vagueAt(source, at)
  if (vague) return vague
  const qualified = qualifierAt(source, at)
  const from = !qualified && wordAt(source, at) === 'tu' ? 1 : 0
  const start = at + (qualified?.length ?? from)
  const vaguely = qualified && vagueAt(source, start)
  if (vaguely) return { ...vaguely, length: vaguely.length + qualified.length }
  const bare = bareNumberAt(source, start)
  if (!bare) return undefined
  let length = start - at + bare.length
  const range = rangeAt(source, at + length, bare.value, from === 1)
  // "từ 9 thành 10" is no range; "từ" is then left to whoever reads the words.
  if (from === 1 && !range && !percentsAt(source, at + length + isPercent(source, at + length), bare.value))
    return undefined
  length += range?.length ?? 0
  const ratio = range ? undefined : overAt(source, at + length)
  length += ratio?.length ?? 0
  const percentLength = isPercent(source, at + length)
  length += percentLength
  const percentRange = percentLength > 0 && !range ? percentsAt(source, at + length, bare.value) : undefined
  length += percentRange?.length ?? 0
  const currencyLength = percentLength > 0 ? 0 : currencyAt(source, at + length, bare.value)
  length += currencyLength
  const unit = wordAt(source, at + length)
  // "giải quyết 10 tháng 11": a month's name, not ten months.
  const named = unit === 'thang' && source.tokens[at + length + 1]?.kind === 'digits'
  const measured = MEASURES.has(unit) && !named
  const kind =
    percentLength > 0
      ? 'percent'
      : currencyLength > 0
        ? 'money'
        : bare.scaled
          ? 'scaled'
          : measured
            ? 'measure'
            : 'plain'
  const qualifier = qualified?.qualifier ?? (bare.about ? 'about' : undefined)
  const metres = kind === 'measure' && (unit === 'm' || unit === 'met') && isOfRoad(source, at, at + length + 1)
  return {
    value: metres ? bare.value / METRES_OF_KM : bare.value,
    length,
    ...(qualifier && { qualifier }),
    ...(ratio && { over: ratio.over }),
    kind,
    ...(kind === 'measure' && { measure: metres ? 'km' : unit }),
    ...(kind === 'plain' && bare.readings && !range && { readings: bare.readings }),
    ...(range && { range: { min: scaledLike(bare.value, range), max: range.value } }),
    ...(percentRange && { range: { min: bare.value, max: percentRange.value } }),
    vague: false,
    weak: bare.weak && !qualified && kind !== 'percent' && !ratio,
  }
}
