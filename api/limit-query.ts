import { z } from '@hono/zod-openapi'

const LIMIT_DEFAULT = 100
const LIMIT_MAX = 1_000

/** Digits only: `Number` would take '1e2', '0x10' and the empty text too. */
export const limitQuery = z
  .string()
  .regex(/^[0-9]{1,4}$/, { error: `must be a whole number from 1 to ${LIMIT_MAX}` })
  .transform(Number)
  .pipe(z.int().min(1).max(LIMIT_MAX))
  .default(LIMIT_DEFAULT)
  .openapi({
    param: { schema: { type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: LIMIT_DEFAULT } },
    description: 'How many at most.',
  })
