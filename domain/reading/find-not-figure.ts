import { lawYear } from './law-year.ts'
import { rowStart } from './ordinals.ts'
import type { Source, Token } from './tokens.ts'

/** What a numbered thing is called: "thôn 3", "khóa IX", "kỳ họp thứ 6", "lần 2". The number names, it does not count. */
const NUMBERED = new Set(
  `thon to xom ap lang khu pho duong ngo ngach hem phong lo thua km ql tl hl khoa lan dot dieu khoan chuong muc
  tuan cap hang mau bieu trang lop iso covid quan phuong zone luat tk stk stt hotline`.split(/\s+/),
)
const NUMBERED_PAIRS = new Set([
  'quoc lo',
  'tinh lo',
  'so nha',
  'to dan',
  'phu luc',
  'to ban',
  'ban do',
  'nhiem ky',
  'ky hop',
  'cong hoa',
  'dan pho',
  'cum dan',
  'khu vuc',
  'nghi dinh',
  'quyet dinh',
  'nghi quyet',
  'ke hoach',
  'thong bao',
  'chi thi',
  'thong tu',
  'ket luan',
  'cong dien',
  'to trinh',
  'giai doan',
  'ban kiem',
  'tieu doan',
  'dai doi',
  'tai khoan',
  'khoan so',
  'bien so',
  'bien kiem',
  'bao so',
  'ma so',
  'ma ho',
]) // prettier-ignore
/** Before a number these count and name nothing, though their last word may: "trợ cấp 120 người", "thiểu số 7 buổi". */
const COUNTING_PAIRS = new Set([
  'nhieu lan',
  'tro cap',
  'cung cap',
  'khan cap',
  'phap luat',
  'thieu so',
  'phat bieu',
  'tieu bieu',
  'dai bieu',
  'lam duong',
  'hien dat',
])
const LENGTHS = new Set(['km', 'm', 'met'])
const LEVEL_MAX = 4
const DOCUMENT_KINDS = new Set([
  'qd',
  'kh',
  'tb',
  'nq',
  'ct',
  'bc',
  'tt',
  'cv',
  'nd',
  'hd',
  'kl',
  'ttr',
  'vb',
  'xlvp',
  'ctr',
  'da',
  'qc',
  'gm',
  'kltt',
])
const DOCUMENT_WORDS = new Set(['van', 'ban', 'van ban', 'cong van', 'bao cao', 'huong dan', 'quy dinh'])
/** "dân tộc thiểu số 7 buổi", "pháp luật 14 cuộc": the word before the number closes another expression. */
const NO_SERIAL_BEFORE = new Set(['thieu', 'dan', 'da', 'tan', 'tham', 'chi', 'he', 'ty', 'doi', 'con'])
/** Before "số 5" these make it a count: "tổng số 45". */
const COUNTING_BEFORE = new Set(['tong', 'la', 'voi', 'co', 'duoc', 'cac', 'mot', 'nhan', 'tiep', ',', ':', '.', ''])
const BEFORE_NUMBERED_PERIOD = new Set(['', '\n', ',', ';', ':', '.', 'cua', 'lieu', 'cao'])
const TIME_BEFORE = new Set(['luc', 'hoi'])
const QUOTES: Readonly<Record<string, string>> = { '“': '”', '"': '"', '«': '»', '‘': '’' }
const QUOTE_TOKENS_MAX = 40

const DOCUMENT_TOKENS_MAX = 9

const wordAt = (source: Source, at: number): string => source.tokens[at]?.folded ?? ''
const rawOf = (source: Source, token: Token): string => source.text.slice(token.start, token.end)
const rawBefore = (source: Source, at: number): string => {
  const token = source.tokens[at - 1]
  return token ? rawOf(source, token).toLowerCase() : ''
}
const isDigits = (token: Token | undefined): token is Token => token?.kind === 'digits'

/** The name of a model or a slogan: “3 biết, 2 hỗ trợ”. Tokens taken. */
export const quotedAt = (source: Source, at: number): number => {
  const close = QUOTES[wordAt(source, at)]
  if (!close) return 0
  for (let length = 2; length <= QUOTE_TOKENS_MAX; length++) {
    const token = source.tokens[at + length - 1]
    if (!token || token.kind === 'break') return 0
    if (token.folded === close) return length
  }
  return 0
}

/** "141/KH-UBND", "254-TB/ĐU", "09/2019/NĐ-CP", "136/2025/QH15". Tokens taken. */
export const documentAt = (source: Source, at: number): number => {
  if (!isDigits(source.tokens[at])) return 0
  let length = 1
  let letters = false
  let kind = false
  while (length < DOCUMENT_TOKENS_MAX) {
    const mark = source.tokens[at + length]
    const next = source.tokens[at + length + 1]
    if (!mark?.glued || !next?.glued || (mark.folded !== '/' && mark.folded !== '-')) break
    const raw = rawOf(source, next)
    kind ||= DOCUMENT_KINDS.has(next.folded)
    const code = next.kind === 'word' && (kind || raw === raw.toUpperCase())
    if (next.kind !== 'digits' && !code) break
    letters ||= code
    length += 2
    // "QH15": the digits belong to the code.
    if (code && isDigits(source.tokens[at + length]) && source.tokens[at + length]?.glued) length++
  }
  return letters ? length : 0
}

/** "7h30", "14:00", "lúc 8 giờ 30", "9 giờ". */
const timeOfDay = (source: Source, at: number): number => {
  const hour = source.tokens[at]
  if (!isDigits(hour) || hour.folded.length > 2) return 0
  const mark = source.tokens[at + 1]
  const minute = source.tokens[at + 2]
  const minutes = isDigits(minute) && minute.folded.length <= 2
  if (mark?.folded === 'h' && mark.glued) return minutes && minute.glued ? 3 : 2
  if (mark?.folded === ':' && mark.glued && minutes && minute.glued && minute.folded.length === 2) return 3
  if (mark?.folded === 'gio' || (mark?.folded === 'h' && TIME_BEFORE.has(wordAt(source, at - 1))))
    return minutes ? 3 : 2
  return 0
}

/** Ten digits from 0, or +84 and nine, however they are spaced. */
export const phoneNumber = (source: Source, at: number): number => {
  const plus = wordAt(source, at) === '+' ? 1 : 0
  if (!/^(?:0|84)/.test(wordAt(source, at + plus))) return 0
  let digits = ''
  let length = plus
  for (;;) {
    const token = source.tokens[at + length]
    const separator = token?.folded === '.' || token?.folded === '-'
    const ahead = separator ? source.tokens[at + length + 1] : token
    if (!isDigits(ahead) || ahead.folded.includes(',')) break
    const apart =
      length > plus &&
      !ahead.glued &&
      source.text.slice(source.tokens[at + length - 1]?.end ?? 0, ahead.start).length > 1
    if (apart && !separator) break
    const piece = ahead.folded.replaceAll('.', '')
    if (digits.length + piece.length > 12) break
    digits += piece
    length += separator ? 2 : 1
    if (digits.length >= 10 && digits.startsWith('0')) break
  }
  const local = digits.length === 10 && /^0[235789]/.test(digits)
  const abroad = digits.length === 11 && digits.startsWith('84')
  return local || abroad ? length : 0
}

/** "điểm 1: 60 cử tri, điểm 2: 55 cử tri": which one of several, and not how many. */
const LISTED = new Set(['diem', 'doan', 'buoi', 'cuoc', 'nhom', 'ca'])

const isListed = (source: Source, at: number): boolean =>
  LISTED.has(wordAt(source, at - 1)) && wordAt(source, at + 1) === ':' && isDigits(source.tokens[at + 2])

const numberedThing = (source: Source, at: number): number => {
  const previous = wordAt(source, at - 1)
  const pair = `${wordAt(source, at - 2)} ${previous}`
  const token = source.tokens[at]
  if (!isDigits(token)) return 0
  const afterNumber =
    previous === 'so' &&
    (DOCUMENT_WORDS.has(wordAt(source, at - 2)) ||
      NUMBERED_PAIRS.has(`${wordAt(source, at - 3)} ${wordAt(source, at - 2)}`))
  const numbered =
    previous === 'so' &&
    !NO_SERIAL_BEFORE.has(wordAt(source, at - 2)) &&
    !COUNTING_BEFORE.has(wordAt(source, at - 2)) &&
    source.tokens[at - 2]?.kind === 'word'
  // "Kỳ 11: …", "của kỳ 11": which one, not how many.
  const inRow = previous === 'ky' && BEFORE_NUMBERED_PERIOD.has(wordAt(source, at - 2))
  const named =
    inRow ||
    isListed(source, at) ||
    numbered ||
    (NUMBERED.has(previous) && pair !== 'phap luat') ||
    // "tầng 3", but "tặng 3".
    (previous === 'tang' && rawBefore(source, at) === 'tầng') ||
    NUMBERED_PAIRS.has(pair) ||
    afterNumber ||
    (DOCUMENT_KINDS.has(previous) && !isCountHead(source, at))
  // "đường 1,2 km", "nông thôn 1.8 km": no street has decimals, no village a length.
  if (!named || COUNTING_PAIRS.has(pair) || /,/.test(token.folded) || LENGTHS.has(wordAt(source, at + 1))) return 0
  // "cấp 2" is a school, "cấp 900 tài liệu" gives them out.
  if (previous === 'cap' && Number(token.folded) > LEVEL_MAX) return 0
  const mark = source.tokens[at + 1]
  const more = source.tokens[at + 2]
  return mark?.glued &&
    (mark.folded === ':' || mark.folded === '-' || mark.folded === '/') &&
    isDigits(more) &&
    more.glued
    ? 3
    : 1
}

/** "CT 12 cuộc": the abbreviation is a person's, because what follows is counted. */
const isCountHead = (source: Source, at: number): boolean => {
  const next = source.tokens[at + 1]
  return next?.kind === 'word' && wordAt(source, at - 1) === 'ct'
}

/** "QL14", "F0", "Covid - 19", "5G". */
const code = (source: Source, at: number): number => {
  const token = source.tokens[at]
  const next = source.tokens[at + 1]
  if (token?.kind === 'word' && isDigits(next) && next.glued) {
    const raw = rawOf(source, token)
    if (raw === raw.toUpperCase() || NUMBERED.has(token.folded)) return 2
  }
  if (token?.folded === 'covid') return wordAt(source, at + 1) === '-' ? 3 : isDigits(next) ? 2 : 1
  return 0
}

/** "77C1-123.45", "77A-12345", "81B 5678": the plate of a vehicle. */
const plate = (source: Source, at: number): number => {
  const [province, series] = [source.tokens[at], source.tokens[at + 1]]
  if (!isDigits(province) || !/^\d{2}$/.test(province.folded) || series?.kind !== 'word' || !series.glued) return 0
  const hyphen = source.tokens.slice(at + 2, at + 4).some(({ folded, glued }) => folded === '-' && glued)
  if (!/^[A-Z]{1,2}$/.test(rawOf(source, series)) && (!hyphen || series.folded.length > 1)) return 0
  let length = 2
  if (source.tokens[at + length]?.glued && /^\d$/.test(wordAt(source, at + length))) length++
  if (wordAt(source, at + length) === '-') length++
  const number = source.tokens[at + length]
  return isDigits(number) && /^(?:\d{4,5}|\d{3}\.\d{2})$/.test(number.folded) ? length + 1 : 0
}

/** "kỳ họp thứ 5, thứ 7": an ordinal; "thu 5 triệu", typed bare, is none. */
const ordinal = (source: Source, at: number): number => {
  const token = source.tokens[at]
  if (token?.folded !== 'thu' || !/^\d{1,2}$/.test(wordAt(source, at + 1))) return 0
  return rowStart(source, at) !== at || rawOf(source, token).toLowerCase() === 'thứ' ? 2 : 0
}

/** "1) …" at the head of a line. */
const enumerator = (source: Source, at: number): number => {
  const before = source.tokens[at - 1]
  const heads = before === undefined || before.kind === 'break'
  return heads && isDigits(source.tokens[at]) && wordAt(source, at + 1) === ')' ? 2 : 0
}

const HOTLINE_TOKENS_MAX = 3

/** "Tổng đài hỗ trợ 1022", "đường dây nóng 113". */
const hotline = (source: Source, at: number): number => {
  if (!/^\d{3,4}$/.test(wordAt(source, at))) return 0
  for (let back = 1; back <= HOTLINE_TOKENS_MAX; back++) {
    const pair = `${wordAt(source, at - back - 1)} ${wordAt(source, at - back)}`
    if (pair === 'tong dai' || pair === 'day nong') return 1
  }
  return 0
}

const longDigits = (source: Source, at: number): number => {
  const token = source.tokens[at]
  return isDigits(token) && /^\d{9,}$/.test(token.folded) ? 1 : 0
}

/** How many tokens from here on look like figures and are none; 0 when that is not so. */
export const notFigure = (source: Source, at: number): number =>
  timeOfDay(source, at) ||
  plate(source, at) ||
  phoneNumber(source, at) ||
  code(source, at) ||
  numberedThing(source, at) ||
  enumerator(source, at) ||
  ordinal(source, at) ||
  hotline(source, at) ||
  lawYear(source, at) ||
  longDigits(source, at)
