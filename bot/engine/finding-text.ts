import type { Day, Figure, Finding } from '../../domain/checks/finding.ts'
import { type Form, fieldOf } from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { formatNumber } from '../texts/format.ts'
import { textsOf } from '../texts/texts.ts'
import { figureText, insideSentence, labelled } from '../texts/value-text.ts'

const relation = (form: Form, figures: readonly Figure[], language: Language) =>
  figures
    .map(({ field, value }) => {
      return labelled(fieldOf(form, field)?.label[language] ?? field, value, language)
    })
    .join(' + ')

/** `ngày thông báo (18/11/2026)`. */
const dayText = (form: Form, { field, date }: Day, language: Language) => {
  const label = fieldOf(form, field)?.label[language] ?? textsOf(language).findings.recordDay
  return `${insideSentence(label)} (${formatDate(date)})`
}

const total = (figures: readonly Figure[]) => figures.reduce((sum, { value }) => sum + value, 0)

/** One finding as a sentence. */
export const findingText = (form: Form, finding: Finding, language: Language): string => {
  const { findings } = textsOf(language)
  switch (finding.kind) {
    case 'sum_mismatch': {
      const whole = relation(form, finding.total, language)
      const counted = finding.parts.filter(({ value }) => value !== 0)
      const parts = counted.length < 2 ? finding.parts : counted
      if (parts.length === 1) return findings.atMost(relation(form, parts, language), whole)
      return findings.sum(whole, relation(form, parts, language), formatNumber(total(parts), language))
    }
    case 'not_at_most': {
      const counted = (figures: readonly Figure[]) =>
        figures.map(({ field, value }) => figureText(form, field, value, language)).join(', ')
      const sides = [...finding.lesser, ...finding.greater]
      const isList = ({ field }: Figure) => fieldOf(form, field)?.type.name === 'names'
      const named = sides.filter(isList)
      if (named.length > 0) {
        const numbers = sides.filter((figure) => !isList(figure))
        return findings.listed(counted(numbers), formatNumber(total(named), language))
      }
      if (finding.check === 'not_held') return findings.notHeld(counted(finding.lesser))
      if (finding.check === 'no_session') return findings.noSession(counted(finding.lesser))
      if (finding.check === 'groups_size') return findings.groupSize(counted(finding.greater), counted(finding.lesser))
      if (finding.check === 'people_turns') return findings.peopleFew(counted(finding.greater), counted(finding.lesser))
      return findings.atMost(relation(form, finding.lesser, language), relation(form, finding.greater, language))
    }
    case 'not_in_order': {
      const earlier = dayText(form, finding.earlier, language)
      const later = dayText(form, finding.later, language)
      if (finding.days > 0) return findings.tooLate(earlier, later, finding.days)
      return findings.after(earlier, later, -finding.days)
    }
    case 'not_within': {
      const { figure, per } = finding
      const number = (value: number) => formatNumber(value, language)
      return findings.unusual(
        relation(form, [figure], language),
        relation(form, [per], language),
        number(figure.value / per.value),
        number(finding.min),
        number(finding.max),
      )
    }
    case 'missing': {
      const labels = finding.anyOf.map((key) => `“${fieldOf(form, key)?.label[language] ?? key}”`)
      return findings.missing(finding.because[language], labels.join(` ${findings.or} `))
    }
    case 'percent_mismatch': {
      const label = form.ratios.find(({ key }) => key === finding.ratio)?.label[language] ?? finding.ratio
      return findings.percent(label, formatNumber(finding.typed, language), formatNumber(finding.computed, language))
    }
    case 'notice':
      return findings.notices[finding.check] ?? finding.check
  }
}
