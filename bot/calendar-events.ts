import type { CalendarEvent } from '../domain/calendar/calendar-event.ts'
import { formByKey } from '../domain/forms/registry.ts'
import { isInspectionStep } from '../domain/inspections/steps.ts'
import type { Language } from '../domain/language.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import { periodName } from '../domain/periods/period-label.ts'
import { followUpLabel } from '../domain/registers/follow-ups-of.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import type { DatedFollowUp, DatedObligation, PersonalCalendar } from '../services/calendar-feed.ts'
import { formatNumber } from './texts/format.ts'
import { type Texts, textsOf } from './texts/texts.ts'

interface Words {
  language: Language
  texts: Texts
}

const obligationTitle = (
  { name, occurrence, scheme, planNumber, step }: DatedObligation,
  { language, texts }: Words,
): string => {
  if (name === null) {
    const said = step !== null && isInspectionStep(step) ? texts.plans.steps[step] : (step ?? '')
    return texts.calendar.step(said, planNumber ?? '')
  }
  const period = scheme === null ? undefined : parsePeriodKey(occurrence, scheme)
  return period === undefined ? name[language] : `${name[language]}, ${periodName(period)[language]}`
}

const followUpTitle = ({ form: key, matter, count }: DatedFollowUp, { language, texts }: Words): string => {
  const form = formByKey.get(key)
  const label = form === undefined ? matter : followUpLabel(form, matter)[language]
  return texts.registers.awaited(formatNumber(count, language), label)
}

/** What a person has to do and when, in their language: the name of the calendar and its days. */
export const calendarEvents = (
  { language, obligations, plans, followUps }: PersonalCalendar,
  tree: Pick<UnitTree, 'unit'>,
): { name: string; events: CalendarEvent[] } => {
  const words = { language, texts: textsOf(language) }
  const { calendar } = words.texts
  const unit = (id: number) => tree.unit(id)?.name ?? `#${id}`
  return {
    name: calendar.name,
    events: [
      ...obligations.map((owed): CalendarEvent => {
        const { id, dueOn, unitId, isFulfilled, changedAt } = owed
        const said = isFulfilled ? calendar.done : calendar.due
        const title = said(obligationTitle(owed, words), unit(unitId))
        return { id: `obligation-${id}`, from: dueOn, to: dueOn, title, changedAt }
      }),
      ...plans.flatMap(({ id, number, subject, from, to, unitIds, changedAt }) =>
        unitIds.map(
          (unitId): CalendarEvent => ({
            id: `plan-${id}-${unitId}`,
            from,
            to,
            title: calendar.inspection(number, unit(unitId)),
            description: subject,
            changedAt,
          }),
        ),
      ),
      ...followUps.map((followUp): CalendarEvent => {
        const { number, dueOn, unitId, changedAt } = followUp
        const title = calendar.due(followUpTitle(followUp, words), unit(unitId))
        return { id: `follow-up-${number}`, from: dueOn, to: dueOn, title, changedAt }
      }),
    ],
  }
}
