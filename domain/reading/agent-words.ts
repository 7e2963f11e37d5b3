import type { Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'

/** Between "của" and who is named: "của đoàn giám sát HĐND". */
const OWNER_ITEMS_MAX = 2

/** "giám sát của HĐND", "kiến nghị của đoàn giám sát HĐND" */
const isOwner = ({ source }: RecordBook, items: Clause['items'], index: number): boolean =>
  items.slice(Math.max(0, index - OWNER_ITEMS_MAX), index).some((item, place, before) => {
    const between = before.slice(place + 1)
    return source.tokens[item.at]?.folded === 'cua' && between.every(({ kind }) => kind === 'term')
  })

/** A head is named: of the open record, or of the next one. */
export const tellHead = (
  book: RecordBook,
  { items }: Clause,
  index: number,
  head: Meaning & { kind: 'head' },
): void => {
  const draft = book.draftOf(head.form)
  // "BT và CT cùng tiếp dân: BT 2 lượt, CT 5 lượt": named once more, he is meant.
  if (draft.agent === head.value) {
    draft.agentOpen = false
    return
  }
  // "PCT tiếp thay Chủ tịch": the head is named as the one who did not act.
  const stoodIn = book.delegating && draft.deputy?.of === head.value
  if (stoodIn || (!draft.told && draft.agent === undefined)) {
    draft.agent = head.value
    return
  }
  if (!draft.told) {
    draft.agentOpen ||= !book.delegating
    return
  }
  // "5 lượt 6 người do Chủ tịch tiếp", "hoãn buổi tiếp dân của Chủ tịch": named after what was told.
  const isFigure = ({ kind }: { kind: string }) => kind === 'figure'
  const after = !book.wasToldBefore(draft) && !items.slice(index + 1).some(isFigure)
  if (after && draft.agent === undefined && draft.deputy === undefined) {
    draft.agent = head.value
    return
  }
  // "6 kiến nghị sau giám sát của HĐND đã khắc phục 4": whose it was, and nobody who acts next.
  if (isOwner(book, items, index) && draft.agent === undefined) {
    draft.agent = head.value
    return
  }
  book.another(head.form).agent = head.value
  book.delegating = false
}

export const tellDeputy = (book: RecordBook, deputy: Meaning & { kind: 'deputy' }): void => {
  const draft = book.draftOf(deputy.form)
  const next = draft.told && !book.delegating ? book.another(deputy.form) : draft
  next.deputy ??= { title: deputy.title, of: deputy.of }
}

export const tellDelegation = (book: RecordBook, form: number): void => {
  book.delegating = true
  book.draftOf(form).delegated = true
}
