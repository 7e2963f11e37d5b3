import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readFigures } from '../services/read-figures.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { unitRouteErrors } from './error-schema.ts'
import { figuresSchema, formFiguresBody } from './figures-schema.ts'
import { findSubject, type Subject } from './find-subject.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { periodBody } from './period-schema.ts'
import { formQuery, periodQuery, unitQuery } from './query-schema.ts'
import { unitBody } from './unit-schema.ts'

const entriesLink = ({ unit, period }: Subject, form: string): string =>
  `/api/v1/entries?${new URLSearchParams({ unit: unit.code, period: period.key, form })}`

export const addFiguresRoute = (v1: OpenAPIHono<ApiEnv>, options: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/figures',
      operationId: 'readFigures',
      summary: 'Totals of a unit and all below it in a period, form by form',
      description:
        'Every total says how complete it is (`reported` of `expected` units, `missing`) and leads to the entries behind it. Not reported (`null`) and reported as none (`0`) are different things.',
      request: { query: z.object({ unit: unitQuery, period: periodQuery, form: formQuery }) },
      responses: {
        200: { description: 'The totals.', content: { 'application/json': { schema: figuresSchema } } },
        ...unitRouteErrors,
      },
    }),
    async (c) => {
      const query = c.req.valid('query')
      const subject = await findSubject(query, options)
      const { tree, catalogue, today, period, unit } = subject
      const totals = await readFigures({
        database: options.database,
        tree,
        catalogue,
        actor: { kind: 'system' },
        unitId: unit.id,
        period,
        today,
      })
      const forms = totals.flatMap((total) => {
        const form = catalogue.form(total.form)
        if (form === undefined || (query.form !== undefined && query.form !== form.key)) return []
        return [formFiguresBody(form, total, { tree, entriesLink: entriesLink(subject, form.key) })]
      })
      return c.json({ unit: unitBody(unit), period: periodBody(period), forms }, 200)
    },
  )
  v1.all('/figures', methodNotAllowed('GET', 'HEAD'))
}
