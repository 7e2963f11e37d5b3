import { randomUUID } from 'node:crypto'
import type { Channel, ChannelName, Message } from '../../services/channel.ts'
import type { Database } from '../../services/database.ts'
import { createDeliverer, type Deliverer } from '../../services/deliver-messages.ts'
import { keepDirectory } from '../../services/keep-directory.ts'
import { GATHER_MS, planReminders } from '../../services/plan-reminders.ts'
import { createReminding } from '../../services/send-reminders.ts'
import { createAnswerUpdate } from '../answer-update.ts'
import type { Input, Receive } from '../channels/channel.ts'
import { wordReminder } from '../engine/reminder-view.ts'
import { createStrangers } from '../strangers.ts'

export interface Sent {
  recipient: string
  message: Message
}

export interface TestBot {
  receive: Receive
  deliverer: Deliverer
  sent: Sent[]
  clock: { now: Date }
  /** Queues and sends the reminders of this moment. */
  remind(): Promise<void>
  /** Sends one input as a person does and returns what the bot answered. */
  say(sender: string, input: string | Input, order?: number): Promise<Message[]>
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** The whole way of an update over a real database, with a channel that writes down what it is given. */
export const startTestBot = (
  database: Database,
  {
    now,
    channel = 'webchat',
    node = randomUUID(),
    newId = randomUUID,
    outlet,
  }: {
    now: Date
    channel?: ChannelName
    node?: string
    newId?: () => string
    /** A channel of its own; what goes through it is not written down. */
    outlet?: Channel
  },
): TestBot => {
  const sent: Sent[] = []
  const clock = { now }
  const recorder: Channel = {
    name: channel,
    async send(recipient, message, reference) {
      sent.push({ recipient, message })
      return { messageId: reference }
    },
  }
  const channels = new Map([outlet === undefined ? [channel, recorder] : [outlet.name, outlet]])
  const directory = keepDirectory(database)
  const place = { database, directory, node, now: () => clock.now }
  const reminding = createReminding({ ...place, word: wordReminder })
  const deliverer = createDeliverer({ ...place, channels, log: silent, reminding })
  const receive = createAnswerUpdate({
    database,
    directory,
    deliverer,
    channels,
    strangers: createStrangers({ database, channels, secret: 'test secret', now: () => clock.now, log: silent }),
    secret: 'test secret',
    entrances: () => ({ telegram: 'https://t.me/giaoban_test_bot' }),
    scheme: 'admin_15_14',
    publicUrl: 'https://giaoban.test',
    now: () => clock.now,
    newId,
    log: silent,
  })
  return {
    receive,
    deliverer,
    sent,
    clock,
    async remind() {
      await planReminders(database, { directory, now: new Date(clock.now.getTime() - GATHER_MS) })
      await deliverer.sweep()
      await deliverer.settle()
    },
    async say(sender, input, order) {
      const before = sent.length
      await receive({
        channel,
        sender,
        updateKey: randomUUID(),
        ...(order !== undefined && { order }),
        input: typeof input === 'string' ? { kind: 'text', text: input } : input,
      })
      await deliverer.settle()
      return sent
        .slice(before)
        .filter(({ recipient }) => recipient === sender)
        .map(({ message }) => message)
    },
  }
}
