import type { Ask, Review } from '../../domain/checks/finding.ts'
import { counting, type Field, type FieldValue, type Form, fieldOf, type Qualifier } from '../../domain/forms/form.ts'
import type { Button, Message } from '../../services/channel.ts'
import { formatInstant, formatNumber } from '../texts/format.ts'
import { dayText, insideSentence, periodText, unitInSentence, valueText } from '../texts/value-text.ts'
import { acrossText } from './across-text.ts'
import { draftButton, rows } from './buttons.ts'
import { formOf, reviewDraft } from './draft.ts'
import { findingText } from './finding-text.ts'
import { ladderLines } from './ladder-text.ts'
import { reviewPast } from './past.ts'
import { sameValue } from './same-value.ts'
import { isAboutSchedule, scheduleNameBefore } from './schedule-draft.ts'
import type { Draft } from './state.ts'
import type { Turn } from './turn.ts'

type Viewer = Pick<Turn, 'texts' | 'person' | 'tree' | 'today'>

export const unitName = (unitId: number, { tree }: Pick<Turn, 'tree'>): string =>
  tree.unit(unitId)?.name ?? `#${unitId}`

/** The name of a unit inside a sentence. */
export const unitInside = (
  unitId: number,
  turn: Pick<Turn, 'tree'> & { person: Pick<Turn['person'], 'language'> },
): string => {
  const name = unitName(unitId, turn)
  return turn.person.language === 'vi' ? unitInSentence(name) : name
}

/** The name of a draft's form inside a sentence. */
export const formInside = (draft: Draft, { person }: Pick<Turn, 'person'>): string =>
  insideSentence(formOf(draft).label[person.language])

/** `TIẾP CÔNG DÂN · Xã Ia Hlôi`, with a mark before it when something saved is corrected. */
export const titleOf = (draft: Draft, viewer: Viewer): string => {
  const { texts, person } = viewer
  const { correction } = draft
  const form = formOf(draft).label[person.language].toUpperCase()
  // A schedule is of no one unit; one that is changed is known by its name.
  if (isAboutSchedule(draft))
    return [form, ...(correction === undefined ? [] : [scheduleNameBefore(correction, person.language)])].join(' · ')
  return [...(correction === undefined ? [] : [texts.card.correcting]), form, unitName(draft.unitId, viewer)].join(
    ' · ',
  )
}

const whenLine = (draft: Draft, { texts, person }: Viewer): string[] => {
  const { date, period, correction } = draft
  const moved = (label: string, before: string, now: string) =>
    `${label}: ${before === now ? now : texts.card.change(before, now)}`
  if (date !== undefined) {
    const day = (each: string) => dayText(each, person.language)
    return [moved(texts.card.date, day(correction?.date ?? date), day(date))]
  }
  if (period !== undefined) {
    const name = (each: typeof period) => periodText(each, person.language)
    const since = draft.cumulative === undefined ? [] : [texts.card.cumulative]
    return [moved(texts.card.period, name(correction?.period ?? period), name(period)), ...since]
  }
  return []
}

/** `Số lượt tiếp: 8 lượt → 9 lượt`, where a correction says otherwise than what was saved. */
const changeLine = (declared: Field, draft: Draft, { texts, person: { language } }: Viewer): string[] => {
  const { correction, values, qualifiers } = draft
  const field = counting(declared, values)
  const before = correction?.before[field.key]
  const now = values[field.key] ?? reviewDraft(draft).derived[field.key]
  if (correction === undefined) return []
  const [was, is] = [correction.qualifiers ?? qualifiers, qualifiers].map((of) => of[field.key])
  if (sameValue(before, now) && was === is) return []
  const text = (value: FieldValue | undefined, qualifier: Qualifier | undefined) =>
    value === undefined ? texts.card.nothing : valueText(field, value, language, qualifier)
  return [`${field.label[language]}: ${texts.card.change(text(before, was), text(now, is))}`]
}

/** All that a correction changes in the fields of the form. */
export const changeLines = (draft: Draft, viewer: Viewer): string[] =>
  formOf(draft).fields.flatMap((field) => changeLine(field, draft, viewer))

const fieldLines = (form: Form, draft: Draft, review: Review, viewer: Viewer): string[] => {
  const { texts, person } = viewer
  const { language } = person
  return form.fields.flatMap((declared) => {
    if (isAboutSchedule(draft) && declared.key === 'ladder')
      return ladderLines(draft.values, draft.correction?.before, { texts, person })
    if (isAboutSchedule(draft) && declared.key === 'steps') return []
    const field = counting(declared, draft.values)
    const label = field.label[language]
    const said = draft.values[field.key]
    const derived = review.derived[field.key]
    const before = draft.correction?.before[field.key]
    const shown = said ?? derived
    if (isScheduleChange(draft) && (sameValue(before, shown) || before === undefined))
      return shown === undefined || before !== undefined ? [] : [`${label}: ${valueText(field, shown, language)}`]
    const changed = changeLine(declared, draft, viewer)
    if (changed.length > 0) return changed
    if (said !== undefined) return [`${label}: ${valueText(field, said, language, draft.qualifiers[field.key])}`]
    return derived === undefined ? [] : [`${label}: ${valueText(field, derived, language)} ${texts.card.computed}`]
  })
}

const ratioLines = (form: Form, draft: Draft, review: Review, { texts, person: { language } }: Viewer): string[] =>
  form.ratios.flatMap(({ key, label, denominator }) => {
    const value = review.derived[key]
    const record = { granularity: draft.granularity ?? 'event', values: draft.values }
    if (typeof value !== 'number') return []
    const of = denominator
      .filter((indicator) => form.indicators.find((each) => each.key === indicator)?.value(record) !== undefined)
      .map((indicator) =>
        insideSentence(form.indicators.find((each) => each.key === indicator)?.label[language] ?? indicator),
      )
      .join(' + ')
    return [`${texts.figures.ratio(label[language], formatNumber(value, language), of)} ${texts.card.computed}`]
  })

const nounOf = (form: Form, ask: Ask, language: 'vi' | 'en'): string => {
  const field = fieldOf(form, ask.kind === 'total' ? ask.field : (ask.fields[0] ?? ''))
  return field?.type.name === 'count' ? field.type.noun[language] : ''
}

export const askText = (
  form: Form,
  ask: Ask,
  { texts, person: { language } }: Pick<Turn, 'texts' | 'person'>,
): string => {
  const noun = nounOf(form, ask, language)
  const label = (key: string) => fieldOf(form, key)?.label[language] ?? key
  switch (ask.kind) {
    case 'remainder': {
      const count = formatNumber(ask.count, language)
      return ask.partsAre === 'states' ? texts.asks.remainder(count, noun) : texts.asks.remainderOfKinds(count, noun)
    }
    case 'rest':
      if (ask.partsAre === 'kinds') return texts.asks.restOfKinds(formatNumber(ask.count, language), noun)
      return texts.asks.rest(
        formatNumber(ask.count, language),
        noun,
        ask.missing.map((key) => insideSentence(label(key))).join(', '),
      )
    case 'total':
      return texts.asks.total(label(ask.field), formatNumber(ask.value, language), noun)
  }
}

/** Buttons that put a remainder where it belongs. */
const remainderButtons = (
  form: Form,
  draft: Draft,
  asks: readonly Ask[],
  { person: { language } }: Viewer,
): Button[] => {
  const ask = asks.find(({ kind }) => kind === 'remainder' || kind === 'rest')
  if (ask === undefined || ask.kind === 'total') return []
  return ask.fields.flatMap((key) => {
    const field = fieldOf(form, key)
    return field === undefined ? [] : [draftButton(draft, field.label[language], 'put', key)]
  })
}

/** What to do about figures that do not add up. */
const howToGoOn = (asks: readonly Ask[], unexplained: boolean, { texts }: Viewer): string[] => {
  const remainder = asks.find((ask) => ask.kind === 'remainder')
  if (remainder?.kind === 'remainder')
    return [remainder.partsAre === 'states' ? texts.asks.remainderHow : texts.asks.remainderOfKindsHow]
  return unexplained ? ['', texts.asks.settle] : []
}

/** A name that is nearly one that is registered: who registered it, and when. */
const alikeLines = ({ alike }: Draft, viewer: Viewer): string[] => {
  if (alike?.entry === undefined) return []
  const { name, by, at, unitId } = alike.entry
  return [`\n❓ ${viewer.texts.registers.alike.registered(name, unitInside(unitId, viewer), by, formatInstant(at))}`]
}

const alikeButtons = (draft: Draft, { texts }: Viewer): Button[] => {
  const { alike } = draft
  if (alike?.entry === undefined) return []
  const { merge, apart } = texts.registers.alike
  return [draftButton(draft, merge, 'merge', alike.entry.id), draftButton(draft, apart, 'apart')]
}

/** Of a schedule that is changed only the changes are shown: the rest was in sight before. */
const isScheduleChange = (draft: Draft): boolean => isAboutSchedule(draft) && draft.correction !== undefined

/** Why a schedule is changed, where that was told with the change. */
const reasonLine = (draft: Draft, { texts }: Viewer): string[] =>
  isScheduleChange(draft) && draft.correction?.reason !== undefined
    ? [texts.schedules.why(draft.correction.reason)]
    : []

const readyText = (draft: Draft, { texts }: Viewer): string => {
  if (draft.correction === undefined) return texts.card.ready
  return isScheduleChange(draft) ? texts.schedules.ready : texts.card.readyToChange
}

/** What was understood, what does not add up, what follows from it (`ahead`), and what can be done about it. */
export const cardView = (draft: Draft, viewer: Viewer, notice?: string, ahead: readonly string[] = []): Message => {
  const { texts, person } = viewer
  const form = formOf(draft)
  const review = reviewDraft(draft)
  const hard = review.findings.filter(({ severity }) => severity === 'hard')
  const soft = review.findings.filter(({ severity }) => severity === 'soft')
  const sentence = (finding: Review['findings'][number]) => findingText(form, finding, person.language)
  const unexplained = hard.length > 0 && draft.explanation === undefined
  // What is left over has been explained: it is not asked for again.
  const asks = review.asks.filter(({ kind }) => kind !== 'remainder' || unexplained)
  const lines = [
    ...(notice === undefined ? [] : [notice, '']),
    ...whenLine(draft, viewer),
    ...fieldLines(form, draft, review, viewer),
    ...ratioLines(form, draft, review, viewer),
    ...reasonLine(draft, viewer),
    ...(draft.explanation === undefined ? [] : [`${texts.card.explanation}: ${draft.explanation}`]),
    ...hard.map((finding) => `\n⛔ ${texts.findings.hard}: ${sentence(finding)}`),
    ...soft.map((finding) => `\n⚠️ ${texts.findings.soft}: ${sentence(finding)}`),
    ...reviewPast(draft, viewer).map(
      (finding) => `\n⚠️ ${texts.findings.soft}: ${insideSentence(acrossText(form, finding, person.language))}`,
    ),
    ...alikeLines(draft, viewer),
    ...asks.map((ask) => `\n❓ ${askText(form, ask, viewer)}`),
    ...howToGoOn(asks, unexplained, viewer),
    ...ahead,
    ...(unexplained || asks.length > 0 ? [] : ['', readyText(draft, viewer)]),
  ]
  const { buttons } = texts
  const save = unexplained
    ? draftButton(draft, buttons.explain, 'explain')
    : draftButton(draft, draft.replaces === undefined ? buttons.save : buttons.replace(draft.replaces.length), 'save')
  return {
    title: titleOf(draft, viewer),
    text: lines.join('\n'),
    buttons: [
      ...rows(alikeButtons(draft, viewer)),
      ...rows(remainderButtons(form, draft, asks, viewer)),
      [save, draftButton(draft, buttons.edit, 'edit')],
      [
        ...(isScheduleChange(draft) ? [] : [draftButton(draft, buttons.detail, 'detail')]),
        draftButton(draft, buttons.cancel, 'cancel'),
      ],
      ...(draft.listed === undefined ? [] : [[draftButton(draft, buttons.toList, 'tolist')]]),
    ],
  }
}
