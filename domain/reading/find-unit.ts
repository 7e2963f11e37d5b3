import type { Source, Token } from './tokens.ts'

/** A unit named as the one that acts; `generic`: a kind of unit without a name ("các xã", "UBND huyện"). */
export interface UnitFound {
  length: number
  generic: boolean
}

const HEADS: readonly (readonly string[])[] = [
  ['uy', 'ban', 'nhan', 'dan'],
  ['hoi', 'dong', 'nhan', 'dan'],
  ['ubnd'],
  ['hdnd'],
  ['cac', 'xa'],
  ['cac', 'phuong'],
  ['cac', 'thon'],
  ['cap', 'xa'],
  ['cap', 'huyen'],
  ['cap', 'tinh'],
  ['chinh', 'quyen', 'cap', 'xa'],
  ['chinh', 'quyen', 'cap', 'huyen'],
  ['dang', 'uy', 'xa'],
  ['huyen', 'uy'],
  ['thi', 'tran'],
  ['xa'],
  ['phuong'],
  ['huyen'],
  ['thon'],
  ['lang'],
  ['buon'],
  ['toan', 'xa'],
  ['toan', 'huyen'],
  ['toan', 'tinh'],
  ['toan', 'phuong'],
  ['thanh', 'tra', 'huyen'],
  ['thanh', 'tra', 'tinh'],
  ['cac', 'ban', 'nganh'],
  ['cac', 'phong', 'ban'],
]
/** "xã mình", "xã em": the sender's own, which needs no name. */
export const OWN_UNIT = new Set('minh em e toi tui ta nha chung'.split(' '))
const FIRST_WORDS = new Set(HEADS.map(([first]) => first))
/** A name ends before these. */
const STOPS = new Set(
  `da tiep nhan duoc bao cao co khong chua la va gui hom ngay thang trong dinh chuyen giai gq ton xu tu thuc hien
  phat sinh gom tong so nao giam don hs mh txct dvk ktra`.split(/\s+/),
)
/** A name ends before these too. */
const VERBS = new Set([
  'to chuc',
  'ban hanh',
  'kiem tra',
  'thanh lap',
  'xay dung',
  'chu tri',
  'ra mat',
  'dang ky',
  'cong nhan',
  'tang bang',
  'tang giay',
  'khen thuong',
  'ra ke',
  'ra nghi',
  'ra quyet',
  'ra thong',
  'ra cong',
  'ra chi',
  'ra van',
  'ra huong',
  'doi thoai',
  'tiep xuc',
  'tuyen truyen',
  'ho tro',
  'giam sat',
  'hoan thanh',
  'mo hinh',
  'ho so',
  'nhiem vu',
  'van ban',
  'tang qua',
  'trao qua',
  'van dong',
  'khac phuc',
  'lang nghe',
  'cu tri',
  'mot cua',
  'thanh tra',
  'phuc tra',
  'trien khai',
  'phoi hop',
  'tap huan',
  'quan triet',
  'cong bo',
  'phat dong',
  'ra soat',
])
/** "UBND xã ký 14 quyết định", "ra QĐ 88/QĐ-UBND": before a figure or a document these are verbs. */
const VERBS_OF_THINGS = new Set(['ra', 'ky', 'to', 'mo', 'lap', 'lam', 'trao', 'tang', 'nhan', 'cap'])
const DOCUMENTS = new Set(['nq', 'ct', 'qd', 'kh', 'ctr', 'hd', 'bc', 'tb', 'kl', 'cv', 'vb', 'ttr'])
const AFTER_QUARTER = /^(?:[1-4]|i{1,3}|iv|nay|truoc)$/
const KIND_WORDS = new Set(
  `uy ban nhan dan hoi dong ubnd hdnd cac xa phuong thon lang buon thi tran huyen tinh cap chinh quyen dang uy toan thanh tra nganh chuc nang
  thuoc phong`.split(/\s+/),
)
const NAME_TOKENS_MAX = 8

const starts = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, index) => tokens[at + index]?.folded === word)

/** A unit that starts at the token. The name goes on until a verb, a figure or a mark. */
export const findUnit = (source: Source, at: number): UnitFound | undefined => {
  const { tokens, text } = source
  if (!FIRST_WORDS.has(tokens[at]?.folded)) return undefined
  const head = HEADS.filter((words) => starts(tokens, at, words)).sort((left, right) => right.length - left.length)[0]
  if (!head) return undefined
  const isCapital = (token: Token | undefined): boolean =>
    token !== undefined && /^\p{Lu}/u.test(text.slice(token.start))
  const isHead = (token: Token | undefined): boolean => KIND_WORDS.has(token?.folded ?? '')
  let length = head.length
  while (length < head.length + NAME_TOKENS_MAX) {
    const token = tokens[at + length]
    const numbered =
      token?.kind === 'digits' && ['thon', 'lang', 'phuong', 'buon'].includes(tokens[at + length - 1]?.folded ?? '')
    if (numbered) {
      length++
      break
    }
    if (token?.kind !== 'word' || STOPS.has(token.folded)) break
    const next = tokens[at + length + 1]?.folded ?? ''
    if (
      VERBS.has(`${token.folded} ${next}`) ||
      (VERBS_OF_THINGS.has(token.folded) && (DOCUMENTS.has(next) || tokens[at + length + 1]?.kind === 'digits')) ||
      (token.folded === 'quy' && AFTER_QUARTER.test(next))
    )
      break
    // "xã Ia Le tổ chức …": a name is written with capitals to its end.
    const named = length > head.length && isCapital(tokens[at + length - 1]) && !isHead(tokens[at + length - 1])
    if (named && !isCapital(token)) break
    length++
  }
  const words = tokens.slice(at, at + length)
  const generic = words.every((token) => {
    const raw = text.slice(token.start, token.end)
    return KIND_WORDS.has(token.folded) || (raw === raw.toLowerCase() && source.accented)
  })
  // "xã nào": a question, no name.
  if (tokens[at + length]?.folded === 'nao') return undefined
  if (OWN_UNIT.has(tokens[at + head.length]?.folded ?? '')) return undefined
  return { length, generic: generic && !words.some((token) => token.kind === 'digits') }
}
