import type { Form } from '../forms/form.ts'
import { fold } from './fold.ts'
import type { CountReading } from './form-reading.ts'
import { PhraseTrie } from './phrase-trie.ts'

/** What a phrase means in one form; `form` is its place in the list of forms. */
export type Meaning = { form: number } & (
  | { kind: 'count'; rank: number; reading: CountReading }
  | { kind: 'choice'; field: string; value: string | boolean; reading: number }
  | { kind: 'head'; value: string }
  | { kind: 'deputy'; title: string; of: string }
  | { kind: 'delegation' }
  | { kind: 'signal' }
  | { kind: 'hint' }
  | { kind: 'foreign' }
  | { kind: 'blocked' }
  | { kind: 'date'; field: string }
  | { kind: 'none'; zero: readonly string[] }
)

/** Every form's words in one trie, so that a longer expression of one form wins over a part of it in another. */
export interface Lexicon {
  forms: readonly Form[]
  phrases: PhraseTrie<Meaning>
  /** Every single word of the phrases, for slips of the keyboard. */
  words: ReadonlySet<string>
}

/** Written out and as officials abbreviate it; each is also tried in every phrase that contains it. */
const ABBREVIATIONS: readonly [full: RegExp, short: string][] = [
  [/giải quyết/g, 'gq'],
  [/điều kiện/g, 'đk'],
  [/thẩm quyền/g, 'tq'],
  [/công dân/g, 'cd'],
  [/văn bản/g, 'vb'],
  [/công văn/g, 'cv'],
  [/ủy quyền/g, 'uq'],
  [/khiếu nại/g, 'kn'],
  [/tố cáo/g, 'tc'],
]

const variants = (phrase: string): string[] => {
  let all = [phrase]
  for (const [full, short] of ABBREVIATIONS) {
    all = all.flatMap((each) => (each.search(full) >= 0 ? [each, each.replace(full, short)] : [each]))
  }
  return all
}

const compile = (forms: readonly Form[]): Lexicon => {
  const phrases = new PhraseTrie<Meaning>()
  const words = new Set<string>()
  const add = (list: readonly string[], meaning: Meaning) => {
    for (const phrase of new Set(list.flatMap(variants))) {
      phrases.add(phrase, meaning)
      for (const word of fold(phrase).split(/[^a-z]+/)) words.add(word)
    }
  }
  forms.forEach(({ reading }, form) => {
    reading.counts.forEach((count, rank) => {
      add(count.phrases, { form, kind: 'count', rank, reading: count })
    })
    reading.choices?.forEach((choice, index) => {
      for (const { value, phrases: words } of choice.options)
        add(words, { form, kind: 'choice', field: choice.field, value, reading: index })
    })
    for (const head of reading.agents?.heads ?? []) add(head.phrases, { form, kind: 'head', value: head.value })
    for (const deputy of reading.agents?.deputies ?? [])
      add(deputy.phrases, { form, kind: 'deputy', title: deputy.title, of: deputy.of })
    add(reading.agents?.delegation ?? [], { form, kind: 'delegation' })
    add(reading.signals, { form, kind: 'signal' })
    add(reading.hints, { form, kind: 'hint' })
    add(reading.foreign, { form, kind: 'foreign' })
    add(reading.blocked, { form, kind: 'blocked' })
    for (const date of reading.dates ?? []) add(date.phrases, { form, kind: 'date', field: date.field })
    for (const none of reading.none ?? []) add(none.phrases, { form, kind: 'none', zero: none.zero })
  })
  return { forms, phrases, words }
}

const compiled = new WeakMap<readonly Form[], Lexicon>()

/** The lexicon of these forms, built once for each list. */
export const lexiconOf = (forms: readonly Form[]): Lexicon => {
  const known = compiled.get(forms)
  if (known) return known
  const lexicon = compile(forms)
  compiled.set(forms, lexicon)
  return lexicon
}
