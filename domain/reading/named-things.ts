import { isYear } from './intent.ts'
import { generalOf, type Item } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import { voiceAt } from './spoken-matters.ts'
import { withName } from './taken-name.ts'
import type { Source } from './tokens.ts'

const INNER_MARKS = new Set(['-', '/', '&'])
/** Words before the number of the document by which it was given: "theo Thông báo số 31-TB/ĐU". */
const BEFORE_DOCUMENT_MAX = 4
/** "mới được 60%", "xong khoảng 80%" */
const BEFORE_SHARE_MAX = 3
/** "hạn 15/12", "đến 15/12" */
const DUE = new Set('han den truoc toi sang'.split(' '))
/** "… | đã hoàn thành", "… | mới được 20%": before how it stands. */
const TRAILING = new Set('da dang moi chi duoc con hien cung'.split(' '))
const GIVING = new Set(['giao'])
const LATE = new Set(['cham', 'tre'])

const isShare = (item: Item | undefined): boolean => item?.kind === 'figure' && item.figure.kind === 'percent'

const means = (item: Item | undefined, form: number, ...kinds: string[]): boolean =>
  item?.kind === 'term' && item.meanings.some((each) => each.form === form && kinds.includes(each.kind))

/** How far it is, by when it is due, why it is late: only of one thing that was given. */
const tellsHow = (source: Source, { forms }: Lexicon, items: readonly Item[], index: number, form: number): boolean => {
  const item = items[index]
  if (!item) return false
  if (isShare(item) || generalOf(item) === 'postpone' || LATE.has(source.tokens[item.at]?.folded ?? '')) return true
  const near = items.slice(index + 1, index + 1 + BEFORE_SHARE_MAX)
  const until = near.findIndex(({ kind }) => kind !== 'term' && kind !== 'general' && kind !== 'word')
  const ahead = near[until]
  if (means(item, form, 'count') || (generalOf(item) === 'filler' && item.length === 1)) {
    const between = near.slice(0, until).every((each) => means(each, form, 'count') || each.kind === 'general')
    if ((isShare(ahead) || (ahead?.kind === 'figure' && ahead.figure.vague && !ahead.figure.weak)) && between)
      return true
  }
  const wordAt = (at: number) => source.tokens[at]?.folded ?? ''
  if (item.kind === 'day') return DUE.has(wordAt(item.at)) || DUE.has(wordAt(item.at - 1))
  if (item.kind !== 'term') return false
  return item.meanings.some((each) => {
    const choice =
      each.kind === 'choice' && each.form === form ? forms[form]?.reading.choices?.[each.reading] : undefined
    return choice?.tells !== undefined
  })
}

/** "trễ hạn 2 ngày": by how much. */
const isDelay = ({ tokens }: Source, { at, length }: Item): boolean => tokens[at + length]?.folded === 'ngay'

/** "theo TB 31-TB/ĐU": the words that lead to a document's number. */
const leadsToDocument = (source: Source, items: readonly Item[], index: number): boolean => {
  const word = source.tokens[items[index]?.at ?? -1]?.folded
  const near = items.slice(index + 1, index + 1 + BEFORE_DOCUMENT_MAX)
  return word === 'theo' && near.some(({ kind }) => kind === 'document')
}

/** "trồng 5.000 cây xanh đạt 60%": what was given names the number, of which a share is done. */
const isOfShare = (items: readonly Item[], index: number, form: number): boolean => {
  const rest = items.slice(index + 1)
  const end = rest.findIndex((item) => item.kind === 'mark' && !INNER_MARKS.has(item.mark))
  return !means(rest[0], form, 'count') && (end < 0 ? rest : rest.slice(0, end)).some(isShare)
}

/** "giải ngân": told elsewhere, and by no other form. */
const isElsewhere = (item: Item, form: number): boolean =>
  means(item, form, 'foreign') && item.kind === 'term' && item.meanings.every(({ kind }) => kind === 'foreign')

/** The place behind the last item of the name; undefined when something is counted or asked in it. */
const endOfThing = (
  source: Source,
  lexicon: Lexicon,
  items: readonly Item[],
  { form, from, given }: { form: number; from: number; given: boolean },
): number | undefined => {
  for (let index = from; index < items.length; index++) {
    const item = items[index]
    if (!item || (item.kind === 'mark' && !INNER_MARKS.has(item.mark))) return index
    if (item.kind === 'document' || leadsToDocument(source, items, index)) return index
    if (
      DUE.has(source.tokens[item.at]?.folded ?? '') &&
      items.slice(index + 1, index + 3).some(({ kind }) => kind === 'day')
    )
      return index
    if (index > from && tellsHow(source, lexicon, items, index, form)) return index
    if (given && generalOf(item) === 'place' && source.tokens[item.at]?.folded === 'cho') return index
    if (item.kind === 'figure' && !item.figure.weak && !isYear(item.figure) && !isOfShare(items, index, form))
      return undefined
    if (isElsewhere(item, form)) return undefined
    if (generalOf(item) === 'ask' || item.kind === 'quote') return undefined
  }
  return items.length
}

const withoutFillers = (source: Source, items: readonly Item[], end: number): number => {
  const last = items[end - 1]
  const trails = last?.length === 1 && TRAILING.has(source.tokens[last.at]?.folded ?? '')
  return trails ? withoutFillers(source, items, end - 1) : end
}

/** Whether the sentence tells nothing but how the thing stands: everything counted in it is a share. */
const goesOn = (
  source: Source,
  lexicon: Lexicon,
  items: readonly Item[],
  { form, to }: { form: number; to: number },
): boolean => {
  const rest = items.slice(to)
  const end = rest.findIndex((item) => item.kind === 'mark' && item.mark === '\n')
  const told = end < 0 ? rest : rest.slice(0, end)
  const counts = (item: Item) => item.kind === 'figure' && !isShare(item) && !item.figure.weak && !isDelay(source, item)
  if (told.some(counts)) return false
  return told.some((_, place) => tellsHow(source, lexicon, items, to + place, form))
}

/**
 * "việc số hóa hồ sơ theo TB 31-TB/ĐU được 65%": what was given is one name, whatever its words say elsewhere, where the
 * sentence tells how it stands with it.
 */
export const withNamedThings = (source: Source, lexicon: Lexicon, items: readonly Item[]): readonly Item[] => {
  for (const [index, item] of items.entries()) {
    const thing = voiceAt(source, lexicon, item.at, 'thing')
    const before = items[index - 1]
    const given =
      GIVING.has(source.tokens[item.at - 1]?.folded ?? '') || GIVING.has(source.tokens[item.at]?.folded ?? '')
    const opens = before === undefined || before.kind !== 'word' || given
    if (!thing || !opens || before?.kind === 'figure') continue
    const { form } = thing
    // "nhiệm vụ được giao": an expression of its own.
    if (item.length > thing.end - item.at && means(item, form, 'signal', 'count', 'date')) continue
    const field = lexicon.forms[form]?.reading.things?.field
    const colon = items.findIndex(({ at }) => at >= thing.end)
    const first = items[colon]
    const from = first?.kind === 'mark' && first.mark === ':' ? colon + 1 : colon
    const end = from > 0 ? endOfThing(source, lexicon, items, { form, from, given }) : undefined
    const to = end === undefined ? undefined : withoutFillers(source, items, end)
    // "nhiệm vụ giao ngày 2/11": what is told of it comes first.
    const isNamed = !means(items[from], form, 'date', 'choice', 'signal', 'update')
    if (field === undefined || to === undefined || !isNamed) continue
    const postponed = items.slice(0, index).some((each) => generalOf(each) === 'postpone')
    if (!postponed && !goesOn(source, lexicon, items, { form, to })) continue
    const textAt = from > colon ? (items[from]?.at ?? thing.end) : thing.end
    return withName(source, items, { form, field, announced: thing, textAt, from, to })
  }
  return items
}
