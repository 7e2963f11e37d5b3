import { type FiguresTotal, type RatioTotal, totalFigures } from '../../domain/figures/total.ts'
import type { Form } from '../../domain/forms/form.ts'
import { formByKey, forms } from '../../domain/forms/registry.ts'
import { addDays } from '../../domain/periods/calendar-date.ts'
import type { Period } from '../../domain/periods/period.ts'
import { kindOf, previousPeriod } from '../../domain/periods/period-key.ts'
import { periodOf } from '../../domain/periods/period-span.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Button, Message } from '../../services/channel.ts'
import { formatInstant, formatNumber } from '../texts/format.ts'
import { entryLine, insideSentence, labelled, periodText, whenText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import type { Turn } from './turn.ts'

/** What is looked at: one unit in one period. */
export interface Sight {
  unitId: number
  period: Period
}

const ENTRIES_SHOWN_MAX = 12
const UNITS_SHOWN_MAX = 30

const mayRead = ({ unitId }: Sight, { person, tree, today }: Turn) =>
  may(person.memberships, 'figures.read', unitId, tree, today)

const totals = ({ unitId, period }: Sight, form: Form, { facts, tree, today }: Turn): FiguresTotal =>
  totalFigures({ rows: facts.kind === 'figures' ? facts.rows : [], tree, unitId, form, period, today })

const heading = ({ unitId, period }: Sight, turn: Turn) => {
  const { texts, person, today } = turn
  const running = period.from <= today && today <= period.to ? ` – ${texts.figures.running}` : ''
  return {
    title: texts.figures.title(unitName(unitId, turn)),
    line: texts.figures.period(periodText(period, person.language)) + running,
  }
}

const completeness = ({ reported, expected }: { reported: number; expected: number }, { texts }: Turn) =>
  expected === 0 ? texts.figures.nobodyExpected : texts.figures.reported(reported, expected)

const ratioLine = (form: Form, ratio: RatioTotal, { texts, person: { language } }: Turn): string[] => {
  const declared = form.ratios.find(({ key }) => key === ratio.ratio)
  if (declared === undefined || ratio.value === null) return []
  const label = (key: string) =>
    insideSentence(form.indicators.find((each) => each.key === key)?.label[language] ?? key)
  const of = ratio.denominator
    .filter(({ value }) => value !== null)
    .map(({ indicator }) => label(indicator))
    .join(' + ')
  return [texts.figures.ratio(declared.label[language], formatNumber(ratio.value, language), of)]
}

const formLines = (form: Form, total: FiguresTotal, turn: Turn): string[] => {
  const { texts, person } = turn
  const said = form.indicators.flatMap(({ key, label }) => {
    const value = total.indicators.find(({ indicator }) => indicator === key)?.value ?? null
    return value === null ? [] : [{ key, label: label[person.language], value }]
  })
  const inFull = ({ key, value }: (typeof said)[number]) => value !== 0 || form.headline.includes(key)
  const figures = said.filter(inFull).map(({ label, value }) => `${label}: ${formatNumber(value, person.language)}`)
  const zeros = said.filter((each) => !inFull(each)).map(({ label }) => label)
  return [
    '',
    `${form.label[person.language].toUpperCase()} – ${completeness(total, turn)}`,
    ...(said.length === 0 ? [texts.figures.none] : figures),
    ...(zeros.length === 0 ? [] : [texts.figures.zeros(zeros.join('; '))]),
    ...total.ratios.flatMap((ratio) => ratioLine(form, ratio, turn)),
  ]
}

const button = (title: string, verb: string, { unitId, period }: Sight, rest = ''): Button => ({
  title,
  action: `${verb}:${unitId}:${period.key}${rest === '' ? '' : `:${rest}`}`,
})

/** The period after, unless it has not begun. */
const periodAfter = (period: Period, today: string): Period | undefined => {
  const { name } = kindOf(period)
  if (name !== 'month' && name !== 'quarter' && name !== 'year') return undefined
  const next = periodOf(addDays(period.to, 1), name, period.scheme)
  return next.from > today ? undefined : next
}

/** Totals of every form for a unit and a period, with how complete they are and the way down. */
export const figuresView = (sight: Sight, turn: Turn): Message => {
  const { texts, person, today } = turn
  if (!mayRead(sight, turn)) return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const { title, line } = heading(sight, turn)
  const byForm = forms.map((form) => ({ form, total: totals(sight, form, turn) }))
  const newest = byForm
    .flatMap(({ total }) => total.asOf ?? [])
    .toSorted()
    .at(-1)
  const missing = byForm.some(({ total }) => total.missing.length > 0)
  const after = periodAfter(sight.period, today)
  return {
    title,
    text: [
      line,
      ...byForm.flatMap(({ form, total }) => formLines(form, total, turn)),
      ...(newest === undefined ? [] : ['', texts.figures.asOf(formatInstant(newest))]),
    ].join('\n'),
    buttons: [
      ...byForm.map(({ form }) => [
        button(texts.buttons.byUnit(form.label[person.language]), 'byunit', sight, form.key),
        button(texts.buttons.who(form.label[person.language]), 'who', sight, form.key),
      ]),
      ...rows([
        ...(missing ? [button(texts.buttons.notReported, 'missing', sight)] : []),
        button(texts.buttons.previousPeriod, 'figures', { ...sight, period: previousPeriod(sight.period) }),
        ...(after === undefined ? [] : [button(texts.buttons.nextPeriod, 'figures', { ...sight, period: after })]),
      ]),
    ],
  }
}

/** The headline of a form, unit by unit. */
export const byUnitView = (sight: Sight, formKey: string, turn: Turn): Message => {
  const { texts, person } = turn
  const form = formByKey.get(formKey)
  if (form === undefined || !mayRead(sight, turn))
    return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const total = totals(sight, form, turn)
  const shown = total.indicators.filter(({ indicator }) => form.headline.includes(indicator))
  const units = [...new Set(shown.flatMap(({ byUnit }) => byUnit.map(({ unitId }) => unitId)))]
  const lines = units.slice(0, UNITS_SHOWN_MAX).map((unitId) => {
    const figures = shown.flatMap(({ indicator, byUnit }) => {
      const own = byUnit.find((unit) => unit.unitId === unitId)
      const declared = form.indicators.find(({ key }) => key === indicator)
      return own === undefined || declared === undefined
        ? []
        : [labelled(declared.label[person.language], own.value, person.language)]
    })
    return `• ${unitName(unitId, turn)}: ${figures.join(', ')}`
  })
  const rest = units.length - lines.length
  return {
    title: `${texts.figures.byUnitTitle(form.label[person.language])} · ${unitName(sight.unitId, turn)}`,
    text: [
      `${texts.figures.period(periodText(sight.period, person.language))} – ${completeness(total, turn)}`,
      ...(lines.length === 0 ? [texts.figures.none] : lines),
      ...(rest > 0 ? [texts.figures.and(rest)] : []),
    ].join('\n'),
    buttons: rows(
      units
        .filter((unitId) => unitId !== sight.unitId)
        .slice(0, 8)
        .map((unitId) => button(unitName(unitId, turn), 'figures', { ...sight, unitId })),
    ),
  }
}

/** The entries behind a figure: what was said, by whom and when. */
export const whoView = (sight: Sight, formKey: string, turn: Turn): Message => {
  const { texts, person, facts } = turn
  const form = formByKey.get(formKey)
  if (form === undefined || !may(person.memberships, 'entries.read', sight.unitId, turn.tree, turn.today))
    return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const entries = facts.kind === 'behind' ? facts.entries : []
  const shown = entries.slice(0, ENTRIES_SHOWN_MAX)
  return {
    title: texts.figures.whoTitle(form.label[person.language], unitName(sight.unitId, turn)),
    text: [
      texts.figures.period(periodText(sight.period, person.language)),
      ...(entries.length === 0 ? [texts.figures.none] : []),
      ...shown.map((entry, index) => {
        const where = entry.unitId === sight.unitId ? '' : `${unitName(entry.unitId, turn)}, `
        const said = texts.figures.said(entry.recordedByName, formatInstant(entry.changedAt))
        return `\n${index + 1}. ${where}${whenText(entry, person.language)}\n${entryLine(form, entry.values, person.language)}\n${said}`
      }),
      ...(entries.length > shown.length ? ['', texts.figures.and(entries.length - shown.length)] : []),
    ].join('\n'),
    buttons: [
      ...rows(
        shown.map(({ id }, index) => ({ title: String(index + 1), action: `entry:${id}` })),
        4,
      ),
      [button(texts.buttons.figures, 'figures', sight)],
    ],
  }
}

/** Who owes and has said nothing. */
export const missingView = (sight: Sight, turn: Turn): Message => {
  const { texts, person } = turn
  if (!mayRead(sight, turn)) return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const lines = forms.flatMap((form) => {
    const { missing } = totals(sight, form, turn)
    const names = missing.map((unitId) => unitInside(unitId, turn)).join(', ')
    return [`\n${form.label[person.language]}: ${names === '' ? texts.figures.missingNone : names}`]
  })
  return {
    title: `${texts.figures.missingTitle} · ${unitName(sight.unitId, turn)}`,
    text: [texts.figures.period(periodText(sight.period, person.language)), ...lines].join('\n'),
    buttons: [[button(texts.buttons.figures, 'figures', sight)]],
  }
}
