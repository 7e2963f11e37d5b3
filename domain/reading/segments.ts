import { type Binding, bindFigures } from './bind-figures.ts'
import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { restrictItems } from './restrict-items.ts'
import type { Source } from './tokens.ts'

/** A sentence or a part of one: no word names a figure across its ends. `from` inclusive, `to` exclusive. */
export interface Segment {
  items: readonly Item[]
  /** Forms that the segment names itself, and forms that it only counts like. */
  signalled: ReadonlySet<number>
  hinted: ReadonlySet<number>
  foreign: ReadonlySet<number>
}

const ENDS = new Set(['\n', ';', '.', '!', '?', '|', '•', '⁃'])

const formsWith = (
  source: Source,
  items: readonly Item[],
  kind: 'signal' | 'hint' | 'foreign',
  strict: boolean,
): Set<number> => {
  const forms = new Set<number>()
  const ofDocument = items.some(({ kind }) => kind === 'document')
  items.forEach((item, index) => {
    if (item.kind !== 'term' || (kind === 'signal' && isRecipient(source, item))) return
    if (ofDocument && isSubjectOfDocument(source, items, index)) return
    if (strict && kind === 'hint' && isCommonNoun(item.meanings)) return
    for (const meaning of item.meanings)
      if (meaning.kind === kind && (kind !== 'signal' || !isTopicOf(items, index, meaning.form)))
        forms.add(meaning.form)
  })
  return forms
}

/** So many forms count with a common noun: in a report "3.120 lượt" hints at none of them. */
const COMMON_MIN = 3

const isCommonNoun = (meanings: readonly Meaning[]): boolean =>
  new Set(
    meanings.flatMap((meaning) =>
      meaning.kind === 'count' && meaning.reading.as === 'noun' && meaning.reading.field !== undefined
        ? [meaning.form]
        : [],
    ),
  ).size >= COMMON_MIN

/** A part of the message with the forms that it names itself. `strict`: it is a part of a report. */
export const segmentOf = (source: Source, items: readonly Item[], strict = false): Segment => {
  const signalled = formsWith(source, items, 'signal', strict)
  return {
    items,
    signalled: signalled.size > 0 ? signalled : quotedForms(items),
    hinted: formsWith(source, items, 'hint', strict),
    foreign: formsWith(source, items, 'foreign', strict),
  }
}

/** “Công an xã lắng nghe ý kiến nhân dân”: a name tells the form where nothing else does. */
const quotedForms = (items: readonly Item[]): Set<number> =>
  new Set(items.flatMap((item) => (item.kind === 'quote' ? item.meanings.map(({ form }) => form) : [])))

const RECIPIENT_AFTER = new Set(['chuyen', 'gui', 'giao'])

/** "đã chuyển Thanh tra tỉnh", "giao bộ phận một cửa": named as the one who gets something. */
const isRecipient = ({ tokens }: Source, { at }: Item): boolean =>
  // "bàn giao nhà tình nghĩa"
  RECIPIENT_AFTER.has(tokens[at - 1]?.folded ?? '') && tokens[at - 2]?.folded !== 'ban'

const ABOUT = new Set(['ve', 'v', 'vv'])
/** What a document is about stands at most so many items behind its number. */
const ABOUT_ITEMS_MAX = 12

/** "công văn 55-CV/ĐU ngày 16/11 về công tác tiếp dân": what the document is about and not counted is not told of. */
const isSubjectOfDocument = ({ tokens }: Source, items: readonly Item[], index: number): boolean => {
  if (items.slice(index + 1, index + ABOUT_ITEMS_MAX).some(({ kind }) => kind === 'figure')) return false
  const before = items.slice(Math.max(0, index - ABOUT_ITEMS_MAX), index)
  const document = before.findLastIndex(({ kind }) => kind === 'document')
  if (document < 0) return false
  const between = before.slice(document + 1)
  const ends = between.some((item) => item.kind === 'figure' || (item.kind === 'mark' && item.mark !== '/'))
  return !ends && between.some(({ at }) => ABOUT.has(tokens[at]?.folded ?? ''))
}

/** How far before the name of a form something else may stand that is only about it. */
const TOPIC_ITEMS_MAX = 3

/** "tập huấn công tác tiếp dân": the form is only what the other thing is about. */
const isTopicOf = (items: readonly Item[], index: number, form: number): boolean => {
  for (let at = index - 1; at >= 0 && at >= index - TOPIC_ITEMS_MAX; at--) {
    const item = items[at]
    const own = item?.kind === 'term' ? item.meanings.filter((meaning) => meaning.form === form) : []
    if (own.length > 0) return own.some(({ kind }) => kind === 'foreign')
    if (item?.kind !== 'term' && item?.kind !== 'word' && item?.kind !== 'general') return false
  }
  return false
}

export const splitSegments = (source: Source, items: readonly Item[], strict = false): Segment[] => {
  const segments: Segment[] = []
  let start = 0
  for (let index = 0; index <= items.length; index++) {
    const item = items[index]
    const ends = item === undefined || (item.kind === 'mark' && ENDS.has(item.mark))
    if (!ends) continue
    const part = items.slice(start, index)
    start = index + 1
    if (part.length > 0) segments.push(segmentOf(source, part, strict))
  }
  return segments
}

/** The field that a figure's words tell in the form. The plainest words ("nhận 10") tell only where nothing is counted after. */
export const fieldTold = (
  { items }: Pick<Segment, 'items'>,
  { index, left, right }: Binding,
  form: number,
): string | undefined => {
  const meanings = [...left, ...right]
    .flatMap((label) => label.meanings)
    .filter((meaning) => meaning.form === form && meaning.reading.field !== undefined)
  const next = items[index + 1]
  const bare = next === undefined || next.kind === 'mark'
  const telling = meanings.find(({ reading }) => reading.as !== 'base') ?? (bare ? meanings[0] : undefined)
  return telling?.reading.field
}

/** "3 NQ, 25 QĐ": one field, of a kind that makes each a record of its own. */
const kindTold = (
  { forms }: Lexicon,
  { items }: Pick<Segment, 'items'>,
  { left, right }: Binding,
  form: number,
): string => {
  const splitBy = forms[form]?.reading.splitBy
  const kinds = [...left, ...right].flatMap(({ index }) => {
    const item = items[index]
    return item?.kind === 'term' ? item.meanings : []
  })
  const kind = kinds.find((meaning) => meaning.kind === 'choice' && meaning.form === form && meaning.field === splitBy)
  return kind?.kind === 'choice' ? String(kind.value) : ''
}

/**
 * When no segment names a form: the one form whose words name more of the figures than those of any other, most of them
 * and at least so many different ones, in a message that speaks of nothing else; of equals the first in the menu.
 */
export const formByCounts = (
  source: Source,
  lexicon: Lexicon,
  segments: readonly Segment[],
  fieldsMin: number,
): number | undefined => {
  const elsewhere = new Set(segments.flatMap(({ foreign }) => [...foreign]))
  const counted = segments.filter(({ items }) => items.some(({ kind }) => kind === 'figure'))
  const figures = counted
    .flatMap(({ items }) => items)
    .filter((item) => item.kind === 'figure' && !item.figure.weak).length
  const counting = new Set(
    counted.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'term' ? item.meanings.flatMap(({ kind, form }) => (kind === 'count' ? [form] : [])) : [],
      ),
    ),
  )
  const candidates = [...counting].flatMap((form) => {
    if (elsewhere.has(form)) return []
    const alone = new Set([form])
    const named = counted.flatMap((segment) => {
      const items = restrictItems(source, lexicon, segment.items, alone)
      return bindFigures(items, alone).flatMap((binding) => {
        const field = fieldTold({ items }, binding, form)
        return field === undefined ? [] : [`${field} ${kindTold(lexicon, { items }, binding, form)}`]
      })
    })
    return new Set(named).size >= fieldsMin && named.length * 2 > figures ? [{ form, named: named.length }] : []
  })
  return candidates.sort((one, other) => other.named - one.named || one.form - other.form)[0]?.form
}
