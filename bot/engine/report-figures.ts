import { type FiguresTotal, totalFigures } from '../../domain/figures/total.ts'
import type { Form } from '../../domain/forms/form.ts'
import type { ObligationDetails } from '../../services/read-facts.ts'
import type { SubmittedFigures } from '../../services/submit-report.ts'
import { formatInstant } from '../texts/format.ts'
import { indicatorText, insideSentence } from '../texts/value-text.ts'
import { findingLines, firstOf } from './beside-totals.ts'
import { headlineText } from './figures-view.ts'
import type { Turn } from './turn.ts'

const isTold = ({ indicators }: FiguresTotal): boolean => indicators.some(({ value }) => value !== null)

/** What the unit and those below it reported of the days of a report, as it stands; forms of which nothing is told or owed are absent. */
export const figuresNow = (owed: ObligationDetails, { catalogue, tree, today }: Turn): SubmittedFigures => {
  const { unitId, rows, from, to, scheme, occurrence } = owed
  const period = { key: occurrence, scheme, from, to }
  const totals = catalogue.ever.map((form) => totalFigures({ rows, tree, unitId, form, period, today }))
  const worth = totals.filter((total) => isTold(total) || total.missing.includes(unitId))
  return Object.fromEntries(worth.map((total) => [total.form, total]))
}

/** The figures as they were handed in, or while the report is owed as they stand. */
export const figuresOfReport = (owed: ObligationDetails, turn: Turn): SubmittedFigures => {
  const [latest] = owed.submissions
  return owed.state === 'open' || latest === undefined ? figuresNow(owed, turn) : latest.figures
}

/** Without the figures that tell most, the first that were told. */
const FALLBACK_MAX = 3

const toldText = (form: Form, total: FiguresTotal, { person: { language } }: Turn): string =>
  form.indicators
    .flatMap((indicator) => {
      const value = total.indicators.find((each) => each.indicator === indicator.key)?.value ?? null
      return value === null
        ? []
        : [`${insideSentence(indicator.label[language])} ${indicatorText(indicator, value, language)}`]
    })
    .slice(0, FALLBACK_MAX)
    .join(', ')

/** A line for each form of which something is told. */
export const figureLines = (figures: SubmittedFigures, turn: Turn): string[] => {
  const { catalogue, person } = turn
  const told = catalogue.ever.flatMap((form) => {
    const total = figures[form.key]
    return total === undefined || !isTold(total) ? [] : [{ form, total }]
  })
  return told.map(({ form, total }) => {
    const label = form.label[person.language]
    const said = headlineText(form, total, turn) || toldText(form, total, turn)
    // An indicator of its own is named by its form already.
    return `• ${label}: ${said.replace(`${insideSentence(label)} `, '')}`
  })
}

/** Forms that the unit is expected to report and of which it told nothing; that there was nothing is told too. */
export const missingForms = (figures: SubmittedFigures, unitId: number, { catalogue, person }: Turn): string[] =>
  Object.values(figures)
    .filter((total) => total.missing.includes(unitId))
    .map(({ form }) => insideSentence(catalogue.form(form)?.label[person.language] ?? form))

/** What does not add up in the figures as they stand, as `/solieu` tells it. */
export const contradictions = (owed: ObligationDetails, turn: Turn): string[] => {
  if (owed.kind !== 'report') return []
  const figures = figuresNow(owed, turn)
  const seen: Turn = { ...turn, facts: { kind: 'figures', rows: owed.rows } }
  return Object.values(figures).flatMap((total) => {
    const form = turn.catalogue.form(total.form)
    return form === undefined ? [] : findingLines(form, total, owed.unitId, seen)
  })
}

const newestOf = (figures: SubmittedFigures): string | undefined =>
  Object.values(figures)
    .flatMap(({ asOf }) => asOf ?? [])
    .toSorted()
    .at(-1)

/** The figures of a report in short: what is told, what is missing, what does not add up, as of when. */
export const reportedLines = (owed: ObligationDetails, turn: Turn): string[] => {
  const { reports } = turn.texts
  const figures = figuresOfReport(owed, turn)
  const missing = missingForms(figures, owed.unitId, turn)
  const newest = newestOf(figures)
  const found = owed.state === 'open' || owed.state === 'submitted' ? contradictions(owed, turn) : []
  const told = figureLines(figures, turn)
  return [
    ...told,
    ...(told.length + missing.length === 0 ? [reports.noFigures] : []),
    ...(missing.length === 0 ? [] : [`⚠️ ${reports.missing(missing.join(', '))}`]),
    ...(missing.length > 0 && owed.state === 'open' ? [reports.missingHow] : []),
    ...firstOf(found, turn),
    ...(newest === undefined ? [] : [reports.asOf(formatInstant(newest))]),
  ]
}

/** `nộp thiếu: đơn thư; có 2 chỗ chưa khớp`; undefined: nothing is lacking. */
export const lackingText = (owed: ObligationDetails, turn: Turn): string | undefined => {
  const { reports } = turn.texts
  const missing = missingForms(figuresNow(owed, turn), owed.unitId, turn)
  const found = contradictions(owed, turn).length
  const lacking = [
    ...(missing.length === 0 ? [] : [reports.incomplete(missing.join(', '))]),
    ...(found === 0 ? [] : [reports.contradictions(found)]),
  ]
  return lacking.length === 0 ? undefined : lacking.join('; ')
}
