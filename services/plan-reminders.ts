import type { Database } from '../db/database.ts'
import type { Directory } from '../db/directory.ts'
import { RefusedByDatabase } from '../db/errors.ts'
import { dueLadders, type LadderGroup, type LadderPlan, type PlannedCounts, queueReminders } from '../db/reminders.ts'
import { readSchedules } from '../db/schedules.ts'
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts'
import { isInspectionStep, ladderOfStep } from '../domain/inspections/steps.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { halfDayAfter, halfDayFrom } from '../domain/obligations/half-day.ts'
import { ledgerStep } from '../domain/obligations/ledger-step.ts'
import type { LadderStep, Schedule } from '../domain/schedules/schedule.ts'
import { ladderOf } from '../domain/schedules/steps.ts'

/**
 * Reminders are decided so long before their time, so that all of one half-day are gathered into one message before the first
 * message goes out, and are queued when their time comes. What is owed is checked again when they are sent.
 */
export const GATHER_MS = 60_000

/** Obligations that are decided in one statement: their rows stay locked for a few hundred milliseconds. */
const BATCH = 5_000

/** A half-day closed while a batch was decided makes it begin again; more often than this is a fault. */
const TRIES_MAX = 5

export interface PlanningCounts {
  queued: number
  /** Missed, and a later step is told instead. */
  skipped: number
  /** No account reaches the person. */
  unreachable: number
  [count: string]: number
}

interface Rules {
  ladder: readonly LadderStep[]
  gatheringId: number | null
}

const noRules: Rules = { ladder: [], gatheringId: null }

const rulesOf = ({ scheduleId, scheduleRevision, step }: LadderGroup, schedules: readonly Schedule[]): Rules => {
  if (step !== null) return isInspectionStep(step) ? { ladder: ladderOfStep(step), gatheringId: null } : noRules
  const definition = schedules
    .find(({ id }) => id === scheduleId)
    ?.revisions.find(({ revision }) => revision === scheduleRevision)?.definition
  return definition === undefined ? noRules : { ladder: definition.ladder, gatheringId: definition.aggregatorId }
}

const planOf = (
  group: LadderGroup,
  { ladder, gatheringId }: Rules,
  { calendar, until }: { calendar: WorkingCalendar; until: Date },
): LadderPlan => {
  const { ids, opensOn, dueOn, ladderFrom, version } = group
  const rungs = ladderOf({ ladder }, { opensOn, dueOn }, calendar).filter(({ at }) => at > new Date(ladderFrom))
  return {
    ids,
    version,
    gatheringId,
    next: rungs.find(({ at }) => at > until)?.at.toISOString() ?? null,
    rungs: rungs
      .filter(({ at }) => at <= until)
      .map(({ step, told, at }, place) => ({
        step: ledgerStep(step, dueOn, ladder),
        told,
        at: at.toISOString(),
        place,
      })),
  }
}

const queueBatch = async (
  run: Database['run'],
  plans: readonly LadderPlan[],
  of: Parameters<typeof queueReminders>[2],
): Promise<PlannedCounts> => {
  for (let tries = 1; ; tries++) {
    try {
      return await queueReminders(run, plans, of)
    } catch (error) {
      const isClosed = error instanceof RefusedByDatabase && error.refusal === 'bundle_closed'
      if (!isClosed || tries === TRIES_MAX) throw error
    }
  }
}

/**
 * Queues every reminder whose time has come or comes within `GATHER_MS`. May be called at any time and by any number of
 * nodes. With nothing due it is one look at an index: `obligations.remind_at` says when each ladder goes on.
 */
export const planReminders = async (
  { run }: Database,
  { directory, now }: { directory: () => Promise<Pick<Directory, 'calendar'>>; now: Date },
): Promise<PlanningCounts> => {
  const until = new Date(now.getTime() + GATHER_MS)
  const counts = { queued: 0, skipped: 0, unreachable: 0 }
  let groups = await dueLadders(run, until, BATCH)
  if (groups.length === 0) return counts
  const { calendar } = await directory()
  const schedules = await readSchedules(run)
  const first = halfDayFrom(until, calendar)
  const when = { halfDays: [first, halfDayAfter(first, calendar)], today: localTimeOf(now).date, now }
  for (;;) {
    const plans = groups.map((group) => planOf(group, rulesOf(group, schedules), { calendar, until }))
    const { ladders, ...done } = await queueBatch(run, plans, when)
    counts.queued += done.queued
    counts.skipped += done.skipped
    counts.unreachable += done.unreachable
    const wanted = groups.reduce((sum, { ids }) => sum + ids.length, 0)
    // Fewer than a batch: that was all. None: another node is at the same ones.
    if (wanted < BATCH || ladders === 0) return counts
    groups = await dueLadders(run, until, BATCH)
  }
}
