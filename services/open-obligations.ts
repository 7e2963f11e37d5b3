import type { Database } from '../db/database.ts'
import type { Directory } from '../db/directory.ts'
import {
  insertObligations,
  latestOpenings,
  type MovedGroup,
  moveObligations,
  type OpenGroup,
  openGroups,
  reopenResumed,
  settleFreshlyOwed,
  voidObligations,
} from '../db/obligations.ts'
import { readSchedules } from '../db/schedules.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { datesNow, obligationsOwed } from '../domain/obligations/obligations-owed.ts'
import { addDays, later } from '../domain/periods/calendar-date.ts'
import { inForce, type Schedule } from '../domain/schedules/schedule.ts'

/** What opened so long before the latest opening is looked for again: a unit may be entered late, or a node may have failed. */
const LOOK_BACK_DAYS = 31

const DAY_MS = 86_400_000

/** More rows than this are opened in several statements. */
const ROWS_MAX = 10_000

export interface OpeningCounts {
  opened: number
  settled: number
  voided: number
  moved: number
  [count: string]: number
}

const movedBy = (calendar: WorkingCalendar, schedules: readonly Schedule[], group: OpenGroup): MovedGroup[] => {
  const definition = schedules
    .find(({ id }) => id === group.scheduleId)
    ?.revisions.find(({ revision }) => revision === group.scheduleRevision)?.definition
  const { ids, from, to, dueOn } = group
  const dates =
    definition === undefined
      ? { from, to, dueOn: calendar.onOrAfter(dueOn) }
      : datesNow(definition, { key: group.occurrence, from, to }, group.level, calendar)
  return dates.dueOn === dueOn && dates.to === to && dates.from === from ? [] : [{ ids, ...dates }]
}

/**
 * Brings what is owed up to this moment: opens what has begun to be owed, however many runs were missed, closes what units
 * owe that are no more and what ended or paused schedules leave open, and moves deadlines with the calendar. May be called
 * at any time and by any number of nodes: a row is opened once.
 */
export const openObligations = async (
  { run }: Database,
  { directory, now }: { directory: () => Promise<Pick<Directory, 'tree' | 'calendar'>>; now: Date },
): Promise<OpeningCounts> => {
  const { tree, calendar } = await directory()
  const today = localTimeOf(now).date
  const schedules = await readSchedules(run)
  const over = schedules.flatMap((schedule) => {
    const state = inForce(schedule, today)?.state
    return state === 'paused' || state === 'ended' ? [{ id: schedule.id, reason: `schedule_${state}` as const }] : []
  })
  const voided = await voidObligations(run, over, today, now)
  const groups = await openGroups(run)
  const changes = groups.flatMap((group) => movedBy(calendar, schedules, group))
  const moved = changes.length === 0 ? 0 : await moveObligations(run, changes, now)

  const latest = await latestOpenings(
    run,
    schedules.map(({ id }) => id),
  )
  const isOver = new Set(over.map(({ id }) => id))
  const owed = schedules.flatMap((schedule) => {
    if (isOver.has(schedule.id)) return []
    const first = schedule.revisions[0]?.effectiveFrom ?? today
    const opened = latest.get(schedule.id)
    const since = opened === undefined ? first : later(first, addDays(opened, -LOOK_BACK_DAYS))
    return obligationsOwed(schedule, since, { tree, calendar, today })
  })
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS)
  let opened = await reopenResumed(run, owed, { since, now })
  for (let at = 0; at < owed.length; at += ROWS_MAX)
    opened += await insertObligations(run, owed.slice(at, at + ROWS_MAX), now)
  return { opened, settled: await settleFreshlyOwed(run, now), voided, moved }
}
