import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { formatSpan, periodName } from '../../domain/periods/period-label.ts'
import type { Occurrence } from '../../domain/schedules/occurrence.ts'
import type { Debtors, DueRule, Frequency, ScheduleDefinition } from '../../domain/schedules/schedule.ts'
import type { Texts } from '../texts/texts.ts'
import { insideSentence } from '../texts/value-text.ts'
import { unitInside } from './card-view.ts'
import type { Turn } from './turn.ts'

type Viewer = Pick<Turn, 'texts' | 'person' | 'tree'>

/** Units named before the rest are counted. */
const UNITS_NAMED_MAX = 3

export const debtorsText = (debtors: Debtors, viewer: Viewer): string => {
  const { schedules: said } = viewer.texts
  switch (debtors.kind) {
    case 'level': {
      const group = said.groups[debtors.level]
      return debtors.under === null ? group : said.under(group, unitInside(debtors.under, viewer))
    }
    case 'subtree':
      return said.below(unitInside(debtors.unitId, viewer))
    case 'units': {
      const named = debtors.unitIds.slice(0, UNITS_NAMED_MAX).map((id) => unitInside(id, viewer))
      const rest = debtors.unitIds.length - named.length
      return rest === 0 ? named.join(', ') : said.andMore(named.join(', '), rest)
    }
  }
}

const QUARTERS = ['I', 'II', 'III', 'IV']

const partsText = (
  kind: 'month' | 'quarter' | 'half',
  only: readonly number[],
  { onlyPart, and }: Texts['schedules'],
): string => {
  switch (kind) {
    case 'month':
      return onlyPart.month(only.join(', '))
    case 'quarter':
      return onlyPart.quarter(only.map((part) => QUARTERS[part - 1]).join(', '))
    case 'half':
      return only.map((part) => onlyPart.half[part === 1 ? 1 : 2]).join(` ${and} `)
  }
}

export const frequencyText = (frequency: Frequency, { texts: { schedules: said } }: Viewer): string => {
  switch (frequency.kind) {
    case 'days':
      return said.onDays(frequency.days.join(', '))
    case 'once':
      return said.once(formatSpan(frequency))
    case 'month':
    case 'quarter':
    case 'half': {
      return frequency.only === undefined
        ? said.frequencies[frequency.kind]
        : partsText(frequency.kind, frequency.only, said)
    }
    default:
      return said.frequencies[frequency.kind]
  }
}

export const dueText = (rule: DueRule, { texts: { schedules: said } }: Viewer): string => {
  if (rule.kind === 'day') return said.dueDay(rule.day)
  return rule.workingDays === 0 ? said.dueEnd : said.dueAfter(rule.workingDays)
}

/** The rules that hold for who owes it: of one level its own, of several the general one with the others behind it. */
export const duesText = ({ due, debtors }: ScheduleDefinition, viewer: Viewer): string => {
  if (debtors.kind === 'level') return dueText(due.byLevel[debtors.level] ?? due.general, viewer)
  const { schedules: said } = viewer.texts
  const own = (['province', 'district', 'commune', 'organisation', 'office'] as const).flatMap((level) => {
    const rule = due.byLevel[level]
    return rule === undefined ? [] : [said.dueOfLevel(said.levels[level], dueText(rule, viewer))]
  })
  return [dueText(due.general, viewer), ...own].join('; ')
}

/** `tháng 12/2026`, `tuần 16/11–22/11/2026`: an occurrence by its name, or by its days where it has none. */
export const occurrenceText = (
  occurrence: Occurrence,
  { scheme }: Pick<ScheduleDefinition, 'scheme'>,
  { person, texts }: Pick<Turn, 'person' | 'texts'>,
): string => {
  const period = parsePeriodKey(occurrence.key, scheme, occurrence.to)
  if (period !== undefined) return periodName(period)[person.language]
  const span = formatSpan(occurrence)
  if (/-W\d\d$/.test(occurrence.key)) return texts.schedules.week(span)
  return occurrence.from === occurrence.to ? texts.schedules.day(span) : span
}

export const dutyText = ({ duty }: ScheduleDefinition, { texts, catalogue, person }: Turn): string => {
  const { schedules: said } = texts
  if (duty.kind === 'report') return said.dutyReport
  const label = catalogue.form(duty.form)?.label[person.language] ?? duty.form
  return said.dutyEntries(insideSentence(label), duty.times)
}
