import type { IsoDate } from '../forms/form.ts'
import type { DraftRecord } from './draft-record.ts'
import type { Figure } from './find-figure.ts'
import type { GeneralMeaning } from './general-words.ts'
import { generalOf, type Item } from './items.ts'
import type { Intent } from './message-reading.ts'

const DOCUMENT = /\d[/-](?:kh|qd|tb|nq|ct|bc|tt|cv|nd|ttr|hd|kl)\b/

const says = (items: readonly Item[], ...meanings: GeneralMeaning[]): boolean =>
  items.some((item) => {
    const meaning = generalOf(item)
    return meaning !== undefined && meanings.includes(meaning)
  })

const hasCountable = (items: readonly Item[]): boolean =>
  items.some((item) => item.kind === 'figure' && !item.figure.weak && !isYear(item.figure) && !isDuration(item.figure))

/** "chúc mừng năm mới 2027" */
export const isYear = ({ value, kind, over }: Figure): boolean =>
  kind === 'plain' && over === undefined && Number.isInteger(value) && value >= 1990 && value <= 2100

/** "15 phút nữa tới" */
const isDuration = ({ measure }: Figure): boolean => measure === 'phut' || measure === 'gio'

const isTime = (item: Item | undefined): boolean => item?.kind === 'day' || item?.kind === 'period'

/** "8 lượt thành 9 lượt", "số người phải là 9", "ngày 15/11 sang 16/11": one figure or time becomes another. */
const replaces = (items: readonly Item[], text: string): boolean => {
  const into = items.findIndex((item) => generalOf(item) === 'into')
  const word = items[into]
  const right = items[into + 1]
  if (into < 1 || !word) return false
  // "đổi mô hình “Sạch nhà” sang cá nhân"
  const isChange = items.slice(0, into).some((item) => item.kind === 'word' && item.word === 'doi')
  if (isChange && right?.kind === 'term' && right.meanings.some(({ kind }) => kind === 'choice')) return true
  if (right?.kind !== 'figure' && !isTime(right)) return false
  const before = items.slice(Math.max(0, into - 3), into)
  const words = text.slice(word.start, word.end)
  if (words.endsWith('dung la') || words.endsWith('phai la')) return before.some(isCorrectable)
  if (isTime(right)) return before.some(({ kind }) => kind === right?.kind)
  return (words.endsWith('thanh') || /^\W+$/.test(words)) && before.some(({ kind }) => kind === 'figure')
}

/** What can be put right: a figure, a time, something counted, "ngày", "kỳ". */
const isCorrectable = (item: Item): boolean =>
  item.kind === 'figure' ||
  isTime(item) ||
  (item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'count' || kind === 'signal')) ||
  (item.kind === 'word' && (item.word === 'ngay' || item.word === 'ky'))

export interface IntentContext {
  /** A card or a question of a form is open, so "10 người chứ không phải 9" speaks of it. */
  open: boolean
  /** The folded text that the items were read from. */
  text: string
}

/** "sửa 2,3 km đường" */
const isMeasured = (item: Item | undefined): boolean => item?.kind === 'figure' && item.figure.measure === 'km'

/** "hỗ trợ sửa 4 căn nhà", "việc sửa cầu treo": a thing is mended, and no figure. */
const isRepair = (items: readonly Item[], index: number, { open }: IntentContext): boolean =>
  !open &&
  (index > 0 || isMeasured(items[1])) &&
  ((items[index]?.length === 1 && items[index + 1]?.kind === 'figure') || announcesName(items[index - 1])) &&
  !items.slice(index).some((item) => generalOf(item) === 'into')

/** "việc | sửa cầu treo": the words behind it are a name. */
const announcesName = (item: Item | undefined): boolean =>
  item?.kind === 'term' && item.meanings.some(({ kind }) => kind === 'name')

/** "PCT chứ không phải CT", "71/KH-UBND không phải 70/KH-UBND" */
const isNamed = (item: Item): boolean =>
  item.kind === 'document' ||
  (item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'head' || kind === 'deputy'))

/** A correction is decided before figures are named: the wrong ones are dropped first. */
export const isCorrection = (items: readonly Item[], context: IntentContext): boolean => {
  const mends = items.some((item, index) => generalOf(item) === 'mend' && !isRepair(items, index, context))
  if (mends) return true
  if (says(items, 'instead') && (context.open || hasCountable(items) || says(items, 'into') || items.some(isNamed)))
    return true
  if (replaces(items, context.text)) return true
  // "7 vụ thôi", said of an open card.
  const last = items.findLast(({ kind }) => kind !== 'mark')
  if (context.open && last?.kind === 'word' && last.word === 'thoi') return true
  const removal = items.slice(0, 2).findIndex((item) => says([item], 'remove'))
  // "xóa 14 nhà tạm": what was done away with, and no figure.
  return removal >= 0 && (context.open || items[removal + 1]?.kind !== 'figure')
}

/** "gọi lúc nào cũng được", "thôn nào cũng có": any of them, and no question. */
const WHICHEVER = /^(?: (?:ma|thi))? cung(?!\p{L})/u

const isAsked = (item: Item, text: string): boolean =>
  generalOf(item) === 'ask' && !WHICHEVER.test(text.slice(item.end))

/** Behind a question: "… không em". */
const VOCATIVES = new Set(['em', 'anh', 'chi', 'ban', 'ad', 'a', 'e', 'c', 'sep', 'vay', 'nhi', 'ha', 'oi'])

/** What they ask is noted, and not answered. */
const RESIDENTS = /(?<!\p{L})(?:ba con|nguoi dan|cu tri|ho dan|nhan dan)(?!\p{L})/u

const isWord = (item: Item | undefined, ...words: string[]): boolean =>
  item?.kind === 'word' && words.includes(item.word)

/** "… đủ 2 buổi chưa", "… 5 lượt đúng không?": the end asks whether what was said is so. */
const asksWhetherDone = (items: readonly Item[]): boolean => {
  const content = items.filter((item) => item.kind !== 'mark' && !(item.kind === 'general' && item.meaning === 'greet'))
  const last = content.at(-1)
  const before = content.at(-2)
  if (last?.kind === 'general' && last.meaning === 'negation')
    return isWord(before, 'dung', 'phai', 'chua') || (before?.kind === 'general' && before.meaning === 'instead')
  if (!isWord(last, 'chua')) return false
  const figures = items.filter(({ kind }) => kind === 'figure').length
  return figures <= 1 && !items.slice(0, -1).some((item) => item.kind === 'mark' && item.mark === ',')
}

export const isQuestion = (items: readonly Item[], drafts: readonly DraftRecord[], text: string): boolean => {
  const ends = items.at(-1)
  // "tiếp đủ 2 buổi chưa": a figure that is asked about.
  if (asksWhetherDone(items)) return true
  const first = items.find((item) => !isTime(item))
  // "đơn vị nào chưa có tổ dân vận"
  if (first && isAsked(first, text) && items.every(({ kind }) => kind !== 'figure')) return true
  const told = drafts.some((draft) => draft.figureCount > 0)
  if (told) return false
  if (items.some((item, at) => isAsked(item, text) && items[at + 1]?.kind !== 'day')) return true
  if (ends?.kind === 'mark' && ends.mark === '?') return true
  // "CT có tiếp dân hôm qua không"
  const isVocative = ({ start, end }: Item) => VOCATIVES.has(text.slice(start, end))
  const last = items.findLast((item) => item.kind !== 'mark' && !isVocative(item))
  // "… hôm nay: không": an answer, and no question.
  const answers = items.some((item, at) => item.kind === 'mark' && item.mark === ':' && items[at + 1] === last)
  if (last?.kind === 'general' && last.meaning === 'negation' && items.length > 2 && !answers) return true
  // "nhiệm vụ nào quá hạn": which one is asked, unless there was none.
  const which = /(?<!\p{L})nao(?!\p{L}| cung)/u.exec(text)?.index
  const denied = /(?<!\p{L})(?:khong|ko|k|chua|chang)(?!\p{L})/u.test(text.slice(0, which))
  if (which !== undefined && !denied) return true
  // "điểm nóng ở đâu vậy em"
  const isWhere = last !== undefined && isWord(last, 'dau') && generalOf(items[items.indexOf(last) - 1]) === 'place'
  if (isWhere && !RESIDENTS.test(text)) return true
  return first?.kind === 'general' && first.meaning === 'askSoft'
}

/** What is planned has no figures yet; a day to come says so without a word. */
export const isPlan = (
  items: readonly Item[],
  drafts: readonly DraftRecord[],
  { today, text }: { today: IsoDate; text: string },
): boolean => {
  const isDeadline = (date: IsoDate) => drafts.some((draft) => draft.isDayOfField(date))
  const ahead = items.some(
    (item) =>
      (item.kind === 'day' && item.date > today && !isDeadline(item.date)) || (item.kind === 'span' && item.to > today),
  )
  const counted = drafts.filter((draft) => draft.figureCount > 0)
  if (ahead && counted.length === 0) return true
  // "từ 25/11 đến 30/11 kiểm tra 5 thôn": of what lasts to a day to come nothing is counted yet.
  const lasts = items.some((item) => item.kind === 'span' && item.from >= today && item.to > today)
  const named = items.some((item) => item.kind === 'term' && item.meanings.some(({ kind }) => kind === 'signal'))
  if (lasts && named && counted.every(({ hasDates }) => hasDates)) return true
  if (!says(items, 'plan')) return false
  // "dự kiến tiếp 20 người ngày 25/11": what is expected is no figure yet.
  if (ahead && drafts.every(({ setting }) => setting.date !== undefined && setting.date > today)) return true
  return !drafts.some((draft) => draft.told) || isFigurePlanned(items, text)
}

/** "dự kiến kiểm tra 8 chi bộ": planned before all figures, and nothing is said to be done. */
const isFigurePlanned = (items: readonly Item[], text: string): boolean => {
  const plan = items.find((item) => generalOf(item) === 'plan' && INTENDS.test(text.slice(item.start, item.end)))
  const figure = items.find((item) => item.kind === 'figure' && !item.figure.weak)
  if (!plan || !figure || figure.start < plan.start) return false
  return !/[;.\n]/.test(text.slice(plan.end, figure.start)) && !DONE.test(text.slice(plan.end))
}

/** What somebody means to do, and no time to come. */
const INTENDS = /^(?:se|sap|du kien|chuan bi|phan dau|(?:tuan|thang) (?:sau|toi))/
const DONE = /(?<!\p{L})(?:da|xong|hoan thanh)(?!\p{L})/u

/** The intent when no form of ours tells of anything. */
export const intentWithoutRecord = (items: readonly Item[], folded: string): Intent => {
  if (says(items, 'postpone')) return 'update'
  if (hasCountable(items)) return 'log'
  // A document with its number, a day that is over: something is told, if not to a form we have.
  const document = DOCUMENT.test(folded)
  return document ? 'log' : 'chitchat'
}

export const saysPostpone = (items: readonly Item[]): boolean => says(items, 'postpone')
