import { type FieldType, type Form, fieldOf } from '../forms/form.ts'
import { fold } from './fold.ts'
import type { CountReading } from './form-reading.ts'
import { PhraseTrie } from './phrase-trie.ts'
import { type Source, tokenize } from './tokens.ts'
import { type VoiceMeaning, voicesOf } from './voices.ts'

/** What a phrase means in one form; `form` is its place in the list of forms. */
export type Meaning = { form: number } & (
  | { kind: 'count'; rank: number; reading: CountReading; type?: FieldType }
  | { kind: 'choice'; field: string; value: string | boolean; reading: number; behind?: true }
  | { kind: 'head'; value: string }
  | { kind: 'deputy'; title: string; of: string }
  | { kind: 'delegation' }
  | { kind: 'signal' }
  | { kind: 'hint' }
  | { kind: 'foreign' }
  | { kind: 'blocked' }
  | { kind: 'date'; field: string }
  | { kind: 'none'; zero: readonly string[] }
  /** A name follows; `reading` is the place in the form's `names`. */
  | { kind: 'name'; reading: number }
  /** A document's number follows; `reading` is the place in the form's `documents`. */
  | { kind: 'document'; reading: number }
  | { kind: 'update' }
)

/** Every form's words in one trie, so that a longer expression of one form wins over a part of it in another. */
export interface Lexicon {
  forms: readonly Form[]
  phrases: PhraseTrie<Meaning>
  /** Every single word of the phrases, for slips of the keyboard. */
  words: ReadonlySet<string>
  /** First and last words of the phrases that announce a name. */
  nameWords: ReadonlySet<string>
  /** Who speaks, how, and of what. */
  voices: PhraseTrie<VoiceMeaning>
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
  [/hồ sơ/g, 'hs'],
  [/nhiệm vụ/g, 'nv'],
  [/mô hình/g, 'mh'],
  [/kiểm tra/g, 'ktra'],
  [/ý kiến/g, 'yk'],
  [/trả lời/g, 'tl'],
  [/tiếp nhận/g, 'tn'],
]

const variants = (phrase: string): string[] => {
  let all = [phrase]
  for (const [full, short] of ABBREVIATIONS) {
    all = all.flatMap((each) => (each.search(full) >= 0 ? [each, each.replace(full, short)] : [each]))
  }
  return all
}

/** Remembers what was worked out for a phrase: whenever an indicator is declared, the same phrases come again. */
const oncePerPhrase = <Result extends string | readonly string[]>(workOut: (phrase: string) => Result) => {
  const known = new Map<string, Result>()
  return (phrase: string): Result => {
    const result = known.get(phrase) ?? workOut(phrase)
    known.set(phrase, result)
    return result
  }
}

const variantsOf = oncePerPhrase(variants)
const foldedOf = oncePerPhrase(fold)

const compile = (forms: readonly Form[]): Lexicon => {
  const phrases = new PhraseTrie<Meaning>()
  const words = new Set<string>()
  const add = (list: readonly string[], meaning: Meaning) => {
    for (const phrase of new Set(list.flatMap(variantsOf))) {
      phrases.add(phrase, meaning)
      for (const word of foldedOf(phrase).split(/[^a-z]+/)) words.add(word)
    }
  }
  forms.forEach((declared, form) => {
    const { reading } = declared
    reading.counts.forEach((count, rank) => {
      const type = fieldOf(declared, count.field ?? count.unlessFirst?.[0] ?? '')?.type
      add(count.phrases, { form, kind: 'count', rank, reading: count, ...(type && { type }) })
    })
    reading.choices?.forEach((choice, index) => {
      for (const { value, phrases: words, behind } of choice.options)
        add(words, { form, kind: 'choice', field: choice.field, value, reading: index, ...(behind && { behind }) })
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
    reading.names?.forEach((name, index) => {
      add(name.phrases, { form, kind: 'name', reading: index })
    })
    reading.documents?.forEach((document, index) => {
      add(document.after ?? [], { form, kind: 'document', reading: index })
    })
    add(reading.updates ?? [], { form, kind: 'update' })
  })
  const nameWords = new Set(
    forms
      .flatMap(({ reading }) => reading.names ?? [])
      .flatMap(({ phrases: list }) => list)
      .flatMap((phrase) => {
        const { tokens } = tokenize(phrase)
        return [tokens[0]?.folded ?? '', tokens.at(-1)?.folded ?? '']
      }),
  )
  return { forms, phrases, words, nameWords, voices: voicesOf(forms) }
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

const IMPLIED: ReadonlySet<Meaning['kind']> = new Set(['signal', 'hint', 'update'])

/** "3 phản ánh về …", "5 bà con đến": behind a figure a longer expression counts by the noun it begins with. */
export const countedBy = (
  source: Source,
  { phrases }: Lexicon,
  at: number,
  { meanings, length }: { meanings: readonly Meaning[]; length: number },
): readonly Meaning[] => {
  const counting = new Set(meanings.flatMap(({ kind, form }) => (kind === 'count' ? [form] : [])))
  const own = new Set(meanings.flatMap(({ kind, form }) => (kind === 'foreign' || kind === 'blocked' ? [] : [form])))
  const accepts = (meaning: Meaning) =>
    meaning.kind === 'count' && meaning.reading.as === 'noun' && own.has(meaning.form) && !counting.has(meaning.form)
  const found = phrases.longestAt(source, at, { end: at + length - 1, accepts })
  if (!found) return []
  // "3 việc quá hạn": a state without a field says that the form has no place for it.
  const within = phrases.inside(source, at, length).flatMap(({ meanings: told }) => told)
  const isPlaceless = ({ form }: Meaning) =>
    within.some(
      (each) =>
        each.kind === 'count' && each.form === form && each.reading.as === 'lead' && each.reading.field === undefined,
    )
  return found.meanings.filter((meaning) => !isPlaceless(meaning))
}

/** What a phrase says by the phrases inside it: "không tổ chức tiếp dân" is one, and still names receptions. */
export const impliedMeanings = (
  source: Source,
  { phrases }: Lexicon,
  at: number,
  { meanings, length }: { meanings: readonly Meaning[]; length: number },
): Meaning[] => {
  if (length < 2 || meanings.some(({ kind }) => kind === 'blocked' || kind === 'foreign')) return []
  const own = new Set(meanings.map(({ form }) => form))
  // "đang trong thời gian giải quyết" is how one form counts, and names no other.
  const counts = meanings.some((meaning) => meaning.kind === 'count' && meaning.reading.field !== undefined)
  const isNoun = (meaning: Meaning) => meaning.kind === 'count' && meaning.reading.as === 'noun'
  // One word alone names a form only as what is counted: "tiếp" in "tiếp nhận" does not.
  return phrases.inside(source, at, length).flatMap((part) => {
    const whole = part.length > 1 || part.meanings.some(isNoun)
    return part.meanings.filter(
      ({ form, kind }) =>
        IMPLIED.has(kind) && (own.has(form) ? whole || kind === 'signal' : whole && (kind !== 'signal' || !counts)),
    )
  })
}
