import type { Field, FieldValue, Form, Option } from '../forms/form.ts'
import { fold } from './fold.ts'
import { lexiconOf } from './lexicon.ts'
import { tokenize } from './tokens.ts'

const YES = new Set(
  'co; co a; da co; dung; dung roi; dung vay; u; uh; um; ua; vang; vang a; da; da vang; roi; ok; oke; okay; yes; y; phai; chinh xac; dong y; duoc; du; co chu; chuan'.split(
    '; ',
  ),
)
const NO = new Set(
  'khong; ko; k; khong a; khong co; chua; chua co; sai; no; n; khong phai; khong du; hok; khong dung; da khong; chua du'.split(
    '; ',
  ),
)

/** The answer without politeness and marks around it. */
const bare = (text: string): string =>
  fold(text)
    .replace(/[\s.!?,;:]+$/u, '')
    .replace(/^(?:da|thua)\s+(?=\S)/, '')
    .replace(/\s+(?:a|nhe|nha|ban|anh|chi|em)$/, '')
    .trim()

export const readYesNo = (text: string): boolean | undefined => {
  const answer = bare(text)
  const whole = fold(text).trim()
  if (YES.has(answer) || YES.has(whole)) return true
  return NO.has(answer) || NO.has(whole) ? false : undefined
}

const onlyForm = new WeakMap<Form, readonly Form[]>()

/** The list of just this form, the same one each time, so that its lexicon is built once. */
export const aloneOf = (form: Form): readonly Form[] => {
  const known = onlyForm.get(form)
  if (known) return known
  const list = [form]
  onlyForm.set(form, list)
  return list
}

/** Values of the field that words of the form's reading name in the text. */
const bySynonym = (text: string, form: Form, field: Field): (string | boolean)[] => {
  const source = tokenize(text)
  const { phrases } = lexiconOf(aloneOf(form))
  const found: (string | boolean)[] = []
  for (let at = 0; at < source.tokens.length; ) {
    const match = phrases.longestAt(source, at)
    for (const meaning of match?.meanings ?? []) {
      const value =
        meaning.kind === 'choice' && meaning.field === field.key
          ? meaning.value
          : meaning.kind === 'head' && form.reading.agents?.field === field.key
            ? meaning.value
            : undefined
      if (value !== undefined && !found.includes(value)) found.push(value)
    }
    at += match?.length ?? 1
  }
  return found
}

const byLabel = (text: string, options: readonly Option[]): string[] => {
  const answer = bare(text)
  const exact = options.filter(({ key, label }) => [label.vi, label.en, key].some((each) => fold(each) === answer))
  if (exact.length > 0) return exact.map(({ key }) => key)
  if (answer.length < 3) return []
  return options
    .filter(({ label }) => fold(label.vi).includes(answer) || fold(label.en).includes(answer))
    .map(({ key }) => key)
}

const byNumber = (text: string, options: readonly Option[]): string | undefined => {
  const number = /^\s*(?:so\s*|chon\s*|muc\s*)?(\d{1,2})\s*[.)]?\s*$/.exec(fold(text))?.[1]
  return number === undefined ? undefined : options[Number(number) - 1]?.key
}

const oneOption = (text: string, form: Form, field: Field, options: readonly Option[]): string | undefined => {
  const numbered = byNumber(text, options)
  if (numbered !== undefined) return numbered
  const labelled = byLabel(text, options)
  if (labelled.length === 1) return labelled[0]
  const named = bySynonym(text, form, field)
  return named.length === 1 && typeof named[0] === 'string' ? named[0] : undefined
}

const severalOptions = (text: string, form: Form, field: Field, options: readonly Option[]): string[] | undefined => {
  const whole = oneOption(text, form, field, options)
  if (whole !== undefined) return [whole]
  const parts = text.split(/[,;/+\n]|\s+(?:và|va|and)\s+/u).filter((part) => part.trim() !== '')
  const keys = parts.map((part) => oneOption(part, form, field, options))
  const known = keys.filter((key): key is string => key !== undefined)
  if (known.length === parts.length && known.length > 0) return [...new Set(known)]
  const named = bySynonym(text, form, field).filter((value) => typeof value === 'string')
  return named.length > 0 ? named : undefined
}

/** The answer to a question over one field that holds no count; undefined when it is none. */
export const readOption = (text: string, form: Form, field: Field): FieldValue | undefined => {
  switch (field.type.name) {
    case 'choice':
      return oneOption(text, form, field, field.type.options)
    case 'choices':
      return severalOptions(text, form, field, field.type.options)
    case 'yes-no': {
      const plain = readYesNo(text)
      if (plain !== undefined) return plain
      const named = bySynonym(text, form, field)
      return named.length === 1 ? named[0] : undefined
    }
    default:
      return undefined
  }
}
