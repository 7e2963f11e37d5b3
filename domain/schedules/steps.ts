import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { instantOf } from '../local-time.ts'
import { later } from '../periods/calendar-date.ts'
import type { LadderStep, ScheduleDefinition, Told } from './schedule.ts'

/** Who is told when. */
export interface Rung {
  /** The key of the step; with its time, as `due@14:00`, where the step has several. */
  step: string
  told: Told
  at: Date
}

/** A day off gives way to the working day before, which the opening does not precede. */
const dayOf = ({ from, workingDays }: LadderStep, { opensOn, dueOn }: Span, calendar: WorkingCalendar): IsoDate => {
  const day = calendar.addWorkingDays(from === 'opening' ? opensOn : dueOn, workingDays)
  return later(calendar.onOrBefore(day), calendar.onOrAfter(opensOn))
}

/** `dueOn`: the day until which it may be handed in, an extension counted in. */
export interface Span {
  opensOn: IsoDate
  dueOn: IsoDate
}

/** All rungs in order of time, those of one moment in the order of the ladder: the last is the newest. */
export const ladderOf = (
  { ladder }: Pick<ScheduleDefinition, 'ladder'>,
  span: Span,
  calendar: WorkingCalendar,
): Rung[] =>
  ladder
    .flatMap((step) => {
      const day = dayOf(step, span, calendar)
      return step.times.flatMap((time) => {
        const key = step.times.length > 1 ? `${step.key}@${time}` : step.key
        const at = instantOf(day, time)
        return step.tell.map((told) => ({ step: key, told, at }))
      })
    })
    .toSorted((left, right) => left.at.getTime() - right.at.getTime())
