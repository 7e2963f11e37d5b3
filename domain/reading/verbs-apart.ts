import { fold } from './fold.ts'
import { generalOf, type Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { mayStandFor } from './spelling.ts'
import type { Source } from './tokens.ts'

/** "ra được 5 văn bản": between a verb and its figure. */
const BETWEEN_MAX = 2

/** What the verb at `index` has counted: "ra | 5 | văn bản". */
const objectOf = (items: readonly Item[], index: number): Item | undefined => {
  let at = index + 1
  while (at <= index + BETWEEN_MAX && generalOf(items[at]) === 'filler') at++
  return items[at]?.kind === 'figure' ? items[at + 1] : undefined
}

/** What the verb says of the forms by what it has counted, unless that names another form itself. */
const toldBy = (source: Source, { forms, phrases }: Lexicon, { start, end }: Item, object: Item): Meaning[] => {
  if (object.kind !== 'term') return []
  const { meanings, at, length } = object
  const typed = source.text.slice(start, end).toLowerCase()
  return forms.flatMap(({ reading: { verbs } }, form): Meaning[] => {
    const isVerb = verbs?.phrases.some(
      (words) => fold(words) === fold(typed) && mayStandFor(typed, words, source.accented),
    )
    const isOwn = (each: Meaning) =>
      each.kind === 'count' && each.form === form && (verbs?.fields.includes(each.reading.field ?? '') ?? false)
    const isOther = ({ kind, form: other }: Meaning) => other !== form && (kind === 'signal' || kind === 'hint')
    // "phản ánh | về": the noun begins a longer expression.
    const own = isVerb && phrases.longestAt(source, at, { end: at + length, accepts: isOwn })
    return verbs && own && !meanings.some(isOther) ? [{ kind: verbs.as, form }] : []
  })
}

/** "Đảng ủy ra 5 văn bản": a verb that stands apart from what it counts names the form by it. */
export const withVerbsApart = (source: Source, lexicon: Lexicon, items: readonly Item[]): readonly Item[] =>
  items.map((item, index) => {
    if (item.kind !== 'word' && item.kind !== 'term') return item
    const object = objectOf(items, index)
    const told = object ? toldBy(source, lexicon, item, object) : []
    if (told.length === 0) return item
    if (item.kind === 'term') return { ...item, meanings: [...item.meanings, ...told] }
    const { start, end, at, length } = item
    return { kind: 'term', start, end, at, length, meanings: told }
  })
