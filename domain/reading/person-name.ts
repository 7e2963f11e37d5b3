import type { Source, Token } from './tokens.ts'

/** The twenty-odd family names that nearly everybody has, with those of the Central Highlands. */
const FAMILY_NAMES = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan truong mai luong ha trinh to cao
  lam phung thai chau quach ta nong hua tong ksor rmah siu rcom kpa nay rahlan rlan y h dam luu lo lu vang giang sung hau ma
  thach son kim danh`.split(/\s+/),
)
const MIDDLE_NAMES = new Set([
  'van',
  'thi',
  'duc',
  'huu',
  'minh',
  'ngoc',
  'thanh',
  'quang',
  'xuan',
  'dinh',
  'cong',
  'ba',
  'kim',
  'thu',
  'hong',
  'manh',
  'viet',
  'hoang',
])
/** One name is enough after these; after "anh", "chị" a colleague may be meant. */
const TITLES = new Set(['ong', 'ba'])
const FAMILIAR_TITLES = new Set(['anh', 'chi', 'co', 'chu', 'bac', 'em'])
const PAIR_TITLES = new Set(['cong dan', 'nguoi dan', 'ho ten', 'ho ong', 'ho ba', 'ten la'])
const OWNERS = new Set(['cua', 'la', 'ten', 'do', 'gui'])
/** What an official is called. */
const ROLES = new Set(
  `chu bi pho dong thu truong giam can cong chanh ct bt pct pbt lanh hoi ubnd dang ban phong xa phuong huyen tinh thon doan mttq hdnd
  c nguyen-chu ttr tp`.split(/\s+/),
)
const ROLE_PHRASE =
  /(?:chu tich|bi thu|pho |dong chi|d\/c|truong |giam doc|can bo|cong chuc|chanh |\bct\b|\bbt\b|\bpct\b|\bpbt\b|dai bieu|thu truong|lanh dao)/
const PLACES = new Set([
  'duong',
  'pho',
  'xa',
  'phuong',
  'thon',
  'lang',
  'truong',
  'khu',
  'to',
  'ngo',
  'huyen',
  'tinh',
  'cau',
  'cho',
])

const isCapital = (source: Source, token: Token | undefined): token is Token => {
  if (token?.kind !== 'word') return false
  const first = source.text.charAt(token.start)
  return first !== first.toLowerCase()
}

/** Capitalised words from here on that can be parts of a name. */
const capitalRun = (source: Source, at: number): number => {
  let length = 0
  while (length < 5 && isCapital(source, source.tokens[at + length])) length++
  return length
}

const isShouting = (source: Source): boolean => source.text === source.text.toUpperCase()

/** What is said on the other side of these is of somebody else: "Chủ tịch tiếp bà …", "… đến gặp Chủ tịch". */
const VERBS = new Set('tiep nhan gap moi den khieu to phan kien gui nop ve o trinh'.split(' '))
const ROLE_TOKENS_MAX = 4

const roleBefore = (source: Source, at: number, start: number): boolean => {
  let from = start
  while (from > 0 && from > at - ROLE_TOKENS_MAX && !VERBS.has(source.tokens[from - 1]?.folded ?? '')) from--
  return from < start && saysRole(source, from, start - 1)
}

const roleAfter = (source: Source, end: number): boolean => {
  let to = end
  while (to < end + ROLE_TOKENS_MAX && !VERBS.has(source.tokens[to]?.folded ?? '')) to++
  return to > end && saysRole(source, end, to - 1)
}

const saysRole = (source: Source, from: number, to: number): boolean => {
  const first = source.tokens[from]
  const last = source.tokens[Math.min(to, source.tokens.length - 1)]
  return first !== undefined && last !== undefined && ROLE_PHRASE.test(source.folded.slice(first.start, last.end))
}

/** The length of a name that starts at the token, 0 if none does. `short`: one capitalised word will do. */
const nameLength = (source: Source, at: number, short: boolean): number => {
  const first = source.tokens[at]
  // "hướng dẫn người dân làm thủ tục": no Lâm.
  if (first?.kind !== 'word' || source.text.slice(first.start, first.end) === 'làm') return 0
  const capitals = isShouting(source) ? 0 : capitalRun(source, at)
  const family = FAMILY_NAMES.has(first.folded)
  if (capitals >= 2 && family) return capitals
  if (capitals >= 1 && short && !ROLES.has(first.folded)) return capitals
  const second = source.tokens[at + 1]
  const third = source.tokens[at + 2]
  if (family && second?.kind === 'word' && MIDDLE_NAMES.has(second.folded) && third?.kind === 'word') return 3
  // "ông A", "bà b": a name that was shortened.
  const initial = first.folded.length === 1 && short && !source.tokens[at + 1]?.glued
  return initial && /^[a-z]$/.test(first.folded) && !['k', 'c', 'o'].includes(first.folded) ? 1 : 0
}

/** "của Đoàn Thanh niên": the first word is a family name too. */
const ORGANISATIONS = /^doan (?:thanh nien|vien|the|kiem tra|giam sat|cong tac|nghe thuat|dai bieu|luat su|truong|xa)\b/

const isOrganisation = (source: Source, start: number): boolean =>
  ORGANISATIONS.test(source.folded.slice(source.tokens[start]?.start, source.tokens[start + 2]?.end))

const COMPLAINS = new Set(['den', 'to', 'khieu', 'phan', 'kien', 'gui', 'nop'])

/** "Nguyen Van Tam": family, middle and given name in capitals are a name without a title. */
const isFullName = (source: Source, at: number): boolean =>
  FAMILY_NAMES.has(source.tokens[at]?.folded ?? '') &&
  MIDDLE_NAMES.has(source.tokens[at + 1]?.folded ?? '') &&
  !isShouting(source) &&
  capitalRun(source, at) >= 3

interface NameContext {
  denunciation: boolean
  reports: boolean
}

/** Whether a citizen is named. Officials, told by a position before or after the name, are not citizens here. */
export const findPersonName = (source: Source, context: NameContext): boolean => {
  if (!context.denunciation && !context.reports) return false
  const { tokens } = source
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]?.folded ?? ''
    const pair = `${word} ${tokens[at + 1]?.folded ?? ''}`
    const title = TITLES.has(word)
    const familiar = FAMILIAR_TITLES.has(word)
    const paired = PAIR_TITLES.has(pair)
    const full = isFullName(source, at)
    if (!title && !familiar && !paired && !full && !OWNERS.has(word)) continue
    let start = full ? at : at + (paired ? 2 : 1)
    if (['.', ':', 'la', 'ten'].includes(tokens[start]?.folded ?? '')) start++
    if (TITLES.has(tokens[start]?.folded ?? '')) continue
    // "anh Hùng đến tố cáo": what he did tells that he is no colleague.
    const came = familiar && isCapital(source, tokens[start]) && COMPLAINS.has(tokens[start + 1]?.folded ?? '')
    const length = nameLength(source, start, title || came || (paired && context.denunciation))
    if (length === 0 || PLACES.has(tokens[at - 1]?.folded ?? '')) continue
    // "ba" is also three: it is a title only before a name in capitals, or a family and a middle name.
    if (word === 'ba' && length === 1 && !isCapital(source, tokens[start]) && !context.denunciation) continue
    if (isOrganisation(source, start)) continue
    if (roleBefore(source, at, start) || roleAfter(source, start + length)) continue
    return true
  }
  return false
}
