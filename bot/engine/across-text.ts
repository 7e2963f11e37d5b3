import type { AcrossFinding } from '../../domain/checks/review-across.ts'
import type { Told } from '../../domain/checks/unit-series.ts'
import type { TooFewReceptions } from '../../domain/duties/receptions-owed.ts'
import type { TotalFinding } from '../../domain/figures/review-totals.ts'
import type { Form } from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import type { Period } from '../../domain/periods/period.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { formatNumber } from '../texts/format.ts'
import { textsOf } from '../texts/texts.ts'
import { periodText } from '../texts/value-text.ts'

/** `quý I/2026`, without its days. */
const shortPeriod = (period: Period, language: Language): string => periodText(period, language).replace(/ \(.*\)$/, '')

/** A role or kind that the figures belong to: ` (Chủ tịch UBND)`; nothing for the unit's whole. */
export const facetText = (form: Form, facet: string, language: Language): string => {
  const options = form.fields.flatMap(({ type }) => (type.name === 'choice' ? type.options : []))
  const labels = facet
    .split('|')
    .filter((part) => part !== '')
    .map((part) => options.find(({ key }) => key === part)?.label[language] ?? part)
  return labels.length === 0 ? '' : ` (${labels.join(', ')})`
}

const tooFewText = ({ role, held, owed, rule, running }: TooFewReceptions, language: Language): string => {
  const { across } = textsOf(language).registers
  const said = running ? across.notYet : across.tooFew
  return said(across.roles[role], formatNumber(held, language), formatNumber(owed, language), rule.source[language])
}

/** What does not fit with other records, as a sentence. `unit`: whose figures they are. */
export const acrossText = (
  form: Form,
  finding: AcrossFinding | TotalFinding | TooFewReceptions,
  language: Language,
  unit = '',
): string => {
  const { across } = textsOf(language).registers
  const number = (value: number) => formatNumber(value, language)
  const label = (indicator: string) =>
    form.indicators.find(({ key }) => key === indicator)?.label[language] ?? indicator
  const named = (indicator: string, { total }: Told) => label(indicator) + facetText(form, total.facet, language)
  const period = ({ total }: Told) => shortPeriod(total.period, language)
  switch (finding.kind) {
    case 'implausible': {
      const { indicator, value, median, periods } = finding
      return across.implausible(label(indicator), number(value), number(median), number(periods))
    }
    case 'carried_over_differs': {
      const { indicator, value, before } = finding
      return across.carriedOver(label(indicator), number(value), period(before), number(before.value))
    }
    case 'parts_differ': {
      const { indicator, whole, parts } = finding
      const told = parts.map((part) => across.part(period(part), number(part.value))).join(' + ')
      const sum = parts.reduce((added, { value }) => added + value, 0)
      return across.partsDiffer(named(indicator, whole), period(whole), number(whole.value), told, number(sum))
    }
    case 'cumulative_falls':
    case 'cumulative_short': {
      const { indicator, whole, parts } = finding
      const [part] = parts
      const until = (each: Told) => formatDate(each.total.period.to)
      const [say, than] =
        finding.kind === 'cumulative_falls'
          ? [across.cumulativeFalls, until(part)]
          : [across.cumulativeShort, period(part)]
      return say(named(indicator, whole), until(whole), number(whole.value), than, number(part.value))
    }
    case 'parent_child':
      return across.parentChild(label(finding.indicator), unit, number(finding.own))
    case 'too_few_receptions':
      return tooFewText(finding, language)
  }
}
