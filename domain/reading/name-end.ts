import { type Announced, announcedBy, isBlocked } from './announced-names.ts'
import { fold } from './fold.ts'
import type { NameReading } from './form-reading.ts'
import type { GeneralMeaning } from './general-words.ts'
import type { Item } from './items.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

const NAME_ITEMS_MAX = 60
/** Words that may stand within a name; all others that mean the same in every form end it. */
const INNER: readonly GeneralMeaning[] = [
  'filler',
  'and',
  'place',
  'change',
  'mend',
  'remove',
  'into',
  'greet',
  'askSoft',
]
/** "phí chợ tăng", "hòa giải thành": at the end they are the name's. */
const RESULTS: readonly GeneralMeaning[] = ['change', 'into']
/** Words that end other names and no title. */
const IN_TITLE: ReadonlySet<GeneralMeaning> = new Set(['plan', 'along'])
const ENDS = 'theo tại ở dọc do có với nhằm gồm đạt xong hạn trong dịp'.split(' ')
/** Of these, words that end a title too. */
const TITLE_ENDS = 'theo có gồm đạt xong hạn'.split(' ')
const asWritten = (words: readonly string[]) => ({ written: new Set(words), folded: new Set(words.map(fold)) })
const NAME_END_WORDS = asWritten(ENDS)
const TITLE_END_WORDS = asWritten(TITLE_ENDS)
/** "cơ sở", "đất đai": typed bare these begin other words than "có" and "đạt". */
const NO_END_BEFORE = new Set(['so', 'quan', 'che', 'cau', 'ban', 'dai', 'hoi'])
/** "đất ở", "nhà ở": what is lived on, and no place. */
const LIVED_ON = new Set(['dat', 'nha'])
const PLACES = new Set('thon lang xa buon to khu xom ap phuong huyen tai noi'.split(' '))
/** Phrases with one of these at their beginning tell how it stands, behind its name: "đã hoàn thành", "chưa xong". */
const STATES = new Set(['da', 'dang', 'chua'])
/** Words of counting: "tuyên truyền tổng cộng 7 buổi" names nothing. */
const COUNTING = /^(?:tat ca|tong (?:so|cong)|ca thay|tuong ung|lan luot)$/
const DONE_WITH = new Set(['nhan', 'lam', 'xay', 'sua', 'mua', 'trao', 'tang'])

/** "ở" ends a name and "ô nhiễm" does not: where diacritics are written, they tell. */
const endsNames = (
  { accented, text, tokens }: Source,
  { forms }: Clause,
  item: Item,
  ends: ReturnType<typeof asWritten>,
): boolean => {
  const token = tokens[item.at]
  if (!token || isBlocked(item, forms)) return false
  const next = tokens[item.at + 1]?.folded ?? ''
  // "cấp giấy chứng nhận đất ở", but "sửa nhà ở thôn 3".
  if (token.folded === 'o' && LIVED_ON.has(tokens[item.at - 1]?.folded ?? '') && !PLACES.has(next)) return false
  // "thu hút 40 hộ", and not "thu quỹ".
  if (token.folded === 'thu') return next === 'hut'
  if (accented) return ends.written.has(text.slice(token.start, token.end).normalize('NFC').toLowerCase())
  return ends.folded.has(token.folded) && !NO_END_BEFORE.has(next)
}

/** A word that tells of which field the day behind it is. */
const tellsDate = (item: Item, { forms }: Clause): boolean =>
  item.kind === 'term' && item.meanings.some(({ kind, form }) => kind === 'date' && forms.has(form))

/** A choice that makes a record by itself: "quá hạn", "đã xong". */
const tellsState = ({ lexicon }: RecordBook, { forms }: Clause, item: Item & { kind: 'term' }): boolean =>
  item.meanings.some((meaning) => {
    if (meaning.kind !== 'choice' || !forms.has(meaning.form)) return false
    const choice = lexicon.forms[meaning.form]?.reading.choices?.[meaning.reading]
    return choice?.tells?.includes(String(meaning.value)) ?? false
  })

const isSignal = (item: Item, { forms }: Clause): boolean =>
  item.kind === 'term' && item.meanings.some(({ kind, form }) => kind === 'signal' && forms.has(form))

/** A word of the form itself, and none that only hides one. */
const saysElse = (item: Item, form: number): boolean =>
  item.kind === 'term' &&
  item.meanings.some((meaning) => meaning.form === form && meaning.kind !== 'blocked' && meaning.kind !== 'foreign')

const NAME_ENDING: ReadonlySet<Item['kind']> = new Set(['figure', 'day', 'span', 'document', 'name'])

/** "cho xe bồn chở nước", typed bare: no number where nothing is counted behind it. */
const isInWords = (items: readonly Item[], index: number): boolean => {
  const [item, next] = [items[index], items[index + 1]]
  const counts = next?.kind === 'term' && next.meanings.some(({ kind }) => kind === 'count')
  return item?.kind === 'figure' && item.figure.weak && next !== undefined && next.kind !== 'mark' && !counts
}

/** "đã giải thích tại cuộc họp": where something was done ends no sentence about it. */
const isWhere = ({ numbered }: NameReading): boolean => numbered === true

export interface NameBounds extends Pick<Announced, 'form' | 'reading'> {
  /** What announces the name is one already: "quỹ đền ơn đáp nghĩa". */
  isWhole: boolean
  labels: ReadonlySet<number>
  marks: ReadonlySet<string>
}

/** The place behind the last item of the name that begins at `from`. */
export const endOfName = (
  book: RecordBook,
  clause: Clause,
  from: number,
  { form, reading, labels, marks, isWhole }: NameBounds,
): number => {
  const { items } = clause
  const wordOf = (item: Item | undefined): string => book.source.tokens[item?.at ?? -1]?.folded ?? ''
  const ends = reading.title || reading.tells ? TITLE_END_WORDS : NAME_END_WORDS
  let end = from
  for (const [offset, item] of items.slice(from, from + NAME_ITEMS_MAX).entries()) {
    if (
      labels.has(from + offset) ||
      (item.kind === 'term' && item.length > 1 && STATES.has(book.source.tokens[item.at]?.folded ?? ''))
    )
      break
    if (reading.plain && saysElse(item, form)) break
    if (item.kind === 'mark' ? !marks.has(item.mark) : endsNames(book.source, clause, item, ends)) break
    if (COUNTING.test(book.source.folded.slice(item.start, item.end))) break
    if (NAME_ENDING.has(item.kind) && !isInWords(items, from + offset)) break
    if (items[from + offset + 1]?.kind === 'name') break
    // "việc lập quy hoạch bị chậm tiến độ": how it stands.
    if (item.kind === 'term' && offset > 0 && tellsState(book, clause, item)) break
    // "quỹ vì người nghèo hỗ trợ 2 căn nhà", "xã hội hóa làm 1,2 km đường": what was done with it.
    if (reading.endsAtSignal && (offset > 0 || isWhole) && DONE_WITH.has(wordOf(item))) break
    if (reading.endsAtSignal && (offset > 0 || isWhole) && isSignal(item, clause)) break
    // "… sang 5/12": the verb of a day.
    const verb = item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'date')
    if (verb && items[from + offset + 1]?.kind === 'day') break
    // "lùi hạn việc … sang 5/12"
    if (items[from + offset + 1]?.kind === 'day' && tellsDate(item, clause)) break
    // "tại thôn 3 bức xúc về …": where another field's words begin.
    if (
      announcedBy(book, clause, item).some(
        (other) =>
          other.reading.field !== reading.field &&
          !other.reading.withPhrase &&
          !(reading.tells && isWhere(other.reading)),
      )
    )
      break
    // "công tác dân vận năm 2026": the year belongs to the name where the record has its own time.
    const numbered = reading.title === true && book.openDraft(form)?.named === true
    if (item.kind === 'period' && !book.isDated && !numbered) break
    // "quỹ | vì người nghèo": right behind the phrase of a name it gives no reason.
    const within = reading.withPhrase && offset === 0 && item.kind === 'general' && item.meaning === 'reason'
    // "về | lịch tiếp dân", "về phối hợp | với MTTQ": what a document is about.
    const ahead = reading.title === true && item.kind === 'general' && IN_TITLE.has(item.meaning)
    if (item.kind === 'general' && !INNER.includes(item.meaning) && !within && !ahead) break
    // "chuyển đổi số": an expression, and no word between two of the name.
    const closing = items[from + offset + 1] === undefined || items[from + offset + 1]?.kind === 'mark'
    const said = item.kind === 'general' && RESULTS.includes(item.meaning) && closing
    const livedOn =
      item.kind === 'general' && item.meaning === 'place' && LIVED_ON.has(wordOf(items[from + offset - 1]))
    const between = item.kind === 'mark' || (item.kind === 'general' && item.length === 1 && !said && !livedOn)
    if (!between) end = from + offset + 1
    if (reading.numbered && item.kind === 'noise' && !PLACES.has(wordOf(items[from + offset + 1]))) break
  }
  return end
}
