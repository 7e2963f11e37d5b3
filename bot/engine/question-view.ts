import { figureTypeOf } from '../../domain/forms/figure-field.ts'
import { type Field, type FieldValue, fieldOf, granularitiesOf, type Option } from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import type { Period } from '../../domain/periods/period.ts'
import { previousPeriod } from '../../domain/periods/period-key.ts'
import { halfPeriod, nineMonths, periodOf, reportingMonthOf, yearPeriod } from '../../domain/periods/period-span.ts'
import type { Button, Message } from '../../services/channel.ts'
import { formatMoney } from '../texts/format.ts'
import { atBeginning, insideSentence, periodText, valueText } from '../texts/value-text.ts'
import { draftButton, rows } from './buttons.ts'
import { titleOf } from './card-view.ts'
import { aheadButtons, dayButtons } from './day-buttons.ts'
import { formOf } from './draft.ts'
import { type Asked, askStep, isAboutSteps } from './ladder-view.ts'
import { possibleReadings } from './possible-readings.ts'
import { isAboutSchedule, isOfDebtors, reasonsOf } from './schedule-draft.ts'
import type { Draft } from './state.ts'
import { editableFields, isSkippable, progressOf, type Step } from './steps.ts'
import type { Turn } from './turn.ts'

type Asker = Pick<Turn, 'texts' | 'person' | 'tree' | 'today' | 'scheme'>

/** The month just closed first: that is what is mostly owed. Of the longer periods, those that have closed. */
const likelyPeriods = ({ today, scheme }: Asker): Period[] => {
  const month = periodOf(today, 'month', scheme)
  const year = reportingMonthOf(today, scheme).year
  const longer = [
    previousPeriod(periodOf(today, 'quarter', scheme)),
    halfPeriod(year, 1, scheme),
    nineMonths(year, scheme),
    yearPeriod(year - 1, scheme),
  ]
  return [previousPeriod(month), month, ...longer.filter(({ to }) => to < today)]
}

const periodButtons = (draft: Draft, asker: Asker): Button[] =>
  likelyPeriods(asker).map((period) =>
    draftButton(draft, atBeginning(periodText(period, asker.person.language)), 'pick', period.key),
  )

const offered = (options: readonly Option[]): Option[] => options.filter(({ rare }) => rare !== true)

const optionButtons = (field: Field, draft: Draft, { texts, person: { language }, today }: Asker): Button[] => {
  const { type } = field
  const picked = (value: FieldValue) => draft.values[field.key] === value
  switch (type.name) {
    case 'choice':
      return offered(type.options).map(({ key, label }) => draftButton(draft, label[language], 'pick', key))
    case 'choices': {
      const chosen = draft.values[field.key]
      const has = (key: string) => Array.isArray(chosen) && chosen.includes(key)
      return [
        ...type.options
          .filter(({ key, rare }) => rare !== true || has(key))
          .map(({ key, label }) => draftButton(draft, `${has(key) ? '✓ ' : ''}${label[language]}`, 'pick', key)),
        draftButton(draft, texts.buttons.done, 'skip'),
      ]
    }
    case 'yes-no':
      return [
        draftButton(draft, `${picked(true) ? '✓ ' : ''}${texts.yes}`, 'pick', 'yes'),
        draftButton(draft, `${picked(false) ? '✓ ' : ''}${texts.no}`, 'pick', 'no'),
      ]
    case 'date':
      return type.ahead === true ? aheadButtons(draft, texts, today) : dayButtons(draft, texts, today)
    case 'count':
    case 'amount':
    case 'money':
    case 'percent':
    case 'document':
    case 'names':
    case 'text':
      return []
  }
}

const questionText = (
  step: Extract<Step, { kind: 'question' }>,
  draft: Draft,
  { texts, person: { language } }: Asker,
) => {
  const form = formOf(draft)
  const declared = step.key.startsWith('q:') ? form.questions.find(({ key }) => `q:${key}` === step.key) : undefined
  if (declared?.text !== undefined && declared.fields.length === step.fields.length) {
    const example = declared.example === undefined ? [] : [texts.form.example(declared.example)]
    return [declared.text[language], ...example].join('\n')
  }
  const questions = step.fields.map((field) => {
    const { question, label } = field
    if (question !== undefined) return question[language]
    return figureTypeOf(field) === undefined
      ? texts.form.choose(label[language])
      : texts.form.missing(language === 'en' ? insideSentence(label.en) : label.vi)
  })
  const [only, ...others] = step.fields
  const example = others.length === 0 ? exampleOf(only, language) : undefined
  return [questions.join(' '), ...(example === undefined ? [] : [texts.form.example(example)])].join('\n')
}

/** How to write what not everybody writes alike; a count or a name of an option needs no example. */
const exampleOf = (field: Field | undefined, language: Language): string | undefined => {
  switch (field?.type.name) {
    case 'amount':
      return valueText(field, 2.4, language)
    case 'money':
      return [25e6, 1.3e9].map((value) => formatMoney(value, language)).join('; ')
    case 'percent':
      return valueText(field, 97.5, language)
    case 'document':
      return '141/KH-UBND'
    case 'names':
      return 'Ia Le, Ia Blứ'
    default:
      return undefined
  }
}

const ambiguityQuestion = (draft: Draft, asker: Asker): Asked => {
  const { texts, person } = asker
  const form = formOf(draft)
  const [ambiguity] = draft.ambiguities
  const neither = draftButton(draft, texts.asks.neither, 'skip')
  switch (ambiguity?.kind) {
    case 'field': {
      const options = ambiguity.fields.flatMap((key) => form.fields.find((field) => field.key === key) ?? [])
      return {
        text: texts.asks.ambiguousField(ambiguity.words),
        buttons: [...options.map(({ key, label }) => draftButton(draft, label[person.language], 'pick', key)), neither],
      }
    }
    case 'number': {
      const field = fieldOf(form, ambiguity.field)
      return {
        text: texts.asks.ambiguousNumber(ambiguity.words),
        buttons: [
          ...possibleReadings(ambiguity, field).map((value) =>
            draftButton(
              draft,
              field === undefined ? String(value) : valueText(field, value, person.language),
              'pick',
              String(value),
            ),
          ),
          neither,
        ],
      }
    }
    case 'period':
      return {
        text: texts.asks.ambiguousPeriod(ambiguity.words),
        buttons: ambiguity.readings.map((period) =>
          draftButton(draft, atBeginning(periodText(period, person.language)), 'pick', period.key),
        ),
      }
    case 'vague':
      return { text: texts.asks.vague(ambiguity.words), buttons: [neither] }
    case undefined:
      return { text: '', buttons: [] }
  }
}

const editedFields = (draft: Draft, asker: Asker): Field[] =>
  isAboutSchedule(draft) ? editableFields(draft).filter(isOfDebtors(draft, asker)) : editableFields(draft)

const ask = (step: Step, draft: Draft, asker: Asker): Asked => {
  const { texts, person } = asker
  const form = formOf(draft)
  switch (step.kind) {
    case 'granularity':
      return {
        text: form.granularityQuestion?.[person.language] ?? '',
        buttons: granularitiesOf(form).flatMap((kind) => {
          const title = form.granularityLabels?.[kind][person.language]
          return title === undefined ? [] : [draftButton(draft, title, 'pick', kind)]
        }),
      }
    case 'when': {
      const kind = draft.granularity ?? 'event'
      const how = kind === 'event' ? texts.form.whenDay : texts.form.whenPeriod
      return {
        text: `${form.whenQuestion[kind]?.[person.language] ?? ''}\n${how}`,
        buttons: kind === 'event' ? dayButtons(draft, texts, asker.today) : periodButtons(draft, asker),
      }
    }
    case 'ambiguity':
      return ambiguityQuestion(draft, asker)
    case 'choose-field':
      return {
        text: texts.form.chooseField(form.editExample[draft.granularity ?? 'event'] ?? ''),
        buttons: [
          ...(form.whenQuestion[draft.granularity ?? 'event'] === undefined
            ? []
            : [
                draftButton(
                  draft,
                  draft.granularity === 'batch' ? texts.card.period : texts.card.date,
                  'field',
                  'when',
                ),
              ]),
          ...editedFields(draft, asker).map(({ key, label }) =>
            draftButton(draft, label[person.language], 'field', key),
          ),
        ],
      }
    case 'explanation':
      return { text: texts.form.explanation, buttons: [] }
    case 'reason':
      return {
        text: isAboutSchedule(draft) ? texts.schedules.reason : texts.form.reason,
        buttons: reasonsOf(draft, texts).map((reason, index) => draftButton(draft, reason, 'pick', String(index))),
      }
    case 'question': {
      if (isAboutSteps(step)) return askStep(draft, step, asker)
      const [field] = step.fields
      const options = field !== undefined && step.fields.length === 1 ? optionButtons(field, draft, asker) : []
      return { text: questionText(step, draft, asker), buttons: options }
    }
    case 'card':
      return { text: '', buttons: [] }
  }
}

/** Whether a figure or words are asked for, though some are offered. */
const awaitsText = (step: Step, { ambiguities: [ambiguity] }: Draft, offered: readonly Button[]): boolean =>
  offered.length === 0 || (step.kind === 'ambiguity' && (ambiguity?.kind === 'number' || ambiguity?.kind === 'vague'))

/** The question of a step by itself. */
export const questionOf = (step: Step, draft: Draft, asker: Asker): string =>
  ask(step, draft, asker).text.split('\n')[0] ?? ''

/** The question that a draft waits on, with how far the form has come. */
export const questionView = (step: Step, draft: Draft, asker: Asker, notice?: string): Message => {
  const { texts } = asker
  const { text, buttons, perRow } = ask(step, draft, asker)
  const opened = draft.asking !== undefined
  const { position, total } = progressOf(draft)
  const { buttons: titles } = texts
  const navigation = [
    ...(draft.path.length > 0 && !opened ? [draftButton(draft, titles.back, 'back')] : []),
    ...(isSkippable(step, draft) && !opened ? [draftButton(draft, titles.skip, 'skip')] : []),
    ...(opened ? [draftButton(draft, titles.toCard, 'card')] : []),
    draftButton(draft, titles.cancel, 'cancel'),
    ...(draft.listed === undefined ? [] : [draftButton(draft, titles.toList, 'tolist')]),
  ]
  return {
    title: titleOf(draft, asker),
    text: [
      ...(notice === undefined ? [] : [notice]),
      ...(opened || step.kind === 'ambiguity' || total === 1 ? [] : [texts.form.progress(position, total)]),
      text,
    ].join('\n'),
    buttons: [...rows(buttons, perRow), ...rows(navigation, 3)],
    ...(awaitsText(step, draft, buttons) && { awaitsText: true }),
  }
}
