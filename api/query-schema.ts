import { z } from '@hono/zod-openapi'
import { formByKey, forms, isDeclaredFormKey } from '../services/form-registry.ts'

const UNIT_LENGTH_MAX = 200
const PERIOD_LENGTH_MAX = 20

export const unitQuery = z
  .string()
  .min(1)
  .max(UNIT_LENGTH_MAX)
  .regex(/^[^\x00-\x1f\x7f-\x9f]*$/, { error: 'must have no control characters' })
  .openapi({
    description:
      'Code, numeric id, or name of a unit. Names may lack diacritics and words such as "xã"; a name that fits several units is `unit_ambiguous`.',
    example: 'ia-hloi',
  })

export const periodQuery = z.string().max(PERIOD_LENGTH_MAX).optional().openapi({
  description:
    '`2026-M11` or `2026-11` (month), `2026-Q4`, `2026-H1`, `2026-9M`, `2026-Y`, `2026-YTD` (the year under way to this day). Default: the month under way.',
  example: '2026-M11',
})

export const formQuery = z
  .string()
  .refine((key) => formByKey.has(key) || isDeclaredFormKey(key), {
    error: `must be one of ${forms.map(({ key }) => key).join(', ')}, or custom.<key> of a declared indicator`,
  })
  .optional()
  .openapi({
    description: `Key of a form (${forms.map(({ key }) => key).join(', ')}), or \`custom.<key>\` of an indicator of \`/indicators\`. Default: all forms.`,
    example: 'citizen_reception',
  })
