import { generalWords } from './general-words.ts'
import type { Item } from './items.ts'
import { impliedMeanings, type Lexicon, type Meaning } from './lexicon.ts'
import type { Source } from './tokens.ts'

type Forms = ReadonlySet<number>

const isLexical = (item: Item | undefined): item is Item =>
  item?.kind === 'term' || item?.kind === 'general' || item?.kind === 'word'

const namesNothing = (meaning: Meaning): boolean =>
  meaning.kind === 'foreign' || (meaning.kind === 'count' && meaning.reading.field === undefined)

/**
 * A word of other forms only, under which a shorter one of these may be hidden, or "có" under "cờ", typed bare. But "đơn" is none in "đơn vị", nor "cuộc" in "cuộc họp", which no form counts.
 */
const isOnlyOfOthers = (item: Item, forms: Forms): boolean =>
  item.kind === 'term' &&
  (item.length > 1 || item.general === 'with') &&
  item.meanings.some((meaning) => !namesNothing(meaning)) &&
  !item.meanings.some(({ form, kind }) => forms.has(form) || kind === 'blocked')

/** A phrase of other forms that is a unit's name to these. */
const unitAt = (items: readonly Item[], at: number, forms: Forms): Item | undefined => {
  const item = items.find((each) => each.at === at)
  if (item?.kind !== 'term' || item.unit === undefined || item.meanings.some(({ form }) => forms.has(form)))
    return undefined
  const { start, end, length, unit } = item
  return { kind: 'unit', start, end, at, length, generic: unit.generic }
}

const reread = (source: Source, lexicon: Lexicon, forms: Forms, at: number, end: number): Item => {
  const found = lexicon.phrases.longestAt(source, at, { end, accepts: ({ form }) => forms.has(form) })
  const general = generalWords.longestAt(source, at, { end, accepts: () => true })
  const meaning = general?.meanings[0]
  const length = Math.max(found?.length ?? 0, general?.length ?? 0, 1)
  const first = source.tokens[at]
  const span = { start: first?.start ?? 0, end: source.tokens[at + length - 1]?.end ?? 0, at, length }
  if (found?.length === length) {
    const also = general?.length === length && meaning !== undefined && { general: meaning }
    const meanings = [...found.meanings, ...impliedMeanings(source, lexicon, at, found)]
    return { ...span, kind: 'term', meanings, ...also }
  }
  return meaning === undefined
    ? { ...span, kind: 'word', word: first?.folded ?? '' }
    : { ...span, kind: 'general', meaning }
}

/**
 * The items as these forms alone would read them: where a longer expression of another form hides theirs, the words are
 * read again. Figures, times and marks stay as they are.
 */
export const restrictItems = (source: Source, lexicon: Lexicon, items: readonly Item[], forms: Forms): Item[] => {
  const restricted: Item[] = []
  for (let index = 0; index < items.length; ) {
    let next = index
    let end = items[index]?.at ?? 0
    let hides = false
    for (let item = items[next]; isLexical(item) && item.at === end; item = items[next]) {
      end += item.length
      hides ||= isOnlyOfOthers(item, forms)
      next++
    }
    const first = items[index]
    if (first && hides)
      for (let at = first.at; at < end; at += restricted.at(-1)?.length ?? 1)
        restricted.push(unitAt(items.slice(index, next), at, forms) ?? reread(source, lexicon, forms, at, end))
    else restricted.push(...items.slice(index, Math.max(next, index + 1)))
    index = Math.max(next, index + 1)
  }
  return restricted
}
