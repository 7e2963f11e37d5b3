import type { Database } from '../db/database.ts'
import type { Directory } from '../db/directory.ts'
import { type CheckedBundle, checkBundle, closeBundle, deferBundle, wordBundle } from '../db/reminder-sending.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { halfDayFrom } from '../domain/obligations/half-day.ts'
import type { Message } from './channel.ts'
import type { Held, Reminding } from './deliver-unasked.ts'

export type { CheckedBundle, RemindedOf } from '../db/reminder-sending.ts'

/** Writes the message of a bundle, with what is known of units and forms. */
export type WordReminder = (
  bundle: CheckedBundle & { id: number },
  place: Pick<Directory, 'tree' | 'catalogue' | 'calendar'> & { now: Date },
) => Message

const bundleOf = ({ message }: Held): number => {
  if (message.reminder === undefined) throw new Error('the message is no reminder')
  return message.reminder
}

/**
 * The last steps of a reminder, each a commit of its own: its message is closed, what it is about is checked and marked, the
 * words are stored, and the platform is called. A process that dies in between leaves the row in the outbox, and whoever claims
 * it next begins again with the first of them.
 */
export const createReminding = ({
  database: { run },
  directory,
  word,
  node,
  now,
}: {
  database: Database
  directory: () => Promise<Directory>
  word: WordReminder
  node: string
  now: () => Date
}): Reminding => ({
  async prepare(held, quiet) {
    const at = now()
    const of = { bundleId: bundleOf(held), outboxId: held.id, now: at }
    const place = await directory()
    const halfDay = halfDayFrom(at, place.calendar, quiet ?? undefined)
    if (halfDay.at > at) {
      await deferBundle(run, { ...of, node, halfDay })
      return undefined
    }
    if (!(await closeBundle(run, { ...of, node }))) return undefined
    const bundle = await checkBundle(run, { ...of, today: localTimeOf(at).date })
    if (bundle === undefined) return undefined
    const message = {
      ...held.message,
      ...word({ ...bundle, id: of.bundleId }, { ...place, now: at }),
      reminder: of.bundleId,
    }
    const id = await wordBundle(run, { ...of, message })
    return id === undefined ? undefined : { ...held, id, message }
  },
})
