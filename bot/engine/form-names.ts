import type { Form } from '../../domain/forms/form.ts'
import { forms } from '../../domain/forms/registry.ts'
import { fold } from '../../domain/reading/fold.ts'

/** Words without diacritics, spaces and marks: `tiepdan`. */
export const squeeze = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '')

/** What a form is called, as one word each. */
export const formWords = ({ command, label }: Form): string[] => [command, squeeze(label.vi), squeeze(label.en)]

const BEGINNING_LENGTH_MIN = 4

/** The form whose name these words are, or begin. */
export const formNamed = (words: string): Form | undefined => {
  const said = squeeze(words)
  const whole = forms.find((form) => formWords(form).includes(said))
  if (whole !== undefined || said.length < BEGINNING_LENGTH_MIN) return whole
  return forms.find((form) => formWords(form).some((name) => name.startsWith(said)))
}

const NAME_WORDS_MAX = 7

/** The form that a text names beside other things: "số liệu đối thoại tháng 11". */
export const formMentioned = (text: string): Form | undefined => {
  const words = fold(text).match(/[a-z0-9]+/g) ?? []
  const runs = new Set(
    words.flatMap((_, at) =>
      Array.from({ length: NAME_WORDS_MAX }, (_word, more) => words.slice(at, at + more + 1).join('')),
    ),
  )
  return forms.find((form) => formWords(form).some((name) => runs.has(name)))
}
