import type { IsoDate } from '../forms/form.ts'
import { later } from '../periods/calendar-date.ts'
import type { Schedule, ScheduleRevision } from './schedule.ts'

export type ChangeCode =
  /** Before today: what was owed by then is not rewritten. */
  | 'effective_in_past'
  /** Before a change that is already planned. */
  | 'effective_before_last'
  | 'reason_missing'
  | 'schedule_ended'
  | 'schedule_paused'
  | 'schedule_active'

/** What is done to a schedule. `reopen` takes back an end. */
export type ScheduleVerb = 'change' | 'pause' | 'resume' | 'end' | 'reopen'

/** The revision that was recorded last; it may not have begun yet. */
export const lastRevision = ({ revisions }: Pick<Schedule, 'revisions'>): ScheduleRevision => {
  const last = revisions.at(-1)
  if (last === undefined) throw new Error('a schedule has a revision')
  return last
}

/** The first day from which a change may be in force. */
export const earliestChange = (schedule: Pick<Schedule, 'revisions'>, today: IsoDate): IsoDate =>
  later(today, lastRevision(schedule).effectiveFrom)

const STATES = { pause: 'paused', resume: 'active', end: 'ended' } as const

/** The state after the verb, or why it makes no sense. What has ended stays so until the end itself is taken back. */
const stateAfter = (
  verb: ScheduleVerb,
  { revisions }: Pick<Schedule, 'revisions'>,
): { state: ScheduleRevision['state'] } | { code: ChangeCode } => {
  const { state } = lastRevision({ revisions })
  if (verb === 'reopen')
    return state === 'ended' ? { state: revisions.at(-2)?.state ?? 'active' } : { code: `schedule_${state}` }
  if (state === 'ended') return { code: 'schedule_ended' }
  if (verb === 'pause' && state === 'paused') return { code: 'schedule_paused' }
  if (verb === 'resume' && state === 'active') return { code: 'schedule_active' }
  return { state: verb === 'change' ? state : STATES[verb] }
}

/** The revision that follows from what is done to the schedule as it is now, or why that cannot be. */
export const nextRevision = (
  schedule: Pick<Schedule, 'revisions'>,
  verb: ScheduleVerb,
  {
    definition,
    effectiveFrom,
    reason,
  }: { definition?: ScheduleRevision['definition']; effectiveFrom: IsoDate; reason: string },
  today: IsoDate,
): { revision: ScheduleRevision; code?: undefined } | { code: ChangeCode } => {
  const last = lastRevision(schedule)
  if (effectiveFrom < today) return { code: 'effective_in_past' }
  if (effectiveFrom < last.effectiveFrom) return { code: 'effective_before_last' }
  if (reason.trim() === '') return { code: 'reason_missing' }
  const after = stateAfter(verb, schedule)
  if ('code' in after) return after
  return {
    revision: {
      revision: last.revision + 1,
      effectiveFrom,
      state: after.state,
      definition: definition ?? last.definition,
      reason: reason.trim(),
    },
  }
}
