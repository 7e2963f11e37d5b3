import { mostTelling } from './choose-label.ts'
import type { CountMeaning } from './gap-labels.ts'
import type { Clause, RecordBook } from './record-book.ts'

const WHOLE_RECORD = /\b(?:ban ghi|bao cao|phieu|buoi|lan ghi)\b/

/** "bỏ đơn nhận": a field is taken back; "xóa bản ghi tiếp dân hôm qua": the record is. `index`: where "bỏ" stands. */
export const tellRemoval = (book: RecordBook, { items, forms }: Clause, index: number): void => {
  const fields: string[] = []
  let form: number | undefined
  for (const item of items.slice(index + 1)) {
    if (item.kind === 'figure') return
    if (item.kind !== 'term') continue
    const counts = item.meanings.filter((each): each is CountMeaning => each.kind === 'count' && forms.has(each.form))
    const label = mostTelling(counts)
    if (label?.reading.field !== undefined && !fields.includes(label.reading.field)) fields.push(label.reading.field)
    form ??= label?.form
  }
  const target = form ?? [...forms][0]
  if (target === undefined) return
  const whole = WHOLE_RECORD.test(book.source.folded.slice(items[index]?.start, items.at(-1)?.end))
  const dated = book.isDated || items.some(({ kind }) => kind === 'day' || kind === 'period')
  if (whole || (fields.length === 0 && dated)) book.draftOf(target).removes = 'record'
  else if (fields.length > 0) book.draftOf(target).removes = fields
}
