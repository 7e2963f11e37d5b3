import { z } from '@hono/zod-openapi'
import type { Unit } from '../services/unit-tree.ts'

export const labelSchema = z.object({ vi: z.string(), en: z.string() }).openapi('Label')

export const unitSchema = z
  .object({
    id: z.int().openapi({ description: 'Belongs to one database; the code is the lasting name.' }),
    code: z.string(),
    name: z.string(),
    level: z.enum(['province', 'district', 'commune', 'organisation', 'office']),
  })
  .openapi('Unit')

export const unitBody = ({ id, code, name, level }: Unit): z.infer<typeof unitSchema> => ({ id, code, name, level })
