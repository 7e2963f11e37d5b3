import type { Database } from '../db/database.ts'
import { markSent } from '../db/outbox.ts'
import type { Logger } from './logger.ts'
import type { After } from './pace.ts'

/** Marks of sent messages are written together, this long after the first of them. */
const FLUSH_MS = 50

interface Mark {
  id: number
  messageId: string
}

/** Remembers what the platforms took, a statement for many. */
export interface Marks {
  remember(mark: Mark): void
  /** Writes what is not written yet. */
  settle(): Promise<void>
}

export const createMarks = ({
  run,
  now,
  log,
  after,
}: Pick<Database, 'run'> & { now: () => Date; log: Logger; after: After }): Marks => {
  let sent: Mark[] = []
  let callOff: (() => void) | undefined
  let flushing: Promise<void> | undefined

  const write = async () => {
    if (sent.length === 0) return
    const batch = sent
    sent = []
    try {
      await markSent(run, batch, now())
    } catch (error) {
      sent.push(...batch)
      log.warn({ err: error }, 'delivery: sent messages could not be marked yet')
    }
  }

  const flush = async () => {
    callOff = undefined
    await write()
    if (sent.length > 0) schedule()
  }

  const schedule = () => {
    callOff ??= after(FLUSH_MS, () => {
      flushing = flush()
    })
  }

  return {
    remember(mark) {
      sent.push(mark)
      schedule()
    },
    async settle() {
      callOff?.()
      callOff = undefined
      await flushing
      await write()
    },
  }
}
