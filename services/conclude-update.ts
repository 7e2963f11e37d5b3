import { type Answer, commitAnswer, type Committed } from '../db/commit-answer.ts'
import type { Database } from '../db/database.ts'
import { RefusedByDatabase, type Refusal } from '../db/errors.ts'
import { type EntrySummary, entriesInTheWay } from '../db/entries.ts'

export type Conclusion = ({ outcome: 'concluded' } & Committed) | { outcome: 'refused'; refusal: Refusal; inTheWay: EntrySummary[] }

/** Commits everything that follows from one update, or says what the database would not take and what stands in the way. */
export const concludeUpdate = async ({ run }: Database, answer: Answer): Promise<Conclusion> => {
  try {
    return { outcome: 'concluded', ...(await commitAnswer(run, answer)) }
  } catch (error) {
    if (!(error instanceof RefusedByDatabase)) throw error
    const written = answer.entries.find(({ withdrawn }) => !withdrawn)
    const known = error.refusal !== 'entry_changed' && written !== undefined
    return { outcome: 'refused', refusal: error.refusal, inTheWay: known ? await entriesInTheWay(run, written) : [] }
  }
}
