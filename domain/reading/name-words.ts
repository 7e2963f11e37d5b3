import { type FieldValue, fieldOf } from '../forms/form.ts'
import { fold } from './fold.ts'
import type { NameReading } from './form-reading.ts'
import type { GeneralMeaning } from './general-words.ts'
import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { readNames } from './read-written.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

/** A quoted name may stand this many items behind the word that announces it: "mô hình của Hội Nông dân “…”". */
const QUOTE_AFTER_MAX = 8
/** "quỹ an sinh" is a name without a word behind it, "thôn" is none. */
const LONE_PHRASE_MIN = 2
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
const INNER_MARKS = new Set(['-', '/', '&'])
const LIST_MARKS = new Set([...INNER_MARKS, ',', ':', '(', ')'])

/** An expression that contains a word of one of the forms by accident. */
const isBlocked = (item: Item, forms: ReadonlySet<number>): boolean =>
  item.kind === 'term' && item.meanings.some(({ kind, form }) => kind === 'blocked' && forms.has(form))

interface Announced {
  form: number
  reading: NameReading
  /** The token with which the name begins. */
  from: number
}

const mayAnnounce = ({ tokens }: Source, { nameWords }: Lexicon, { at, length }: Item): boolean =>
  nameWords.has(tokens[at]?.folded ?? '') || nameWords.has(tokens[at + length - 1]?.folded ?? '')

/** Whether the item begins with a phrase of so many tokens: "luật" announces nothing in "pháp luật". */
const isPhrase = (source: Source, lexicon: Lexicon, { at }: Item, length: number): boolean =>
  lexicon.phrases.longestAt(source, at, { end: at + length, accepts: () => true })?.length === length

/**
 * The names announced by the item: by its end ("đối thoại chuyên đề" announces a subject, "chuyên đề" stands in it), or
 * by its beginning where the phrase is a part of the name.
 */
export const announcedBy = (
  { source, lexicon }: RecordBook,
  { forms }: Pick<Clause, 'forms'>,
  item: Item,
): Announced[] => {
  if (item.kind !== 'term' || !mayAnnounce(source, lexicon, item) || isBlocked(item, forms)) return []
  // "tổ công tác": an expression of its own, whatever form it is kept from, does not end in another.
  const whole = item.meanings.some(({ kind }) => kind === 'blocked')
  const announced = (meanings: readonly Meaning[], from: (reading: NameReading) => number): Announced[] =>
    meanings.flatMap(({ form, ...meaning }) => {
      const reading = meaning.kind === 'name' && lexicon.forms[form]?.reading.names?.[meaning.reading]
      return reading && forms.has(form) ? [{ form, reading, from: from(reading) }] : []
    })
  const end = item.at + item.length
  const ending = lexicon.phrases
    .endingAt(source, item.at, item.length)
    .filter(({ length }) => length === item.length || (!whole && isPhrase(source, lexicon, item, item.length - length)))
    .flatMap(({ meanings, length }) => announced(meanings, ({ withPhrase }) => (withPhrase ? end - length : end)))
  const beginning = lexicon.phrases.longestAt(source, item.at, { end, accepts: ({ kind }) => kind === 'name' })
  return [...ending, ...announced(beginning?.meanings ?? [], () => item.at).filter(({ reading }) => reading.withPhrase)]
}

/** “3 biết, 2 hỗ trợ” behind "mô hình". */
export const tellQuote = (book: RecordBook, clause: Clause, index: number, text: string): void => {
  const before = clause.items.slice(Math.max(0, index - QUOTE_AFTER_MAX), index)
  const announced = before.flatMap((item) => announcedBy(book, clause, item))
  for (const form of clause.forms)
    for (const reading of book.lexicon.forms[form]?.reading.names ?? []) {
      const fits = reading.phrases.length === 0 || announced.some((each) => each.reading === reading)
      if (fits && text !== '') book.name(form, reading.field, text, reading.quotedOnly === true)
    }
}

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

interface NameBounds extends Pick<Announced, 'form' | 'reading'> {
  /** What announces the name is one already: "quỹ đền ơn đáp nghĩa". */
  isWhole: boolean
  labels: ReadonlySet<number>
  marks: ReadonlySet<string>
}

/** The place behind the last item of the name that begins at `from`. */
const endOfName = (
  book: RecordBook,
  clause: Clause,
  from: number,
  { form, reading, labels, marks, isWhole }: NameBounds,
): number => {
  const { items } = clause
  const ends = reading.title ? TITLE_END_WORDS : NAME_END_WORDS
  let end = from
  for (const [offset, item] of items.slice(from, from + NAME_ITEMS_MAX).entries()) {
    if (
      labels.has(from + offset) ||
      (item.kind === 'term' && item.length > 1 && STATES.has(book.source.tokens[item.at]?.folded ?? ''))
    )
      break
    if (reading.plain && saysElse(item, form)) break
    if (item.kind === 'mark' ? !marks.has(item.mark) : endsNames(book.source, clause, item, ends)) break
    if (item.kind === 'figure' || item.kind === 'day' || item.kind === 'span' || item.kind === 'document') break
    // "việc lập quy hoạch bị chậm tiến độ": how it stands.
    if (item.kind === 'term' && offset > 0 && tellsState(book, clause, item)) break
    // "quỹ vì người nghèo hỗ trợ 2 căn nhà": what was done with it.
    if (reading.endsAtSignal && (offset > 0 || isWhole) && isSignal(item, clause)) break
    // "… sang 5/12": the verb of a day.
    const verb = item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'date')
    if (verb && items[from + offset + 1]?.kind === 'day') break
    // "lùi hạn việc … sang 5/12"
    if (items[from + offset + 1]?.kind === 'day' && tellsDate(item, clause)) break
    // "tại thôn 3 bức xúc về …": where another field's words begin.
    if (
      announcedBy(book, clause, item).some(
        (other) => other.reading.field !== reading.field && !other.reading.withPhrase,
      )
    )
      break
    // "công tác dân vận năm 2026": the year belongs to the name where the record has its own time.
    if (item.kind === 'period' && !book.isDated) break
    // "quỹ | vì người nghèo": right behind the phrase of a name it gives no reason.
    const within = reading.withPhrase && offset === 0 && item.kind === 'general' && item.meaning === 'reason'
    if (item.kind === 'general' && !INNER.includes(item.meaning) && !within) break
    // "chuyển đổi số": an expression, and no word between two of the name.
    const between = item.kind === 'mark' || (item.kind === 'general' && item.length === 1)
    if (!between) end = from + offset + 1
  }
  return end
}

/** "chủ đề: chuyển đổi số", "điểm nóng hôm nay: tranh chấp đất": how many items stand before the name. */
const itemsToColon = (items: readonly Item[]): number => {
  const at = items[0]?.kind === 'day' ? 1 : 0
  const item = items[at]
  return item?.kind === 'mark' && item.mark === ':' ? at + 1 : 0
}

const NONE: ReadonlySet<number> = new Set()

/**
 * "đối thoại chuyên đề GPMB": the words behind the phrase are a name. Returns the place of the first item behind it;
 * `labels` are the items that name figures and so belong to no name.
 */
export const tellName = (book: RecordBook, clause: Clause, index: number, labels: ReadonlySet<number>): number => {
  const item = clause.items[index]
  if (!item) return index + 1
  for (const { form, reading, from } of announcedBy(book, clause, item)) {
    const declared = book.lexicon.forms[form]
    const type = declared && fieldOf(declared, reading.field)?.type
    if (!declared || type === undefined || reading.quotedOnly) continue
    const several = type.name === 'names'
    const marks = several ? LIST_MARKS : INNER_MARKS
    const colon = reading.withPhrase ? 0 : itemsToColon(clause.items.slice(index + 1))
    const bounds = {
      form,
      reading,
      labels: several ? NONE : labels,
      marks,
      isWhole: item.at + item.length - from > 1,
    }
    // "điểm nóng thôn 1, …": where it is, and not what it is about.
    const next = clause.items[index + 1 + colon]
    const isOther =
      next &&
      !several &&
      announcedBy(book, clause, next).some((other) => other.form === form && other.reading.field !== reading.field)
    if (isOther) continue
    const end = endOfName(book, clause, index + 1 + colon, bounds)
    const first = colon === 0 ? book.source.tokens[from] : clause.items[index + 1 + colon]
    const last = clause.items[end - 1]
    if (!first || !last || (end === index + 1 + colon && item.at + item.length - from < LONE_PHRASE_MIN)) continue
    const text = book.wordsOf({ start: first.start, end: last.end }).trim()
    // "quán triệt Nghị quyết số 68-NQ/TW": the number says it better.
    const numbered = declared.reading.documents?.some(({ field }) => field === reading.field)
    if (numbered && clause.items.slice(end, end + 2).some(({ kind }) => kind === 'document')) continue
    const names = several ? readNames(text, type)?.filter((name) => /^\P{L}*\p{Lu}/u.test(name)) : undefined
    const value: FieldValue | undefined = several ? names : text
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    book.name(form, reading.field, value, clause.signalled.has(form))
    const passed = clause.items[index + 1]
    if (colon > 0 && passed?.kind === 'day') book.day(passed.date, false)
    return end
  }
  return index + 1
}
