/** Of the sessions of a council's term the later ones are written in digits only. */
const WORDS =
  'Nhất; Hai; Ba; Tư; Năm; Sáu; Bảy; Tám; Chín; Mười; Mười một; Mười hai; Mười ba; Mười bốn; Mười lăm; Mười sáu; Mười bảy'.split(
    '; ',
  )

const DIGITS = Array.from({ length: 30 }, (_, index) => String(index + 1))

const KINDS = [
  'thường lệ',
  'thường lệ giữa năm',
  'thường lệ cuối năm',
  'giữa năm',
  'cuối năm',
  'chuyên đề',
  'bất thường',
]

/** "kỳ họp thứ 5", "kỳ họp thứ Năm", "kỳ họp giữa năm". */
const sessions: readonly string[] = [
  ...[...DIGITS, ...WORDS].map((ordinal) => `kỳ họp thứ ${ordinal}`),
  ...KINDS.map((kind) => `kỳ họp ${kind}`),
]

/** The sessions, with what may stand before them. */
const after = (...before: string[]): string[] =>
  before.flatMap((word) => sessions.map((session) => `${word} ${session}`))

export const beforeSession = after('trước')
export const afterSession = after('sau')

/** What is kept of "trước kỳ họp thứ 5". */
export const sessionOptions = sessions.map((session) => ({
  value: session,
  phrases: [session, `trước ${session}`, `sau ${session}`],
}))
