import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type IndicatorRecord, listIndicators } from '../services/list-indicators.ts'
import type { ApiEnv, ApiOptions } from './api-options.ts'
import { routeErrors } from './error-schema.ts'
import { methodNotAllowed } from './method-not-allowed.ts'
import { instantBody, instantSchema } from './period-schema.ts'
import { labelSchema } from './unit-schema.ts'

const declaredSchema = z
  .object({
    key: z.string(),
    form: z.string().openapi({ description: 'The key by which figures and entries are asked for.' }),
    label: labelSchema,
    unit: labelSchema.openapi({ description: 'The unit of measure.' }),
    measure: z.enum(['count', 'amount', 'money']).openapi({
      description: '`count`: whole numbers. `amount`: with decimals. `money`: đồng.',
    }),
    kind: z.enum(['additive', 'stock']).openapi({
      description: '`additive`: adds up over periods. `stock`: a state, of which a period has the last.',
    }),
    denominator: labelSchema.nullable().openapi({
      description: 'What it is a part of; the percentage is computed from the totals. `null`: of nothing.',
    }),
    names: z.array(z.string()).openapi({ description: 'Other words by which officials call it.' }),
    revision: z.int().openapi({ description: 'Grows with every change of its words or its use.' }),
    declaredBy: z.string(),
    declaredAt: instantSchema,
    changedAt: instantSchema,
    retiredAt: instantSchema.nullable().openapi({ description: '`null` while it is in use.' }),
  })
  .openapi('DeclaredIndicator')

const indicatorsSchema = z.object({ indicators: z.array(declaredSchema) }).openapi('DeclaredIndicators')

const body = (indicator: IndicatorRecord): z.infer<typeof declaredSchema> => ({
  key: indicator.key,
  form: indicator.form,
  label: indicator.label,
  unit: indicator.unit,
  measure: indicator.measure,
  kind: indicator.stock ? 'stock' : 'additive',
  denominator: indicator.whole,
  names: [...indicator.names],
  revision: indicator.revision,
  declaredBy: indicator.declaredByName,
  declaredAt: instantBody(indicator.declaredAt),
  changedAt: instantBody(indicator.changedAt),
  retiredAt: indicator.retiredAt === null ? null : instantBody(indicator.retiredAt),
})

export const addIndicatorsRoute = (v1: OpenAPIHono<ApiEnv>, { database }: ApiOptions): void => {
  v1.openapi(
    createRoute({
      method: 'get',
      path: '/indicators',
      operationId: 'listIndicators',
      summary: 'The indicators that administrators have declared, those no longer in use among them',
      responses: {
        200: { description: 'The indicators.', content: { 'application/json': { schema: indicatorsSchema } } },
        ...routeErrors,
      },
    }),
    async (c) => c.json({ indicators: (await listIndicators(database)).map(body) }, 200),
  )
  v1.all('/indicators', methodNotAllowed('GET', 'HEAD'))
}
