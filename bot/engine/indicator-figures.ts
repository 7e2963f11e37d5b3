import type { FiguresTotal, IndicatorTotal } from '../../domain/figures/total.ts'
import { type Form, fieldOf } from '../../domain/forms/form.ts'
import { indicatorForm } from '../../domain/indicators/indicator-form.ts'
import { PERCENT, VALUE, WHOLE } from '../../domain/indicators/indicator-reading.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Message } from '../../services/channel.ts'
import { formatNumber } from '../texts/format.ts'
import { insideSentence, periodText, valueText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import type { Sight } from './figures-query.ts'
import type { Turn } from './turn.ts'

interface Reported {
  form: Form
  total: FiguresTotal
  value: IndicatorTotal & { value: number }
}

/** The declared indicators that somebody has reported here, those no longer in use among them. */
export const reportedIndicators = (turn: Turn, totalOf: (form: Form) => FiguresTotal): Reported[] =>
  turn.catalogue.indicators.flatMap((indicator) => {
    const form = indicatorForm(indicator)
    const total = totalOf(form)
    const found = total.indicators.find(({ indicator: key }) => key === VALUE)
    return found === undefined || found.value === null ? [] : [{ form, total, value: { ...found, value: found.value } }]
  })

const printed = (form: Form, key: string, value: number, { person: { language } }: Turn): string => {
  const field = fieldOf(form, key)
  return field === undefined ? formatNumber(value, language) : valueText(field, value, language)
}

/** `Hộ dùng nước sạch: 850 hộ (2 đơn vị); tổng số hộ: 1.000 hộ`. */
const figureLine = ({ form, total, value }: Reported, { unitId }: Sight, turn: Turn): string => {
  const { language } = turn.person
  const whole = total.indicators.find(({ indicator }) => indicator === WHOLE)?.value ?? null
  const label = fieldOf(form, WHOLE)?.label[language]
  const alone = value.byUnit.every((part) => part.unitId === unitId)
  return [
    `${form.label[language]}: ${printed(form, VALUE, value.value, turn)}`,
    alone ? '' : ` (${turn.texts.indicators.units(value.byUnit.length)})`,
    whole === null || label === undefined ? '' : `; ${insideSentence(label)}: ${printed(form, WHOLE, whole, turn)}`,
  ].join('')
}

const percentLine = ({ form, total }: Reported, { texts, person: { language } }: Turn): string[] => {
  const declared = form.ratios.find(({ key }) => key === PERCENT)
  const value = total.ratios.find(({ ratio }) => ratio === PERCENT)?.value ?? null
  const of = fieldOf(form, WHOLE)?.label[language]
  return declared === undefined || value === null || of === undefined
    ? []
    : [texts.figures.ratio(declared.label[language], formatNumber(value, language), insideSentence(of))]
}

/** The section of the declared indicators among the figures; empty while nobody has reported one. */
export const indicatorLines = (reported: readonly Reported[], sight: Sight, turn: Turn): string[] =>
  reported.length === 0
    ? []
    : [
        '',
        turn.texts.indicators.title,
        ...reported.flatMap((each) => [figureLine(each, sight, turn), ...percentLine(each, turn)]),
      ]

/** More are not offered at once: no platform takes more buttons. */
const OFFERED_MAX = 40

/** The way to the figures of each declared indicator. */
export const indicatorFiguresView = (sight: Sight, turn: Turn, totalOf: (form: Form) => FiguresTotal): Message => {
  const { texts, person, tree, today } = turn
  const { unitId, period } = sight
  if (!may(person.memberships, 'figures.read', unitId, tree, today))
    return { text: texts.figures.notAllowed(unitInside(unitId, turn)) }
  const reported = reportedIndicators(turn, totalOf)
  return {
    title: `${texts.indicators.title} · ${unitName(unitId, turn)}`,
    text: [
      texts.figures.period(periodText(period, person.language)),
      ...(reported.length === 0 ? [texts.figures.none] : indicatorLines(reported, sight, turn).slice(2)),
    ].join('\n'),
    buttons: rows(
      reported.slice(0, OFFERED_MAX).map(({ form }) => ({
        title: form.label[person.language],
        action: `figures:${unitId}:${period.key}:${form.key}`,
      })),
    ),
  }
}
