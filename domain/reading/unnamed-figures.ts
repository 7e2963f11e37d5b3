import type { DraftRecord } from './draft-record.ts'
import { leadIn, type Place } from './figure-place.ts'
import type { Item } from './items.ts'
import type { RecordBook } from './record-book.ts'

/** A percentage is no figure of ours: it claims a ratio of what was told. */
export const tellPercentage = (book: RecordBook, { clause, index, item }: Place): void => {
  for (const form of clause.forms) {
    const draft = book.openDraft(form)
    const last = clause.items.slice(0, index).findLast((each) => leadIn(each, form) !== undefined)
    const percentages = book.lexicon.forms[form]?.reading.percentages
    const claimed = percentages?.find(({ of }) => of === leadIn(last, form))
    if (claimed && draft?.told) draft.claim(claimed.ratio, item.figure.value)
  }
}

/** "tiếp 45 lượt, trong đó định kỳ 12, đột xuất 3": so many of each kind of what was counted, which no field tells apart. */
const isOfKind = (book: RecordBook, before: Item | undefined, draft: DraftRecord, form: number): boolean =>
  (book.tellsParts || book.listed) &&
  draft.figureCount > 0 &&
  before?.kind === 'term' &&
  before.meanings.some((meaning) => meaning.kind === 'choice' && meaning.form === form)

/** "tiếp 380 lượt, Chủ tịch tiếp 120": rather what was counted of another one just before. */
const countedBefore = (book: RecordBook, draft: DraftRecord, fields: readonly string[]): readonly string[] => {
  if (draft.figureCount > 0) return fields
  const before = book.drafts.findLast((each) => each !== draft && each.form === draft.form && each.figureCount > 0)
  const same = fields.filter((field) => before?.has(field))
  return same.length > 0 ? same : fields
}

/** A figure that nothing names, in a record that is being told: which of the counts not yet told is it? */
export const askUnnamed = (book: RecordBook, { clause, index, item }: Place): void => {
  const { figure } = item
  const [form] = clause.forms
  const next = clause.items[index + 1]
  // Before a word it counts something that no form counts.
  const alone = next === undefined || next.kind === 'mark' || next.kind === 'figure'
  const usable = !figure.weak && figure.kind === 'plain' && !figure.vague && figure.over === undefined
  if (form === undefined || clause.forms.size !== 1 || !alone || !usable) return
  const draft = book.draftOf(form)
  const fields = draft.form.reading.counts.flatMap(({ as, field }) =>
    as === 'noun' && field !== undefined && !draft.has(field) ? [field] : [],
  )
  const before = clause.items[index - 1]
  const sum = before !== undefined && /^tong/.test(book.source.folded.slice(before.start, before.end))
  if (fields.length < 2 || sum || isOfKind(book, before, draft, form)) return
  draft.told = true
  draft.doubt({
    kind: 'field',
    words: book.wordsOf(item),
    value: figure.value,
    fields: [...new Set(countedBefore(book, draft, fields))],
  })
}
