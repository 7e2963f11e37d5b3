import { type Field, type Form, fieldOf } from '../../domain/forms/form.ts'
import { termsOf } from '../../domain/forms/terms.ts'
import type { Message } from '../../services/channel.ts'
import { insideSentence } from '../texts/value-text.ts'
import type { Turn } from './turn.ts'

type Reader = Pick<Turn, 'texts' | 'person'>

/** What the guided form asks, question by question; `when` by the form's own words. */
const askedLines = (form: Form, { person: { language } }: Reader): string[] =>
  form.questions.flatMap(({ key, text, fields }) => {
    if (key === 'when') return (form.whenQuestion.event ?? form.whenQuestion.batch)?.[language] ?? []
    const [only] = fields.flatMap((each) => fieldOf(form, each) ?? [])
    return text?.[language] ?? only?.question?.[language] ?? only?.label[language] ?? []
  })

/** `Loại: định kỳ; chuyên đề`: the options of a field, as they may be written. */
const optionLine = ({ label, type }: Field, { person: { language } }: Reader): string[] =>
  type.name === 'choice' || type.name === 'choices'
    ? [`• ${label[language]}: ${type.options.map((option) => insideSentence(option.label[language])).join('; ')}.`]
    : []

/** How a form is reported in words, what is asked, what its words mean, and its template for who reports many rows. */
export const formHelpView = (form: Form, turn: Turn): Message => {
  const { texts, person } = turn
  const { language } = person
  const inQuestions = new Set(form.questions.flatMap(({ fields }) => fields))
  const choices = form.fields.filter(({ key }) => inQuestions.has(key)).flatMap((field) => optionLine(field, turn))
  const terms = termsOf(form.key).map(({ word, meaning }) => `• ${word[language]}: ${meaning[language]}`)
  return {
    title: form.label[language].toUpperCase(),
    text: [
      texts.general.helpForm,
      ...form.examples.map((line) => `“${line}”`),
      '',
      texts.general.helpAsked(`/${form.command}`),
      ...askedLines(form, turn).map((line, index) => `${index + 1}. ${line}`),
      ...(choices.length === 0 ? [] : ['', texts.general.helpOptions, ...choices]),
      ...(terms.length === 0 ? [] : ['', texts.general.helpTerms, ...terms]),
      '',
      texts.sheets.templateSent(insideSentence(form.label[language])),
    ].join('\n'),
    document: { kind: 'form-template', form: form.key, language },
    buttons: [
      [
        { title: texts.buttons.begin, action: `do:${form.command}` },
        { title: texts.buttons.menu, action: 'do:menu' },
      ],
    ],
  }
}
