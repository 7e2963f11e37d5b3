import type { Ask, Review } from '../../domain/checks/review.ts'
import { type FieldValue, fieldOf, type Form } from '../../domain/forms/form.ts'
import type { Button, Message } from '../../services/channel.ts'
import { formatNumber } from '../texts/format.ts'
import { dayText, insideSentence, periodText, valueText } from '../texts/value-text.ts'
import { draftButton, rows } from './buttons.ts'
import { formOf, reviewDraft } from './draft.ts'
import { findingText } from './finding-text.ts'
import type { Draft } from './state.ts'
import type { Turn } from './turn.ts'

type Viewer = Pick<Turn, 'texts' | 'person' | 'tree'>

export const unitName = (unitId: number, { tree }: Pick<Turn, 'tree'>): string => tree.unit(unitId)?.name ?? `#${unitId}`

const whenLine = (draft: Draft, { texts, person }: Viewer): string[] => {
  if (draft.date !== undefined) return [`${texts.card.date}: ${dayText(draft.date, person.language)}`]
  if (draft.period !== undefined) return [`${texts.card.period}: ${periodText(draft.period, person.language)}`]
  return []
}

const sameValue = (left: FieldValue | undefined, right: FieldValue | undefined) =>
  JSON.stringify(left) === JSON.stringify(right)

const fieldLines = (form: Form, draft: Draft, review: Review, { texts, person: { language } }: Viewer): string[] =>
  form.fields.flatMap((field) => {
    const label = field.label[language]
    const said = draft.values[field.key]
    const derived = review.derived[field.key]
    const before = draft.correction?.before[field.key]
    const shown = said ?? derived
    if (draft.correction !== undefined && !sameValue(before, shown)) {
      const text = (value: FieldValue | undefined) =>
        value === undefined ? texts.card.nothing : valueText(field, value, language, draft.qualifiers[field.key])
      return [`${label}: ${texts.card.change(text(before), text(shown))}`]
    }
    if (said !== undefined) return [`${label}: ${valueText(field, said, language, draft.qualifiers[field.key])}`]
    return derived === undefined ? [] : [`${label}: ${valueText(field, derived, language)} ${texts.card.computed}`]
  })

const ratioLines = (form: Form, review: Review, { texts, person: { language } }: Viewer): string[] =>
  form.ratios.flatMap(({ key, label, denominator }) => {
    const value = review.derived[key]
    if (typeof value !== 'number') return []
    const of = denominator
      .map((indicator) => insideSentence(form.indicators.find((each) => each.key === indicator)?.label[language] ?? indicator))
      .join(' + ')
    return [`${texts.figures.ratio(label[language], formatNumber(value, language), of)} ${texts.card.computed}`]
  })

const nounOf = (form: Form, ask: Ask, language: 'vi' | 'en'): string => {
  const field = fieldOf(form, ask.kind === 'total' ? ask.field : (ask.fields[0] ?? ''))
  return field?.type.name === 'count' ? field.type.noun[language] : ''
}

export const askText = (form: Form, ask: Ask, { texts, person: { language } }: Pick<Turn, 'texts' | 'person'>): string => {
  const noun = nounOf(form, ask, language)
  const label = (key: string) => fieldOf(form, key)?.label[language] ?? key
  switch (ask.kind) {
    case 'remainder':
      return texts.asks.remainder(formatNumber(ask.count, language), noun)
    case 'rest':
      return texts.asks.rest(formatNumber(ask.count, language), noun, ask.missing.map((key) => insideSentence(label(key))).join(', '))
    case 'total':
      return texts.asks.total(label(ask.field), formatNumber(ask.value, language), noun)
  }
}

/** Buttons that put a remainder where it belongs. */
const remainderButtons = (form: Form, draft: Draft, review: Review, { person: { language } }: Viewer): Button[] => {
  const ask = review.asks.find(({ kind }) => kind === 'remainder' || kind === 'rest')
  if (ask === undefined || ask.kind === 'total') return []
  return ask.fields.flatMap((key) => {
    const field = fieldOf(form, key)
    return field === undefined ? [] : [draftButton(draft, field.label[language], 'put', key)]
  })
}

/** What was understood, what does not add up, and what can be done about it. */
export const cardView = (draft: Draft, viewer: Viewer, notice?: string): Message => {
  const { texts, person } = viewer
  const form = formOf(draft)
  const review = reviewDraft(draft)
  const hard = review.findings.filter(({ severity }) => severity === 'hard')
  const soft = review.findings.filter(({ severity }) => severity === 'soft')
  const sentence = (finding: Review['findings'][number]) => findingText(form, finding, person.language)
  const heading = draft.correction === undefined ? '' : `${texts.card.correcting} · `
  const unexplained = hard.length > 0 && draft.explanation === undefined
  const lines = [
    ...(notice === undefined ? [] : [notice, '']),
    ...whenLine(draft, viewer),
    ...fieldLines(form, draft, review, viewer),
    ...ratioLines(form, review, viewer),
    ...(draft.explanation === undefined ? [] : [`${texts.card.explanation}: ${draft.explanation}`]),
    ...hard.map((finding) => `\n⛔ ${texts.findings.hard}: ${sentence(finding)}`),
    ...soft.map((finding) => `\n⚠️ ${texts.findings.soft}: ${sentence(finding)}`),
    ...review.asks.map((ask) => `\n❓ ${askText(form, ask, viewer)}`),
    ...(review.asks.some(({ kind }) => kind === 'remainder') ? [texts.asks.remainderHow] : []),
    ...(unexplained || review.asks.length > 0
      ? []
      : ['', draft.correction === undefined ? texts.card.ready : texts.card.readyToChange]),
  ]
  const { buttons } = texts
  const save = unexplained
    ? draftButton(draft, buttons.explain, 'explain')
    : draftButton(draft, draft.replaces === undefined ? buttons.save : buttons.replace(draft.replaces.length), 'save')
  return {
    title: `${heading}${form.label[person.language].toUpperCase()} · ${unitName(draft.unitId, viewer)}`,
    text: lines.join('\n'),
    buttons: [
      ...rows(remainderButtons(form, draft, review, viewer)),
      [save, draftButton(draft, buttons.edit, 'edit')],
      [draftButton(draft, buttons.detail, 'detail'), draftButton(draft, buttons.cancel, 'cancel')],
    ],
  }
}
