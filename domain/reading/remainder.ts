import type { DraftRecord } from './draft-record.ts'
import type { Place } from './figure-place.ts'
import type { RecordBook } from './record-book.ts'

/** How "còn 2", "còn lại 2" are said right before the figure. */
const LEFT = /(?<!\p{L})con(?: lai)?[ :]{0,2}$/u
const LEFT_LENGTH_MAX = 12

/**
 * "7 ý kiến tiếp thu, đã giải quyết 5, còn 2": what is left of a whole that was told with its part. It counts nothing
 * anew; where it is not the difference it is asked.
 */
export const isRemainder = (book: RecordBook, { item }: Place, draft: DraftRecord, field: string): boolean => {
  const { value } = item.figure
  const isLeft = LEFT.test(book.source.folded.slice(Math.max(0, item.start - LEFT_LENGTH_MAX), item.start))
  const { wholes = [] } = draft.form.reading
  // "5/9 thôn đã đối thoại, còn 4 thôn"
  const ofPart = wholes.filter(({ part }) => part === field).map(({ whole }) => draft.wholeOf(whole))
  if (isLeft && draft.has(field) && ofPart.some((whole) => whole !== undefined)) return true
  const parts = wholes.filter(({ part, whole }) => whole === field && part !== undefined)
  const told = parts.map(({ part }) => draft.valueOf(part ?? '')).filter((each) => typeof each === 'number')
  if (told.length === 0) return false
  const whole = draft.valueOf(field)
  // "đã trả lời 5, còn 2": of how many is not told.
  if (typeof whole !== 'number' || !draft.has(field)) return isLeft
  if (told.some((part) => whole - part === value)) return true
  if (!isLeft) return false
  draft.doubt({ kind: 'field', words: book.wordsOf(item), value, fields: [field] })
  return true
}
