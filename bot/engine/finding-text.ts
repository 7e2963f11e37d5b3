import type { Figure, Finding } from '../../domain/checks/review.ts'
import { type Form, fieldOf } from '../../domain/forms/form.ts'
import type { Language } from '../../domain/language.ts'
import { formatNumber } from '../texts/format.ts'
import { textsOf } from '../texts/texts.ts'
import { figureText, labelled } from '../texts/value-text.ts'

const relation = (form: Form, figures: readonly Figure[], language: Language) =>
  figures
    .map(({ field, value }) => {
      return labelled(fieldOf(form, field)?.label[language] ?? field, value, language)
    })
    .join(' + ')

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
      if (finding.check === 'not_held') return findings.notHeld(counted(finding.lesser))
      if (finding.check === 'groups_size') return findings.groupSize(counted(finding.greater), counted(finding.lesser))
      if (finding.check === 'people_turns') return findings.peopleFew(counted(finding.greater), counted(finding.lesser))
      return findings.atMost(relation(form, finding.lesser, language), relation(form, finding.greater, language))
    }

    case 'percent_mismatch': {
      const label = form.ratios.find(({ key }) => key === finding.ratio)?.label[language] ?? finding.ratio
      return findings.percent(label, formatNumber(finding.typed, language), formatNumber(finding.computed, language))
    }
    case 'notice':
      return findings.notices[finding.check] ?? finding.check
  }
}
