import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { todayOf } from '../services/find-period.ts'
import { changeCalendar, readCalendarYear } from '../services/manage-calendar.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { errorAnswers, routeErrors } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { dateSchema } from './period-schema.ts'

const NAME_LENGTH_MAX = 100

const kindSchema = z.enum(['off', 'workday']).openapi({
  description: '`off`: nobody works. `workday`: a weekend or holiday that is worked, in exchange for another day.',
})

const calendarSchema = z
  .object({
    year: z.int(),
    cultureDayFrom: dateSchema.nullable().openapi({
      description: 'The first 24 November (Ngày Văn hóa Việt Nam) that is a day off; `null`: it is worked.',
    }),
    days: z.array(
      z.object({
        date: dateSchema,
        kind: kindSchema,
        name: z.string(),
        source: z.enum(['law', 'office']).openapi({
          description: '`law`: a public holiday or the day off in lieu of one. `office`: set here, over the law.',
        }),
      }),
    ),
  })
  .openapi('CalendarYear')

const daySchema = z.strictObject({ kind: kindSchema, name: z.string().trim().min(1).max(NAME_LENGTH_MAX) })
const cultureDaySchema = z.strictObject({ from: dateSchema.nullable() })
const dateParameter = z.object({
  date: dateSchema.openapi({ description: 'The day.', example: '2026-08-31' }),
})

const json = <Schema extends z.ZodType>(schema: Schema) => ({ content: { 'application/json': { schema } } })
const body = <Schema extends z.ZodType>(schema: Schema) => ({ ...json(schema), required: true })

const responses = {
  200: { description: 'The days of the year that are no ordinary day of the week.', ...json(calendarSchema) },
  400: errorAnswers[400],
  ...routeErrors,
}

const yearOf = (date: string): number => Number(date.slice(0, 4))

const addReading = (v1: OpenAPIHono<ApiEnv>, { database, now }: ApiOptions): void => {
  const year = z.coerce.number().int().min(2000).max(2100).optional()
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/calendar',
      operationId: 'getCalendar',
      summary: 'Public holidays, days off in lieu, and the days that administrators have set',
      request: { query: z.object({ year: year.openapi({ description: 'Default: this year.' }) }) },
      responses,
    }),
    async (c) => c.json(await readCalendarYear(database, c.req.valid('query').year ?? yearOf(todayOf(now()))), 200),
  )
  v1.all('/calendar', methodNotAllowed('GET', 'HEAD'))
}

const addDays = (v1: OpenAPIHono<ApiEnv>, { database, now }: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'put',
      path: '/calendar/days/{date}',
      operationId: 'setDay',
      summary: 'A day off, or a day that is worked, whatever law and weekday say',
      request: { params: dateParameter, body: body(daySchema) },
      responses,
    }),
    async (c) => {
      const { date } = c.req.valid('param')
      await changeCalendar(database, { do: 'calendar.set', days: [{ date, ...c.req.valid('json') }] }, now())
      return c.json(await readCalendarYear(database, yearOf(date)), 200)
    },
  )
  v1.openapi(
    createRoute({
      method: 'delete',
      path: '/calendar/days/{date}',
      operationId: 'unsetDay',
      summary: 'The day is again what law and weekday make it',
      request: { params: dateParameter },
      responses,
    }),
    async (c) => {
      const { date } = c.req.valid('param')
      await changeCalendar(database, { do: 'calendar.unset', dates: [date] }, now())
      return c.json(await readCalendarYear(database, yearOf(date)), 200)
    },
  )
  v1.all('/calendar/days/:date', methodNotAllowed('PUT', 'DELETE'))
}

const addCultureDay = (v1: OpenAPIHono<ApiEnv>, { database, now }: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'put',
      path: '/calendar/culture-day',
      operationId: 'setCultureDay',
      summary: 'From when on 24 November is a day off, or that it is worked',
      request: { body: body(cultureDaySchema) },
      responses,
    }),
    async (c) => {
      const { from } = c.req.valid('json')
      await changeCalendar(database, { do: 'calendar.culture_day', from }, now())
      return c.json(await readCalendarYear(database, yearOf(from ?? todayOf(now()))), 200)
    },
  )
  v1.all('/calendar/culture-day', methodNotAllowed('PUT'))
}

export const addCalendarRoute = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  addReading(v1, options)
  addDays(v1, options)
  addCultureDay(v1, options)
}
