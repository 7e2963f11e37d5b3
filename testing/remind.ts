import { wordReminder } from '../bot/engine/reminder-view.ts'
import type { Database } from '../db/database.ts'
import { readDirectory } from '../db/directory.ts'
import { REPORT_LADDER } from '../domain/schedules/ladders.ts'
import type { ScheduleDefinition } from '../domain/schedules/schedule.ts'
import { type Channel, type ChannelName, DeliveryError, type Message } from '../services/channel.ts'
import { createDeliverer, type Deliverer } from '../services/deliver-messages.ts'
import { openObligations } from '../services/open-obligations.ts'
import { planReminders } from '../services/plan-reminders.ts'
import { createReminding } from '../services/send-reminders.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** A monthly report of these units, due on the 18th. */
export const monthlyReport = (unitIds: readonly number[]): ScheduleDefinition => ({
  name: { vi: 'Báo cáo dân vận tháng', en: 'Monthly report' },
  duty: { kind: 'report' },
  debtors: { kind: 'units', unitIds },
  frequency: { kind: 'month' },
  scheme: 'admin_15_14',
  due: { general: { kind: 'day', day: 18 }, byLevel: {} },
  holidayPolicy: 'next',
  ladder: REPORT_LADDER,
  aggregatorId: null,
  source: null,
})

/** Enters a schedule that is in force from the day on. */
export const enterSchedule = async (
  { run }: Database,
  { key, definition, from }: { key: string; definition: ScheduleDefinition; from: string },
): Promise<number> => {
  const [row] = await run<{ id: number }>(
    `with schedule as (insert into schedules (key, created_at) values ($1, $2::date) returning id), revision as (
       insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, recorded_at)
       select id, 1, $2::date, 'active', $3::jsonb, $2::date from schedule)
     select id from schedule`,
    [key, from, JSON.stringify(definition)],
  )
  return row?.id ?? 0
}

export interface Arrived {
  at: string
  channel: ChannelName
  recipient: string
  message: Message
}

/** A node that opens, plans and delivers by a clock that the test sets, with platforms that write down what arrives. */
export interface RemindingNode {
  open(): ReturnType<typeof openObligations>
  plan(): ReturnType<typeof planReminders>
  /** Looks for messages once and waits for them. */
  deliver(): Promise<void>
  deliverer: Deliverer
}

export interface Platforms {
  clock: { now: Date }
  arrived: Arrived[]
  /** `channel recipient` of accounts that have blocked the bot. */
  blocked: Set<string>
  /** Channels that do not answer. */
  away: Set<ChannelName>
}

export const localInstant = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

export const startPlatforms = (now: Date): Platforms => ({
  clock: { now },
  arrived: [],
  blocked: new Set(),
  away: new Set(),
})

const channelOf = (name: ChannelName, { clock, arrived, blocked, away }: Platforms): Channel => ({
  name,
  async send(recipient, message, reference) {
    if (away.has(name)) throw new DeliveryError('retry', 'no answer', { scope: 'channel' })
    if (blocked.has(`${name} ${recipient}`)) throw new DeliveryError('unreachable', 'blocked by the person')
    arrived.push({ at: clock.now.toISOString(), channel: name, recipient, message })
    return { messageId: reference }
  },
})

export const startRemindingNode = (database: Database, platforms: Platforms, node: string): RemindingNode => {
  const directory = () => readDirectory(database)
  const now = () => platforms.clock.now
  const names: readonly ChannelName[] = ['telegram', 'webchat']
  const channels = new Map(names.map((name) => [name, channelOf(name, platforms)]))
  const reminding = createReminding({ database, directory, word: wordReminder, node, now })
  const deliverer = createDeliverer({ database, channels, node, now, log: silent, reminding })
  return {
    deliverer,
    open: () => openObligations(database, { directory, now: now() }),
    plan: () => planReminders(database, { directory, now: now() }),
    async deliver() {
      await deliverer.sweep()
      await deliverer.settle()
    },
  }
}
