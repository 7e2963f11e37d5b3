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

const roleNear = (source: Source, from: number, to: number): boolean => {
  const first = source.tokens[Math.max(0, from)]
  const last = source.tokens[Math.min(to, source.tokens.length - 1)]
  return first !== undefined && last !== undefined && ROLE_PHRASE.test(source.folded.slice(first.start, last.end))
}

/** The length of a name that starts at the token, 0 if none does. `short`: one capitalised word will do. */
const nameLength = (source: Source, at: number, short: boolean): number => {
  const first = source.tokens[at]
  if (first?.kind !== 'word') return 0
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
    if (!title && !familiar && !paired && !OWNERS.has(word)) continue
    let start = at + (paired ? 2 : 1)
    if (['.', ':', 'la', 'ten'].includes(tokens[start]?.folded ?? '')) start++
    if (TITLES.has(tokens[start]?.folded ?? '')) continue
    const length = nameLength(source, start, title || (paired && context.denunciation))
    if (length === 0 || PLACES.has(tokens[at - 1]?.folded ?? '')) continue
    // "ba" is also three: it is a title only before a name in capitals, or a family and a middle name.
    if (word === 'ba' && length === 1 && !isCapital(source, tokens[start]) && !context.denunciation) continue
    if (roleNear(source, at - 4, start - 1) || roleNear(source, start + length, start + length + 3)) continue
    return true
  }
  return false
}
