import type { NameReading } from './form-reading.ts'
import type { Item } from './items.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import type { Clause, RecordBook } from './record-book.ts'
import type { Source } from './tokens.ts'

/** An expression that contains a word of one of the forms by accident. */
export const isBlocked = (item: Item, forms: ReadonlySet<number>): boolean =>
  item.kind === 'term' && item.meanings.some(({ kind, form }) => kind === 'blocked' && forms.has(form))

export interface Announced {
  form: number
  reading: NameReading
  /** The token with which the name begins. */
  from: number
}

const mayAnnounce = ({ tokens }: Source, { nameWords }: Lexicon, { at, length }: Item): boolean =>
  nameWords.has(tokens[at]?.folded ?? '') || nameWords.has(tokens[at + length - 1]?.folded ?? '')

/** Whether the item begins with a phrase of so many tokens: "luật" announces nothing in "pháp luật". */
const isPhrase = (source: Source, lexicon: Lexicon, { at }: Item, length: number): boolean =>
  lexicon.phrases.longestAt(source, at, { end: at + length, accepts: () => true })?.length === length

/**
 * The names announced by the item: by its end ("đối thoại chuyên đề" announces a subject, "chuyên đề" stands in it), or
 * by its beginning where the phrase is a part of the name.
 */
export const announcedBy = (
  { source, lexicon }: RecordBook,
  { forms }: Pick<Clause, 'forms'>,
  item: Item,
): Announced[] => {
  if (item.kind !== 'term' || !mayAnnounce(source, lexicon, item) || isBlocked(item, forms)) return []
  // "tổ công tác": an expression of its own, whatever form it is kept from, does not end in another.
  const whole = item.meanings.some(({ kind }) => kind === 'blocked')
  const announced = (meanings: readonly Meaning[], from: (reading: NameReading) => number): Announced[] =>
    meanings.flatMap(({ form, ...meaning }) => {
      const reading = meaning.kind === 'name' && lexicon.forms[form]?.reading.names?.[meaning.reading]
      return reading && forms.has(form) ? [{ form, reading, from: from(reading) }] : []
    })
  const end = item.at + item.length
  const ending = lexicon.phrases
    .endingAt(source, item.at, item.length)
    .filter(({ length }) => length === item.length || (!whole && isPhrase(source, lexicon, item, item.length - length)))
    .flatMap(({ meanings, length }) => announced(meanings, ({ withPhrase }) => (withPhrase ? end - length : end)))
  const beginning = lexicon.phrases.longestAt(source, item.at, { end, accepts: ({ kind }) => kind === 'name' })
  return [...ending, ...announced(beginning?.meanings ?? [], () => item.at).filter(({ reading }) => reading.withPhrase)]
}
