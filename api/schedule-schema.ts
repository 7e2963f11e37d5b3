import { z } from '@hono/zod-openapi'
import { definitionSchema, type PlannedRung, type ScheduleRecord, TOLD } from '../services/manage-schedules.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { dateSchema, instantBody, instantSchema } from './period-schema.ts'
import { unitBody, unitSchema } from './unit-schema.ts'

const REASON_LENGTH_MAX = 500

export const scheduleKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,59}$/, { error: 'must be 2 to 60 of a–z, 0–9 and _, and begin with a letter' })
  .openapi({ description: 'The lasting name of a schedule.', example: 'commune_monthly' })

const stateSchema = z.enum(['active', 'paused', 'ended'])

const revisionSchema = z
  .object({
    revision: z.int(),
    effectiveFrom: dateSchema.openapi({ description: 'In force from this day to the next revision.' }),
    state: stateSchema,
    definition: definitionSchema,
    reason: z.string().nullable(),
    recordedBy: z.string().nullable().openapi({ description: '`null`: a preset, or a program through this API.' }),
    recordedAt: instantSchema,
  })
  .openapi('ScheduleRevision')

export const scheduleSchema = z
  .object({
    key: z.string(),
    revision: z.int().openapi({ description: 'The last one; send it with a change.' }),
    enteredOn: dateSchema,
    revisions: z.array(revisionSchema).openapi({ description: 'All there ever were, in order.' }),
  })
  .openapi('Schedule')

export const schedulesSchema = z.object({ schedules: z.array(scheduleSchema) }).openapi('Schedules')

export const scheduleBody = ({ key, enteredOn, revisions }: ScheduleRecord): z.infer<typeof scheduleSchema> => ({
  key,
  revision: revisions.at(-1)?.revision ?? 0,
  enteredOn,
  revisions: revisions.map(({ recordedByName, recordedAt, ...revision }) => ({
    ...revision,
    definition: definitionSchema.parse(revision.definition),
    recordedBy: recordedByName,
    recordedAt: instantBody(recordedAt),
  })),
})

const definition = z.unknown().openapi({
  description: 'As `ScheduleRevision.definition`. What stands against it is told in `error.problems`.',
})

const effectiveFrom = dateSchema.optional()

export const additionSchema = z
  .strictObject({
    key: scheduleKey,
    definition,
    effectiveFrom: effectiveFrom.openapi({ description: 'Default: today.' }),
  })
  .openapi('ScheduleAddition')

const change = {
  revision: z.int().openapi({ description: 'The last one that you have read; another answers `schedule_changed`.' }),
  effectiveFrom: effectiveFrom.openapi({ description: 'Today or later. Default: as soon as possible.' }),
  reason: z.string().max(REASON_LENGTH_MAX),
}

export const changeSchema = z.strictObject({ ...change, definition }).openapi('ScheduleChange')
export const stateChangeSchema = z.strictObject(change).openapi('ScheduleStateChange')

export const previewSchema = z
  .object({
    key: z.string(),
    from: dateSchema,
    days: z.int(),
    reminders: z.array(
      z.object({
        at: instantSchema,
        step: z.string(),
        told: z.enum(TOLD).openapi({ description: 'Whom: the role at each of the units, or above them.' }),
        occurrence: z.object({ key: z.string(), from: dateSchema, to: dateSchema }),
        dueOn: dateSchema,
        units: z.array(unitSchema).openapi({ description: 'Who owes it, as long as it is not handed in.' }),
      }),
    ),
  })
  .openapi('SchedulePreview')

type Reminder = z.infer<typeof previewSchema>['reminders'][number]

export const reminderBody = (
  { at, step, told, occurrence, dueOn, unitIds }: PlannedRung,
  tree: UnitTree,
): Reminder => ({
  at: at.toISOString(),
  step,
  told,
  occurrence,
  dueOn,
  units: unitIds.flatMap((id) => {
    const unit = tree.unit(id)
    return unit === undefined ? [] : [unitBody(unit)]
  }),
})
