import { isAccented, type Source, type Token } from './tokens.ts'

/** "kính", "em xin": what stands before "báo cáo". */
const BEFORE_REPORT = new Set(['kinh', 'em', 'e', 'toi', 'minh', 'xin', 'thua'])
const YES = new Set(['dạ', 'vâng'])
const REPORTS = new Set(['bao cao', 'kinh gui', 'xin phep'])
const REPORTS_SHORT = new Set(['bc', 'bcao'])
/** Who is addressed: "báo cáo anh", "bc đ/c". */
const ADDRESSEES = [
  'd / c',
  'dong chi',
  'cac dong chi',
  'cac anh',
  'anh chi',
  'anh',
  'chi',
  'a',
  'c',
  'sep',
  'lanh dao',
].map((words) => words.split(' ')) // prettier-ignore
/** "Báo cáo đồng chí Bí thư, …": a title behind it is addressed too, where a mark follows. */
const TITLES = new Set('bi thu chu tich pho truong ban thuong truc dang uy xa phuong lanh dao bt ct pbt pct'.split(' '))
const TITLE_MAX = 6
const OPENING_MARKS = new Set([',', ':', '!', '-'])

/** The particles that close a polite message, as they are written. */
const PARTICLES = new Set(['ạ', 'a', 'ah', 'nhé', 'nhe', 'nha', 'nhá', 'nghen', 'hen'])
const ADDRESSED = new Set(['anh', 'chi', 'a', 'c', 'em', 'e', 'sep', 'bot'])
/** "lam 2 can nha", typed bare: houses. */
const BEFORE_HOUSE = new Set('can ngoi xay lam sua ve tai o moi cua tung tan so chu dat'.split(' '))
const CLOSING_MARKS = new Set(['.', '!', ','])

const typed = ({ text }: Source, { start, end }: Token): string => text.slice(start, end).toLowerCase()

const OWN_KINDS = ['xa', 'phuong', 'don vi', 'dia phuong', 'co quan', 'ben', 'ubnd xa', 'dang uy xa'].map((words) =>
  words.split(' '),
)
const OWN = new Set(['mình', 'minh', 'em', 'tôi', 'toi', 'ta', 'tui', 'chúng', 'chung'])
/** "xa toi 5/11", typed bare: in the evening. */
const EVENING = 'toi'

/** "xã em", "đơn vị mình": who reports is known. Tokens from there on. */
const ownUnitAt = (source: Source, tokens: readonly Token[], from: number): number => {
  const kind = OWN_KINDS.find((words) => words.every((word, place) => tokens[from + place]?.folded === word))
  const owner = kind && tokens[from + kind.length]
  if (!kind || !owner || !OWN.has(typed(source, owner)) || typed(source, owner) === EVENING) return 0
  const plural = owner.folded === 'chung' && OWN.has(tokens[from + kind.length + 1]?.folded ?? '') ? 1 : 0
  return kind.length + 1 + plural
}

/** How many tokens open the message and tell nothing: "Dạ em báo cáo anh, …", "Xã em …". */
const openingOf = (source: Source, tokens: readonly Token[]): number => {
  const polite = politeOpening(source, tokens)
  return polite + ownUnitAt(source, tokens, polite)
}

/** "Dạ em báo cáo anh, …" */
const politeOpening = (source: Source, tokens: readonly Token[]): number => {
  const word = (at: number): string => tokens[at]?.folded ?? ''
  const [first] = tokens
  const yes = first && YES.has(typed(source, first)) ? (OPENING_MARKS.has(word(1)) ? 2 : 1) : 0
  let at = yes
  while (BEFORE_REPORT.has(word(at))) at++
  const polite = at > yes
  const report = REPORTS.has(`${word(at)} ${word(at + 1)}`) ? 2 : REPORTS_SHORT.has(word(at)) ? 1 : 0
  if (report === 0) return yes
  at += report
  const addressee = ADDRESSEES.find((words) => words.every((each, place) => word(at + place) === each))
  at += addressee?.length ?? 0
  for (let title = 0; title <= TITLE_MAX; title++) {
    if (OPENING_MARKS.has(word(at + title))) return at + title + 1
    if (!addressee || !TITLES.has(word(at + title))) break
  }
  return addressee || polite || yes > 0 ? at : 0
}

/** How many tokens close it: "… rồi ạ", "… nhé anh." */
const closingOf = (source: Source, tokens: readonly Token[]): number => {
  const marks = tokens.length - 1 - tokens.findLastIndex(({ folded }) => !CLOSING_MARKS.has(folded))
  const isParticle = (at: number): boolean => {
    const token = tokens[at]
    if (token?.kind !== 'word' || !PARTICLES.has(typed(source, token))) return false
    // "khu A"
    if (source.text.slice(token.start, token.end) === 'A') return false
    const before = tokens[at - 1]
    if (token.folded !== 'nha' || isAccented(source.text, tokens)) return true
    return before?.kind === 'word' && !BEFORE_HOUSE.has(before.folded)
  }
  let last = tokens.length - 1 - marks
  if (ADDRESSED.has(tokens[last]?.folded ?? '') && isParticle(last - 1)) last--
  if (!isParticle(last)) return marks
  while (isParticle(last)) last--
  const told = tokens[last]
  if (told && told.folded === 'roi') last--
  while (CLOSING_MARKS.has(tokens[last]?.folded ?? '')) last--
  return tokens.length - 1 - last
}

/** The message without the words of politeness at both ends; how the rest is typed tells whether it has diacritics. */
export const withoutCourtesy = (source: Source): Source => {
  const { text, tokens: all } = source
  const core = all.slice(openingOf(source, all), all.length - closingOf(source, all))
  const tokens = core.length > 0 ? core : all
  return { ...source, tokens, accented: isAccented(text, tokens) }
}
