import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import type { Directory } from '../../db/directory.ts'
import { type Channel, DeliveryError } from '../../services/channel.ts'
import { createDeliverer } from '../../services/deliver-messages.ts'
import { openObligations } from '../../services/open-obligations.ts'
import { planReminders } from '../../services/plan-reminders.ts'
import { createReminding, type WordReminder } from '../../services/send-reminders.ts'
import { type Gate, type Life, newLife } from './gate.ts'
import type { Received, Story } from './story.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

export interface NodeParts {
  gate: Gate
  database: Database
  story: Story
  now: () => Date
  directory: () => Directory
  /** Whether the platform loses the next answer on its way back. */
  losesAnswer: () => boolean
  /** How the check at sending is taken out, to see that the checker finds what comes of it. */
  breakStatement?: (statement: string) => string
}

type Words = Pick<Received, 'personId' | 'items' | 'checkedOrder' | 'checkedAt'>

const isWithin = (at: Date, { from, to }: { from: Date; to: Date }) => from <= at && at < to

/** The fake platform as one process sees it; what it takes is written into the story. */
const platformOf = ({ gate, story, now, losesAnswer }: NodeParts, life: Life, taken: string[]): Channel => ({
  name: 'telegram',
  send(recipient, message, reference) {
    const take = async () => {
      const at = now()
      if (story.outages.some((outage) => isWithin(at, outage)))
        throw new DeliveryError('retry', 'the platform is away', { scope: 'channel', afterSeconds: 5 })
      if (story.blocked.get(recipient)?.some((interval) => isWithin(at, interval)) === true)
        throw new DeliveryError('unreachable', 'blocked by the person')
      const words: Words = JSON.parse(message.text)
      const checkedAt = new Date(words.checkedAt)
      story.received.push({ ...words, checkedAt, order: gate.passed, at, recipient, reference })
      if (losesAnswer()) {
        story.takenUnknown.push(reference)
        throw new DeliveryError('retry', 'the answer was lost', { scope: 'recipient', afterSeconds: 5 })
      }
      taken.push(reference)
      return { messageId: reference }
    }
    return gate.pass(life, take)
  },
})

export interface Node {
  life: Life
  /** References of the messages that the platform took from it. */
  taken: string[]
  /** What a process does again and again. `opens`: also what is done once a day. */
  work(opens: boolean): Promise<void>
}

/** A process of the product, put together anew: it remembers nothing of an earlier one. */
export const startNode = (parts: NodeParts): Node => {
  const { gate, now, breakStatement = (statement: string) => statement } = parts
  const life = newLife()
  const database: Database = {
    ...parts.database,
    run: (statement, parameters) => gate.pass(life, () => parts.database.run(breakStatement(statement), parameters)),
  }
  const word: WordReminder = (bundle) => {
    const items = bundle.items.map(({ obligationId, step }) => ({ obligationId, step }))
    const words: Words = { personId: bundle.personId, items, checkedOrder: gate.passed, checkedAt: now() }
    return { text: JSON.stringify(words) }
  }
  const node = randomUUID()
  const directory = async () => parts.directory()
  const reminding = createReminding({ database, directory, word, node, now })
  const taken: string[] = []
  const channel = platformOf(parts, life, taken)
  const deliverer = createDeliverer({
    database,
    channels: new Map([[channel.name, channel]]),
    node,
    now,
    log: silent,
    reminding,
    after: gate.after,
  })
  return {
    life,
    taken,
    async work(opens) {
      if (opens) await openObligations(database, { directory, now: now() })
      await planReminders(database, { directory, now: now() })
      do await deliverer.settle()
      while ((await deliverer.sweep()) > 0)
      await deliverer.settle()
    },
  }
}
