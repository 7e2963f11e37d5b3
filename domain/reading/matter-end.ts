import type { Item } from './items.ts'
import type { Lexicon } from './lexicon.ts'
import type { Source } from './tokens.ts'

const INNER_MARKS = new Set(['-', '/'])
const WHERE = new Set(['o', 'tai'])
/** "rác thải ở chợ": so few items to the end of the sentence are a place. */
const PLACE_ITEMS_MAX = 3
/** "tranh chấp giữa 2 hộ": what is told of, and not how many say it. */
const OF = new Set(['giua', 'cua', 'voi', 'cho', 'lam'])
/** "đất ở" */
const LIVED_ON = new Set(['dat', 'nha'])
const PLACES = new Set('thon lang buon to tdp khu xom ap'.split(' '))

const isMark = (item: Item | undefined): boolean =>
  item === undefined || (item.kind === 'mark' && !INNER_MARKS.has(item.mark))

/** A word with which another field of the form is told: "đề xuất", "mức độ bình thường", "đã xử lý". */
export const tellsElse = ({ forms }: Lexicon, item: Item | undefined, form: number): boolean => {
  const reading = forms[form]?.reading
  if (item?.kind !== 'term') return false
  return item.meanings.some((each) => {
    if (each.form !== form) return false
    if (each.kind === 'choice') return item.length > 1 && reading?.choices?.[each.reading]?.tells !== undefined
    const name = each.kind === 'name' ? reading?.names?.[each.reading] : undefined
    return name !== undefined && name.field !== reading?.matter && name.tells === true
  })
}

/** The place behind the last item of what people say, which begins at `from`. */
export const endOfMatter = (
  { tokens }: Source,
  lexicon: Lexicon,
  items: readonly Item[],
  { form, from }: { form: number; from: number },
): number => {
  // "một số thanh niên tụ tập đua xe": what they do goes on, "mức độ bình thường" closes.
  const goesOn = (index: number): boolean => {
    const [item, next] = items.slice(index, index + 2)
    const chosen =
      item?.kind === 'term' && item.meanings.some(({ kind, form: own }) => kind === 'choice' && own === form)
    return chosen && next !== undefined && (next.kind === 'word' || next.kind === 'general')
  }
  const closesAt = (index: number): boolean =>
    isMark(items[index]) || (index > from && tellsElse(lexicon, items[index], form) && !goesOn(index))
  const counts = (item: Item | undefined): boolean =>
    item?.kind === 'term' && item.meanings.some((each) => each.form === form && each.kind === 'count')
  for (let index = from; index < items.length; index++) {
    const item = items[index]
    if (!item || closesAt(index)) return index
    const word = tokens[item.at]?.folded ?? ''
    // "… ở thôn 4": where it is.
    const closing = items.slice(index + 1, index + 2 + PLACE_ITEMS_MAX).findIndex(isMark)
    const near = closing > 0 || (closing < 0 && items.length - index <= PLACE_ITEMS_MAX + 1)
    const isPlace =
      PLACES.has(tokens[item.at + 1]?.folded ?? '') || (near && !LIVED_ON.has(tokens[item.at - 1]?.folded ?? ''))
    if (index > from && item.length === 1 && WHERE.has(word) && isPlace) return index
    // "… khoảng 30 người", "… hôm qua": what closes the sentence is told besides.
    const isCount = item.kind === 'figure' && !OF.has(tokens[item.at - 1]?.folded ?? '') && counts(items[index + 1])
    if (isCount && closesAt(index + 2)) return index
    if ((item.kind === 'day' || item.kind === 'period') && closesAt(index + 1)) return index
  }
  return items.length
}
