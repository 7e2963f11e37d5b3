import type { VerbWrite } from '../db/commit-answer.ts'
import { writeSchedule } from '../db/schedule-writes.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { lastRevision, nextRevision, type ScheduleVerb } from '../domain/schedules/change.ts'
import { mayManageSchedule } from '../domain/schedules/may-manage.ts'
import type { Schedule, ScheduleDefinition } from '../domain/schedules/schedule.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'
import { ServiceError } from './service-error.ts'

/** Definitions have passed `reviewDefinition`. */
export type ScheduleAct =
  | { do: 'schedule.add'; key: string; definition: ScheduleDefinition; effectiveFrom: IsoDate }
  | {
      do: 'schedule.change'
      verb: ScheduleVerb
      key: string
      /** As it was shown: refused as `schedule_changed` where another revision has followed. */
      before: Pick<Schedule, 'revisions'>
      definition: ScheduleDefinition
      effectiveFrom: IsoDate
      reason: string
    }

const DONE = { change: 'changed', pause: 'paused', resume: 'resumed', end: 'ended', reopen: 'reopened' } as const

const writeOf = (act: ScheduleAct, today: IsoDate): VerbWrite => {
  if (act.do === 'schedule.add') {
    const { key, definition, effectiveFrom } = act
    const revision = { revision: 1, effectiveFrom, state: 'active', definition, reason: null } as const
    return writeSchedule({ done: 'added', key, revision })
  }
  const { verb, key, before, ...said } = act
  const next = nextRevision(before, verb, said, today)
  if (next.code !== undefined) throw new ServiceError(next.code, `the schedule cannot be ${DONE[verb]} like this`)
  return writeSchedule({ done: DONE[verb], key, revision: next.revision })
}

/** What a person writes of a schedule. Throws `NotAllowed`, `ServiceError` with a `ChangeCode`. */
export const writeScheduleAct = (act: ScheduleAct, { author, tree, today }: Authority): VerbWrite => {
  const concerned = act.do === 'schedule.add' ? [act.definition] : [act.definition, lastRevision(act.before).definition]
  if (!concerned.every((definition) => mayManageSchedule(author.memberships, definition, tree, today)))
    throw new NotAllowed('schedule.manage')
  return writeOf(act, today)
}

/** What a program of the office writes: it may do everything. Throws `ServiceError`. */
export const writeScheduleBySystem = writeOf
