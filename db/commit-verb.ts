import type { VerbWrite } from './commit-answer.ts'
import type { Run } from './database.ts'

/** The parameters before those of the verb. */
const COMMON = 3

/**
 * A verb by itself, outside of any conversation, in one statement and so in one commit. `personId` null: a program of the
 * office. Throws `RefusedByDatabase`; then nothing was written.
 */
export const commitVerb = async (
  run: Run,
  { sql, parameters, unless }: VerbWrite,
  { personId, channel, now }: { personId: number | null; channel: string; now: Date },
): Promise<void> => {
  const parts = sql({ parameter: (index) => `$${COMMON + 1 + index}`, now: '$2', channel: '$3' })
  await run(
    `with moved as (select $1::int as person_id)${parts} select $2::timestamptz as at, $3::text as channel${unless}`,
    [personId, now.toISOString(), channel, ...parameters],
  )
}
