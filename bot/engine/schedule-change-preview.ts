import { formatDate } from '../../domain/periods/period-label.ts'
import { lastRevision } from '../../domain/schedules/change.ts'
import type { Schedule, ScheduleDefinition, ScheduleRevision } from '../../domain/schedules/schedule.ts'
import { draftDefinition, isAboutSchedule } from './schedule-draft.ts'
import { definitionProblems } from './schedule-problems.ts'
import { dayLines, momentsOf } from './schedules-preview.ts'
import { schedulesIn } from './schedules-view.ts'
import type { Draft } from './state.ts'
import type { Turn } from './turn.ts'

const DAYS = 100
const MOMENTS_SHOWN = 5

/** The parts of a definition on which the reminders depend. */
const TIMED = ['duty', 'debtors', 'frequency', 'scheme', 'due', 'holidayPolicy', 'ladder'] as const

const remindsAlike = (before: ScheduleDefinition, after: ScheduleDefinition): boolean =>
  TIMED.every((part) => JSON.stringify(before[part]) === JSON.stringify(after[part]))

/** The schedule that the draft would make, with nothing of what holds before it; undefined: its reminders stay as they are. */
const scheduleToBe = ({ values, correction, ...draft }: Draft, turn: Turn): Schedule | undefined => {
  const known = schedulesIn(turn).find(({ key }) => key === correction?.entryId)
  if (correction !== undefined && known === undefined) return undefined
  const last = known === undefined ? undefined : lastRevision(known)
  const definition = draftDefinition({ ...draft, values }, turn, last?.definition)
  const state = values.state ?? 'active'
  const effectiveFrom = values.effective_from
  if (state !== 'active' || typeof effectiveFrom !== 'string' || definitionProblems(definition, turn).length > 0)
    return undefined
  if (last?.state === 'active' && remindsAlike(last.definition, definition)) return undefined
  const revision: ScheduleRevision = { revision: 1, effectiveFrom, state, definition, reason: null }
  return { id: 0, key: '', enteredOn: turn.today, revisions: [revision] }
}

/** The first reminders of what opens after the change, on its card; nothing where they stay as they are. */
export const changePreview = (draft: Draft, turn: Turn): string[] => {
  const schedule = isAboutSchedule(draft) ? scheduleToBe(draft, turn) : undefined
  if (schedule === undefined) return []
  const { schedules: said } = turn.texts
  const from = lastRevision(schedule).effectiveFrom
  const moments = momentsOf([schedule], { from, days: DAYS }, turn)
  if (moments.length === 0) return ['', said.noneAhead(formatDate(from), DAYS)]
  return ['', said.ahead(formatDate(from)), ...dayLines(moments.slice(0, MOMENTS_SHOWN), false, turn)]
}
