import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import type { Catalogue } from '../../domain/indicators/catalogue.ts'
import { isInspectionStep } from '../../domain/inspections/steps.ts'
import type { Language } from '../../domain/language.ts'
import { daysBetween } from '../../domain/periods/calendar-date.ts'
import { parsePeriodKey } from '../../domain/periods/period-key.ts'
import { formatDate, formatSpan, periodLabel, periodName } from '../../domain/periods/period-label.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { RemindedOf } from '../../services/send-reminders.ts'
import { formatNumber } from '../texts/format.ts'
import type { Texts } from '../texts/texts.ts'
import { unitInside } from './card-view.ts'

/** Who reads a reminder, and where things stand. */
export interface ReminderViewer {
  tree: UnitTree
  catalogue: Catalogue
  calendar: WorkingCalendar
  today: IsoDate
  texts: Texts
  person: { language: Language }
}

export const count = (value: number, { person }: ReminderViewer) => formatNumber(value, person.language)

export const daysText = ({ dueOn }: RemindedOf, viewer: ReminderViewer): string => {
  const { reminders: said } = viewer.texts
  const days = daysBetween(viewer.today, dueOn)
  if (days < 0) return said.late(count(-days, viewer))
  if (days === 0) return said.today
  return days === 1 ? said.tomorrow : said.left(count(days, viewer))
}

export const whenText = (item: RemindedOf, viewer: ReminderViewer): string =>
  viewer.texts.reminders.due(formatDate(item.dueOn), daysText(item, viewer))

/** Tells the days of the period only where it is told of by itself. */
const periodOf = (
  { occurrence, from, to, schedule }: RemindedOf,
  { person }: ReminderViewer,
  isOne: boolean,
): string => {
  const period = schedule === null ? undefined : parsePeriodKey(occurrence, schedule.scheme, to)
  return period === undefined ? formatSpan({ from, to }) : (isOne ? periodLabel : periodName)(period)[person.language]
}

/** `Báo cáo tháng, tháng 11/2026` */
export const whatText = (item: RemindedOf, viewer: ReminderViewer, isOne = false): string => {
  const { texts, person } = viewer
  const { plan, schedule } = item
  if (plan === null) return texts.reminders.what(schedule?.name[person.language] ?? '', periodOf(item, viewer, isOne))
  const step = isInspectionStep(plan.step) ? texts.plans.steps[plan.step] : plan.step
  return plan.inspectedId === item.unitId && item.told !== 'aggregator'
    ? texts.reminders.step(step, plan.number)
    : texts.reminders.stepAt(step, plan.number, unitInside(plan.inspectedId, viewer))
}
