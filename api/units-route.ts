import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { todayOf } from '../services/find-period.ts'
import { listUnits } from '../services/list-units.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { routeErrors } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { dateSchema } from './period-schema.ts'
import { unitBody, unitSchema } from './unit-schema.ts'

const listedUnitSchema = unitSchema
  .extend({
    aliases: z.array(z.string()).openapi({ description: 'Other names that people write.' }),
    parent: z
      .string()
      .nullable()
      .openapi({ description: 'Code of the unit it hangs under today, or hung under last; `null` for a root.' }),
    validFrom: dateSchema,
    validTo: dateSchema.nullable().openapi({ description: 'Its last day; `null` while it exists.' }),
    reports: z.array(z.string()).openapi({ description: 'Keys of the forms that it has to report.' }),
  })
  .openapi('ListedUnit')

const unitsSchema = z.object({ units: z.array(listedUnitSchema) }).openapi('Units')

export const addUnitsRoute = (v1: OpenAPIHono<ApiEnv>, { directory, now }: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/units',
      operationId: 'listUnits',
      summary: 'All units, those that have ended or merged included',
      responses: {
        200: { description: 'The units.', content: { 'application/json': { schema: unitsSchema } } },
        ...routeErrors,
      },
    }),
    async (c) => {
      const { tree } = await directory()
      const units = listUnits({ tree, actor: { kind: 'system' }, today: todayOf(now()) }).map((unit) => ({
        ...unitBody(unit),
        aliases: [...unit.aliases],
        parent: unit.parentCode,
        validFrom: unit.validFrom,
        validTo: unit.validTo,
        reports: [...unit.reports],
      }))
      return c.json({ units }, 200)
    },
  )
  v1.all('/units', methodNotAllowed('GET', 'HEAD'))
}
