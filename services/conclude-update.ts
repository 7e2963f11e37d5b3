import type { Answer, Committed } from '../db/commit-answer.ts'
import type { Database } from '../db/database.ts'
import { type EntrySummary, entriesInTheWay } from '../db/entries.ts'
import { type Refusal, RefusedByDatabase } from '../db/errors.ts'
import type { CommitAnswer } from './commit-answers.ts'

export type { SentTrail } from '../db/trail.ts'

export type Conclusion =
  | ({ outcome: 'concluded' } & Committed)
  | { outcome: 'repeated' }
  | { outcome: 'refused'; refusal: Exclude<Refusal, 'repeated'>; inTheWay: EntrySummary[] }

/** Commits everything that follows from one update, or says what the database would not take and what stands in the way. */
export const concludeUpdate = async (
  { run }: Database,
  commitAnswer: CommitAnswer,
  answer: Answer,
): Promise<Conclusion> => {
  try {
    return { outcome: 'concluded', ...(await commitAnswer(answer)) }
  } catch (error) {
    if (!(error instanceof RefusedByDatabase)) throw error
    if (error.refusal === 'repeated') return { outcome: 'repeated' }
    const written = answer.entries.filter(({ withdrawn }) => !withdrawn)
    const known = error.refusal === 'mixed_granularity' || error.refusal === 'total_exists'
    return { outcome: 'refused', refusal: error.refusal, inTheWay: known ? await entriesInTheWay(run, written) : [] }
  }
}
