import { type FiguresTotal, type RatioTotal, totalFigures } from '../../domain/figures/total.ts'
import type { Form, Indicator } from '../../domain/forms/form.ts'
import { forms } from '../../domain/forms/registry.ts'
import { addDays } from '../../domain/periods/calendar-date.ts'
import type { Period } from '../../domain/periods/period.ts'
import { kindOf, previousPeriod } from '../../domain/periods/period-key.ts'
import { periodOf } from '../../domain/periods/period-span.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Button, Message } from '../../services/channel.ts'
import { formatInstant, formatNumber } from '../texts/format.ts'
import { entryLine, indicatorText, insideSentence, periodText, whenText } from '../texts/value-text.ts'
import { besideTotal, cumulativeLines, findingLines, firstOf } from './beside-totals.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import type { Sight } from './figures-query.ts'
import { indicatorFiguresView, indicatorLines, reportedIndicators } from './indicator-figures.ts'
import type { Turn } from './turn.ts'

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
  const isHeadline = ({ key }: Indicator) => form.headline.includes(key)
  const inOrder = [...form.indicators.filter(isHeadline), ...form.indicators.filter((each) => !isHeadline(each))]
  const said = inOrder.flatMap((indicator) => {
    const { key, label } = indicator
    const value = total.indicators.find((each) => each.indicator === key)?.value ?? null
    if (value === null) return []
    return [{ key, label: label[person.language], value, text: indicatorText(indicator, value, person.language) }]
  })
  const inFull = ({ key, value }: (typeof said)[number]) => value !== 0 || form.headline.includes(key)
  const figures = said.filter(inFull).map(({ label, text }) => `${label}: ${text}`)
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

interface FormTotal {
  form: Form
  total: FiguresTotal
}

/** What there is to see: forms with figures, and those that somebody here is expected to report. */
const worthShowing = ({ total }: FormTotal): boolean =>
  total.expected > 0 || total.indicators.some(({ value }) => value !== null)

/** The figures of a form that tell most, with their labels; empty: nobody told them. */
export const headlineText = (form: Form, total: FiguresTotal, { person: { language } }: Pick<Turn, 'person'>): string =>
  form.headline
    .flatMap((key) => {
      const indicator = form.indicators.find((each) => each.key === key)
      const value = total.indicators.find((each) => each.indicator === key)?.value ?? null
      return indicator === undefined || value === null
        ? []
        : [`${insideSentence(indicator.label[language])} ${indicatorText(indicator, value, language)}`]
    })
    .join(', ')

/** A form in one line: its headline, and whether something in it should be looked at. */
const formLine = ({ form, total }: FormTotal, { unitId }: Sight, turn: Turn): string => {
  const { texts, person } = turn
  const { language } = person
  const said = headlineText(form, total, turn) || insideSentence(texts.figures.none)
  const owed = total.expected === 0 ? '' : ` (${completeness(total, turn)})`
  const mark = findingLines(form, total, unitId, turn).length > 0 ? '⚠️' : '•'
  return `${mark} ${form.label[language]}${owed}: ${said}`
}

const newestOf = (shown: readonly { total: FiguresTotal }[], { texts }: Turn): string[] => {
  const newest = shown
    .flatMap(({ total }) => total.asOf ?? [])
    .toSorted()
    .at(-1)
  return newest === undefined ? [] : ['', texts.figures.asOf(formatInstant(newest))]
}

/** The way to the neighbouring periods, and to who has not reported. */
const aroundButtons = (
  sight: Sight,
  shown: readonly FormTotal[],
  formKey: string,
  { texts, today }: Turn,
): Button[] => {
  const after = periodAfter(sight.period, today)
  const missing = shown.some(({ total }) => total.missing.length > 0)
  return [
    ...(missing ? [button(texts.buttons.notReported, 'missing', sight)] : []),
    button(texts.buttons.previousPeriod, 'figures', { ...sight, period: previousPeriod(sight.period) }, formKey),
    ...(after === undefined ? [] : [button(texts.buttons.nextPeriod, 'figures', { ...sight, period: after }, formKey)]),
  ]
}

/** Where a unit stands in a period: a line for each form, with the way to its figures. */
export const figuresView = (sight: Sight, turn: Turn): Message => {
  const { texts, person } = turn
  if (!mayRead(sight, turn)) return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const { title, line } = heading(sight, turn)
  const beside = ({ form, total }: FormTotal, tell: typeof findingLines) => tell(form, total, sight.unitId, turn)
  const shown = forms
    .map((form) => ({ form, total: totals(sight, form, turn) }))
    .filter((each) => worthShowing(each) || beside(each, cumulativeLines).length > 0)
  const findings = shown.flatMap((each) => beside(each, findingLines))
  const others = reportedIndicators(turn, (form) => totals(sight, form, turn))
  return {
    title,
    text: [
      line,
      '',
      ...(shown.length + others.length === 0 ? [texts.figures.none] : shown.map((each) => formLine(each, sight, turn))),
      ...indicatorLines(others, sight, turn),
      ...(findings.length === 0 ? [] : ['', ...firstOf(findings, turn)]),
      ...newestOf([...shown, ...others], turn),
    ].join('\n'),
    buttons: rows([
      ...shown.map(({ form }) => button(form.label[person.language], 'figures', sight, form.key)),
      ...(others.length === 0 ? [] : [button(texts.indicators.buttons.details, 'others', sight)]),
      ...aroundButtons(sight, shown, '', turn),
    ]),
  }
}

/** Every figure of one form, with how complete it is and the way down to each entry. */
export const formFiguresView = (sight: Sight, form: Form, turn: Turn): Message => {
  const { texts } = turn
  if (!mayRead(sight, turn)) return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const { title, line } = heading(sight, turn)
  const total = totals(sight, form, turn)
  return {
    title,
    text: [
      line,
      ...formLines(form, total, turn),
      ...besideTotal(form, total, sight.unitId, turn),
      ...newestOf([{ total }], turn),
    ].join('\n'),
    buttons: rows([
      button(texts.buttons.byUnit, 'byunit', sight, form.key),
      button(texts.buttons.who, 'who', sight, form.key),
      ...aroundButtons(sight, [{ form, total }], form.key, turn),
      button(texts.buttons.allFigures, 'figures', sight),
    ]),
  }
}

/** The figures of one form, or of all where none is named. */
export const figuresOf = (sight: Sight, formKey: string | undefined, turn: Turn): Message => {
  const form = turn.catalogue.form(formKey ?? '')
  return form === undefined ? figuresView(sight, turn) : formFiguresView(sight, form, turn)
}

/** The declared indicators one by one. */
export const othersView = (sight: Sight, turn: Turn): Message =>
  indicatorFiguresView(sight, turn, (form) => totals(sight, form, turn))

/** The headline of a form, unit by unit. */
export const byUnitView = (sight: Sight, formKey: string, turn: Turn): Message => {
  const { texts, person } = turn
  const form = turn.catalogue.form(formKey)
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
        : [`${insideSentence(declared.label[person.language])} ${indicatorText(declared, own.value, person.language)}`]
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
  const form = turn.catalogue.form(formKey)
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
        return `\n${index + 1}. ${where}${whenText(entry, person.language)}\n${entryLine(form, entry.values, person.language, entry.qualifiers)}\n${said}`
      }),
      ...(entries.length > shown.length ? ['', texts.figures.and(entries.length - shown.length)] : []),
    ].join('\n'),
    buttons: [
      ...rows(
        shown.map(({ id }, index) => ({ title: String(index + 1), action: `entry:${id}` })),
        4,
      ),
      [button(texts.buttons.figures, 'figures', sight, form.key)],
    ],
  }
}

/** Who owes and has said nothing. */
export const missingView = (sight: Sight, turn: Turn): Message => {
  const { texts, person } = turn
  if (!mayRead(sight, turn)) return { text: texts.figures.notAllowed(unitInside(sight.unitId, turn)) }
  const lines = forms.flatMap((form) => {
    const { missing, expected } = totals(sight, form, turn)
    if (expected === 0) return []
    const names = missing.map((unitId) => unitInside(unitId, turn)).join(', ')
    return [`\n${form.label[person.language]}: ${names === '' ? texts.figures.missingNone : names}`]
  })
  return {
    title: `${texts.figures.missingTitle} · ${unitName(sight.unitId, turn)}`,
    text: [texts.figures.period(periodText(sight.period, person.language)), ...lines].join('\n'),
    buttons: [[button(texts.buttons.figures, 'figures', sight)]],
  }
}
