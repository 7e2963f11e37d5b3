import { cumulativeFigures, reviewTotal } from '../../domain/figures/review-totals.ts'
import type { FiguresTotal } from '../../domain/figures/total.ts'
import type { Form } from '../../domain/forms/form.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { insideSentence, labelled } from '../texts/value-text.ts'
import { acrossText, facetText } from './across-text.ts'
import { unitInside, unitName } from './card-view.ts'
import type { Turn } from './turn.ts'

/** The first few; the API tells them all. */
const SHOWN_MAX = 5

export const firstOf = (lines: readonly string[], { texts }: Turn): string[] => [
  ...lines.slice(0, SHOWN_MAX),
  ...(lines.length > SHOWN_MAX ? [texts.figures.and(lines.length - SHOWN_MAX)] : []),
]

const questionOf = (total: FiguresTotal, unitId: number, { facts, tree, today }: Turn) => ({
  rows: facts.kind === 'figures' ? facts.rows : [],
  tree,
  unitId,
  period: total.period,
  today,
})

const ofUnit = (id: number, unitId: number, turn: Turn): string => (id === unitId ? '' : `${unitName(id, turn)}: `)

/** What was counted since a beginning: shown below the total, never added to it. */
export const cumulativeLines = (form: Form, total: FiguresTotal, unitId: number, turn: Turn): string[] => {
  const { language } = turn.person
  const { across } = turn.texts.registers
  return cumulativeFigures(form, questionOf(total, unitId, turn)).map((told) => {
    const figures = form.indicators.flatMap(({ key, label }) => {
      const value = told.figures[key]
      return value === undefined ? [] : [labelled(label[language], value, language)]
    })
    const said = across.cumulative(formatDate(told.from), formatDate(told.to), figures.join(', '))
    const facet = facetText(form, told.facet, language)
    return ofUnit(told.unitId, unitId, turn) + (facet === '' ? said : `${facet.trim()} ${insideSentence(said)}`)
  })
}

/** What does not fit in the total. */
export const findingLines = (form: Form, total: FiguresTotal, unitId: number, turn: Turn): string[] =>
  reviewTotal(form, total, questionOf(total, unitId, turn))
    // While a period runs, what is still owed concerns the unit itself.
    .filter((finding) => finding.unitId === unitId || finding.kind !== 'too_few_receptions' || !finding.running)
    .map((finding) => {
      const text = acrossText(form, finding, turn.person.language, unitInside(finding.unitId, turn))
      return `⚠️ ${ofUnit(finding.unitId, unitId, turn)}${text}`
    })

/** What stands below a total. */
export const besideTotal = (form: Form, total: FiguresTotal, unitId: number, turn: Turn): string[] => [
  ...firstOf(cumulativeLines(form, total, unitId, turn), turn),
  ...firstOf(findingLines(form, total, unitId, turn), turn),
]
