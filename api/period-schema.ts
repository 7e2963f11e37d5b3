import { z } from '@hono/zod-openapi'
import { type Period, periodLabel } from '../services/find-period.ts'
import { labelSchema } from './unit-schema.ts'

export const dateSchema = z.iso.date()

export const schemeSchema = z.enum(['admin_15_14', 'calendar']).openapi({
  description: '`admin_15_14`: from the 15th to the 14th (Decree 09/2019/NĐ-CP). `calendar`: whole months.',
})

export const periodSchema = z
  .object({
    key: z.string().openapi({ example: '2026-M11' }),
    scheme: schemeSchema,
    from: dateSchema,
    to: dateSchema.openapi({ description: 'The last day, itself included.' }),
    label: labelSchema,
  })
  .openapi('Period')

export const periodBody = (period: Period): z.infer<typeof periodSchema> => ({
  key: period.key,
  scheme: period.scheme,
  from: period.from,
  to: period.to,
  label: periodLabel(period),
})

export const instantSchema = z.iso.datetime()

/** The database writes an instant with the offset of its session; the API always in UTC. */
export const instantBody = (instant: string): string => new Date(instant).toISOString()
