import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { todayOf } from '../services/find-period.ts'
import {
  addSchedule,
  changeSchedule,
  findSchedule,
  listSchedules,
  previewSchedule,
  type ScheduleVerb,
} from '../services/manage-schedules.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers, routeErrors } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import {
  additionSchema,
  changeSchema,
  previewSchema,
  reminderBody,
  scheduleBody,
  scheduleKey,
  scheduleSchema,
  schedulesSchema,
  stateChangeSchema,
} from './schedule-schema.ts'

const PREVIEW_DAYS = 30
const PREVIEW_DAYS_MAX = 366

const keyParameter = z.object({ key: scheduleKey })
const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ ...json(schema), required: true })

const oneErrors = { ...routeErrors, 400: errorAnswers[400], 404: errorAnswers[404] }
const writeErrors = { ...oneErrors, 409: errorAnswers[409] }
const one = { description: 'The schedule as it is now.', ...json(scheduleSchema) }

const addReading = (v1: OpenAPIHono<ApiEnv>, { database }: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/schedules',
      operationId: 'listSchedules',
      summary: 'What units owe again and again, with every revision, by key',
      responses: { 200: { description: 'The schedules.', ...json(schedulesSchema) }, ...routeErrors },
    }),
    async (c) => c.json({ schedules: (await listSchedules(database)).map(scheduleBody) }, 200),
  )
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/schedules/{key}',
      operationId: 'getSchedule',
      summary: 'One schedule with every revision',
      request: { params: keyParameter },
      responses: { 200: one, ...oneErrors },
    }),
    async (c) => c.json(scheduleBody(await findSchedule({ database }, c.req.valid('param').key)), 200),
  )
}

const addPreview = (v1: OpenAPIHono<ApiEnv>, { database, directory, now }: ApiOptions): void => {
  const days = z.coerce.number().int().min(1).max(PREVIEW_DAYS_MAX).default(PREVIEW_DAYS).openapi({
    description: 'So many days, today among them.',
  })
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/schedules/{key}/preview',
      operationId: 'previewSchedule',
      summary: 'The reminders to come: when, whom, about which units, if nothing is handed in before',
      request: { params: keyParameter, query: z.object({ days }) },
      responses: { 200: { description: 'The reminders, in order of time.', ...json(previewSchema) }, ...oneErrors },
    }),
    async (c) => {
      const { key } = c.req.valid('param')
      const query = c.req.valid('query')
      const office = { database, directory: await directory(), now: now() }
      const reminders = await previewSchedule({ key, days: query.days }, office)
      const bodies = reminders.map((rung) => reminderBody(rung, office.directory.tree))
      return c.json({ key, from: todayOf(office.now), days: query.days, reminders: bodies }, 200)
    },
  )
  v1.all('/schedules/:key/preview', methodNotAllowed('GET', 'HEAD'))
}

const addWriting = (v1: OpenAPIHono<ApiEnv>, { database, directory, now }: ApiOptions): void => {
  const office = async () => ({ database, directory: await directory(), now: now() })
  v1.openapi(
    createRoute({
      method: 'post',
      path: '/schedules',
      operationId: 'addSchedule',
      summary: 'A new schedule',
      request: { body: body(additionSchema) },
      responses: { 201: one, ...writeErrors },
    }),
    async (c) => {
      const { key, definition, effectiveFrom } = c.req.valid('json')
      const addition = { key, definition, ...(effectiveFrom !== undefined && { effectiveFrom }) }
      return c.json(scheduleBody(await addSchedule(addition, await office())), 201)
    },
  )
  v1.openapi(
    createRoute({
      method: 'patch',
      path: '/schedules/{key}',
      operationId: 'changeSchedule',
      summary: 'Another definition from a day on; what was before stays on record',
      request: { params: keyParameter, body: body(changeSchema) },
      responses: { 200: one, ...writeErrors },
    }),
    async (c) => {
      const { effectiveFrom, ...said } = c.req.valid('json')
      const change = { ...said, ...(effectiveFrom !== undefined && { effectiveFrom }) }
      const { key } = c.req.valid('param')
      return c.json(scheduleBody(await changeSchedule({ verb: 'change', key, ...change }, await office())), 200)
    },
  )
  v1.all('/schedules', methodNotAllowed('GET', 'HEAD', 'POST'))
  v1.all('/schedules/:key', methodNotAllowed('GET', 'HEAD', 'PATCH'))
}

const STATE_CHANGES: Record<Exclude<ScheduleVerb, 'change'>, string> = {
  pause: 'From a day on nothing is owed until it is resumed',
  resume: 'What was paused is owed again from a day on',
  end: 'From a day on nothing is owed any more',
  reopen: 'Takes back an end: the schedule is again what it was before it',
}

const addStateChanges = (v1: OpenAPIHono<ApiEnv>, { database, directory, now }: ApiOptions): void => {
  for (const verb of ['pause', 'resume', 'end', 'reopen'] as const) {
    v1.openapi(
      createRoute({
        method: 'post',
        path: `/schedules/{key}/${verb}`,
        operationId: `${verb}Schedule`,
        summary: STATE_CHANGES[verb],
        request: { params: keyParameter, body: body(stateChangeSchema) },
        responses: { 200: one, ...writeErrors },
      }),
      async (c) => {
        const { effectiveFrom, ...said } = c.req.valid('json')
        const change = { verb, key: c.req.valid('param').key, ...said }
        const office = { database, directory: await directory(), now: now() }
        const dated = { ...change, ...(effectiveFrom !== undefined && { effectiveFrom }) }
        return c.json(scheduleBody(await changeSchedule(dated, office)), 200)
      },
    )
    v1.all(`/schedules/:key/${verb}`, methodNotAllowed('POST'))
  }
}

export const addSchedulesRoute = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  addReading(v1, options)
  addPreview(v1, options)
  addStateChanges(v1, options)
  addWriting(v1, options)
}
