import { commitVerb } from '../db/commit-verb.ts'
import type { Database } from '../db/database.ts'
import type { Directory } from '../db/directory.ts'
import { RefusedByDatabase } from '../db/errors.ts'
import { readScheduleRecords, type ScheduleRecord } from '../db/schedules.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { earliestChange, lastRevision, type ScheduleVerb } from '../domain/schedules/change.ts'
import { type PlannedRung, previewOf } from '../domain/schedules/preview.ts'
import { reviewDefinition } from '../domain/schedules/review-definition.ts'
import { type ScheduleAct, writeScheduleBySystem } from './change-schedule.ts'
import { DefinitionInvalid, ServiceError } from './service-error.ts'

export type { RevisionRecord, ScheduleRecord } from '../db/schedules.ts'
export type { ScheduleVerb } from '../domain/schedules/change.ts'
export { DEFINITION_CODES, definitionSchema } from '../domain/schedules/definition-schema.ts'
export type { PlannedRung } from '../domain/schedules/preview.ts'
export { inForce, type ScheduleDefinition, TOLD } from '../domain/schedules/schedule.ts'

/** Where programs of the office manage schedules; it is named in the audit. */
const CHANNEL = 'api'

export interface Office {
  database: Pick<Database, 'run'>
  directory: Pick<Directory, 'tree' | 'catalogue' | 'calendar'>
  now: Date
}

/** Every schedule by key. */
export const listSchedules = async ({ run }: Pick<Database, 'run'>): Promise<ScheduleRecord[]> =>
  (await readScheduleRecords(run)).toSorted((left, right) => (left.key < right.key ? -1 : 1))

/** Throws `schedule_unknown`. */
export const findSchedule = async ({ database }: Pick<Office, 'database'>, key: string): Promise<ScheduleRecord> => {
  const found = (await readScheduleRecords(database.run)).find((schedule) => schedule.key === key)
  if (found === undefined) throw new ServiceError('schedule_unknown', 'there is no schedule with this key')
  return found
}

/** Throws `DefinitionInvalid`. */
const definitionOf = (input: unknown, { directory }: Office) => {
  const { definition, problems } = reviewDefinition(input, directory)
  if (problems !== undefined) throw new DefinitionInvalid(problems)
  return definition
}

const written = async (act: ScheduleAct, { database, now }: Office): Promise<ScheduleRecord> => {
  try {
    const write = writeScheduleBySystem(act, localTimeOf(now).date)
    await commitVerb(database.run, write, { personId: null, channel: CHANNEL, now })
  } catch (error) {
    const refusal = error instanceof RefusedByDatabase ? error.refusal : undefined
    if (refusal === 'schedule_exists') throw new ServiceError(refusal, 'there is a schedule with this key')
    if (refusal === 'schedule_changed') throw new ServiceError(refusal, 'the schedule has been changed; read it again')
    throw error
  }
  return findSchedule({ database }, act.key)
}

/** Throws `ServiceError`: `definition_invalid`, `schedule_exists`. */
export const addSchedule = async (
  { key, definition, effectiveFrom }: { key: string; definition: unknown; effectiveFrom?: IsoDate },
  office: Office,
): Promise<ScheduleRecord> => {
  const begins = effectiveFrom ?? localTimeOf(office.now).date
  const act = { do: 'schedule.add', key, definition: definitionOf(definition, office), effectiveFrom: begins } as const
  return written(act, office)
}

/** What is done to a schedule; `revision` is the last one that the caller has seen. */
export interface ScheduleChange {
  verb: ScheduleVerb
  key: string
  revision: number
  definition?: unknown
  /** Absent: as soon as possible. */
  effectiveFrom?: IsoDate
  reason: string
}

/** Throws `ServiceError`: `schedule_unknown`, `schedule_changed`, `definition_invalid`, a `ChangeCode`. */
export const changeSchedule = async (
  { verb, key, revision, definition, effectiveFrom, reason }: ScheduleChange,
  office: Office,
): Promise<ScheduleRecord> => {
  const schedule = await findSchedule(office, key)
  const last = lastRevision(schedule)
  if (last.revision !== revision)
    throw new ServiceError('schedule_changed', 'the schedule has been changed; read it again')
  return written(
    {
      do: 'schedule.change',
      verb,
      key,
      before: schedule,
      definition: definition === undefined ? last.definition : definitionOf(definition, office),
      effectiveFrom: effectiveFrom ?? earliestChange(schedule, localTimeOf(office.now).date),
      reason,
    },
    office,
  )
}

/** The reminders of the next days, today among them. Throws `schedule_unknown`. */
export const previewSchedule = async (
  { key, days }: { key: string; days: number },
  { database, directory: { tree, calendar }, now }: Office,
): Promise<PlannedRung[]> => {
  const schedule = await findSchedule({ database }, key)
  const from = localTimeOf(now).date
  return previewOf(schedule, { from, days, tree, calendar }).filter(({ at }) => at >= now)
}
