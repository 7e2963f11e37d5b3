import { type Answer, type Committed, commitAnswer } from '../db/commit-answer.ts'
import { commitTogether, isPlain } from '../db/commit-together.ts'
import type { Run } from '../db/database.ts'
import type { Logger } from './logger.ts'

/** Throws `RefusedByDatabase`; then nothing of the answer was written. */
export type CommitAnswer = (answer: Answer) => Promise<Committed>

interface Waiting {
  answer: Answer
  resolve: (committed: Committed | Promise<Committed>) => void
}

/** Commits of plain answers under way at once; what comes meanwhile waits for the first of them to end. */
const AT_ONCE = 2
const TOGETHER_MAX = 64

/**
 * Commits answers. Plain ones that come in the same turn of the event loop, or while others are being committed, go together
 * into one commit. So the busier the process, the less an answer costs the database, and nobody waits for a clock.
 */
export const createCommitAnswers = (run: Run, log: Logger): CommitAnswer => {
  const waiting: Waiting[] = []
  let underWay = 0

  const commitAlone = async ({ answer, resolve }: Waiting): Promise<void> => {
    const committed = commitAnswer(run, answer)
    resolve(committed)
    await committed.catch(() => undefined)
  }

  /** Who was left out, or all where the statement failed, are committed alone: that tells each their own reason. */
  const commitAll = async (all: readonly Waiting[]): Promise<void> => {
    const answers = all.map(({ answer }) => answer)
    const committed = await commitTogether(run, answers).catch((error: unknown) => {
      log.warn({ err: error, answers: all.length }, 'answers could not be committed together')
      return []
    })
    for (const [place, one] of all.entries()) {
      const done = committed[place]
      if (done === undefined) commitAlone(one)
      else one.resolve(done)
    }
  }

  const commitWaiting = async (): Promise<void> => {
    for (let next = waiting.splice(0, TOGETHER_MAX); next.length > 0; next = waiting.splice(0, TOGETHER_MAX)) {
      const [first] = next
      await (next.length === 1 && first !== undefined ? commitAlone(first) : commitAll(next))
    }
    underWay -= 1
  }

  return (answer) => {
    if (!isPlain(answer)) return commitAnswer(run, answer)
    return new Promise((resolve) => {
      waiting.push({ answer, resolve })
      if (underWay === AT_ONCE) return
      underWay += 1
      setImmediate(commitWaiting)
    })
  }
}
