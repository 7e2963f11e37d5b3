import { setTimeout as pause } from 'node:timers/promises'
import { createMemoryTokenStore, createOaClient, createTokenKeeper, createZaloOAuth, tokenRecordOf } from 'zalo-oa-sdk'
import { startFakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import { openPool } from '../bot/channels/telegram/pooled-transport.ts'
import { createTelegramChannel } from '../bot/channels/telegram/telegram-channel.ts'
import { startTestZalo, ZALO_NOW } from '../bot/channels/zalo/start-test-zalo.ts'
import { wordReminder } from '../bot/engine/reminder-view.ts'
import type { Database } from '../db/database.ts'
import { readDirectory } from '../db/directory.ts'
import type { Channel } from '../services/channel.ts'
import { createDeliverer } from '../services/deliver-messages.ts'
import { termsOf } from '../services/delivery-facts.ts'
import { readDeliveryReport } from '../services/delivery-report.ts'
import { openObligations } from '../services/open-obligations.ts'
import { GATHER_MS, planReminders } from '../services/plan-reminders.ts'
import { createReminding } from '../services/send-reminders.ts'
import { enterSchedule, monthlyReport } from './remind.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const TOKEN = '123456:AAF-secret_part-of-the-token'
const TEMPLATE = '2026'
const TEMPLATE_VND = 150
const PARAMETERS = { don_vi: 30, cong_viec: 30, thoi_han: 20, chi_tiet: 200 }
const HOUR_MS = 3_600_000
/** Of the demonstration: whose report is told, and one where a notice without approved words is. */
const UNIT = 'ia-hloi'
const OTHER_UNIT = 'ia-pnom'

interface Kind {
  /** Hours since they last wrote to the Official Account; absent: no account there. */
  zaloHours?: number
  blocksZalo?: boolean
  telegram?: boolean
  phone?: boolean
  /** They are told something that no template says. */
  hasNoWords?: boolean
  isReached: boolean
}

/** In equal shares. */
export const KINDS = {
  'free window': { zaloHours: 1, isReached: true },
  'paid window': { zaloHours: 72, isReached: true },
  'closed, with a template': { zaloHours: 240, isReached: true },
  'closed, without a template': { zaloHours: 240, hasNoWords: true, isReached: false },
  'Telegram only': { telegram: true, isReached: true },
  both: { zaloHours: 240, telegram: true, isReached: true },
  'blocked on Zalo, with Telegram': { zaloHours: 1, blocksZalo: true, telegram: true, isReached: true },
  blocked: { zaloHours: 1, blocksZalo: true, isReached: false },
  'phone only': { phone: true, isReached: true },
  nothing: { isReached: false },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof KINDS

export interface MixedReport {
  people: number
  /** By kind: how many got so many messages. */
  arrived: Record<KindName, Record<number, number>>
  /** VND: by the planner before anything was sent, by the platform, by our books, and by the messages. */
  cost: { forecast: number; charged: number; booked: number; ofMessages: number }
  /** By kind: how many the administrators see as not reached. */
  listed: Partial<Record<KindName, number>>
  seconds: number
}

interface Somebody {
  kind: KindName
  zalo: string | null
  telegram: number | null
  phone: string | null
}

const enter = async ({ run }: Database, people: readonly Somebody[], now: Date) => {
  const rows = people.map(({ kind, ...ways }, index) => {
    const { zaloHours, hasNoWords = false }: Kind = KINDS[kind]
    const wrote = zaloHours === undefined ? null : new Date(now.getTime() - zaloHours * HOUR_MS).toISOString()
    return { name: `${kind} ${index}`, wrote, unit: hasNoWords ? OTHER_UNIT : UNIT, ...ways }
  })
  await run(
    `with said as (select * from jsonb_to_recordset($1::jsonb) as s(name text, wrote timestamptz, unit text, zalo text, telegram text, phone text)),
     entered as (insert into people (name, phone, created_at) select name, phone, $2::timestamptz from said returning id, name),
     roles as (insert into memberships (person_id, unit_id, role, valid_from)
       select e.id, u.id, 'official', '2026-01-01' from entered e join said s on s.name = e.name join units u on u.code = s.unit)
     insert into accounts (channel, external_id, person_id, linked_at, last_interaction_at)
     select a.channel, a.id, e.id, a.linked, a.wrote from entered e join said s on s.name = e.name cross join lateral (
       values ('zalo', s.zalo, '2026-10-02'::timestamptz, s.wrote), ('telegram', s.telegram, '2026-10-01'::timestamptz, null)) a(channel, id, linked, wrote)
     where a.id is not null`,
    [JSON.stringify(rows), now.toISOString()],
  )
}

const tellWithoutWords = ({ run }: Database, now: Date) =>
  run(
    `insert into outbox (channel, recipient, person_id, message, created_at, not_before)
     select a.channel, a.recipient, p.id, '{"text": "Báo cáo đã được duyệt."}', $2::timestamptz, $2::timestamptz
     from people p cross join lateral account_of(p.id) a where p.name like $1 || ' %'`,
    ['closed, without a template' satisfies KindName, now.toISOString()],
  )

const sumOf = async ({ run }: Database, statement: string): Promise<number> => {
  const [row] = await run<{ sum: number }>(statement)
  return row?.sum ?? 0
}

/**
 * A reminder to each of so many people of whom some are reached by Zalo for nothing, some for money, some by template, some by
 * Telegram and some not at all, sent by two nodes over the real channels to the fakes of both platforms.
 */
export const deliverToMixed = async (
  databases: readonly [Database, Database],
  { people: count, onProgress = () => {} }: { people: number; onProgress?: (done: number) => void },
): Promise<MixedReport> => {
  const started = performance.now()
  const [database] = databases
  await database.run(`truncate schedules, obligations, outbox cascade`)
  await database.run(`update memberships set valid_to = '2026-01-01'`)
  const test = await startTestZalo()
  const { fake: zalo } = test
  const telegram = await startFakeTelegram({
    token: TOKEN,
    limits: { perChatPerSecond: 1, overallPerSecond: 30 },
    callsKept: 10,
  })
  const now = () => new Date(zalo.clock.now())
  // Both clocks go on with the real one, so that the limits of the platforms hold.
  const clock = setInterval(() => void zalo.clock.advance(1_000), 1_000)
  try {
    Object.assign(zalo.account, { balanceVnd: 100_000_000, templateQuotaTotal: 1_000_000 })
    const parameters = Object.entries(PARAMETERS).map(([name, lengthMax]) => [name, { required: true, lengthMax }])
    zalo.addTemplate({ id: TEMPLATE, priceVnd: TEMPLATE_VND, parameters: Object.fromEntries(parameters) })
    const kinds = Object.keys(KINDS) as KindName[]
    const people = Array.from({ length: count }, (_, index): Somebody => {
      const kind = kinds[index % kinds.length] ?? 'nothing'
      const { zaloHours, blocksZalo = false, telegram: hasTelegram = false, phone = false }: Kind = KINDS[kind]
      const number = phone ? `849${String(10_000_000 + index)}` : null
      const known = zaloHours !== undefined || phone
      const person = zalo.do.add({
        phone: number,
        follows: zaloHours !== undefined,
        hasBlocked: blocksZalo,
        lastInteractionAtMs: zaloHours === undefined ? null : ZALO_NOW.getTime() - zaloHours * HOUR_MS,
      })
      const chat = hasTelegram ? telegram.createUser({ id: 5_000_000 + index, started: true }).id : null
      return { kind, zalo: known && !phone ? person.id : null, telegram: chat, phone: number }
    })
    await enter(database, people, ZALO_NOW)

    const directory = () => readDirectory(database)
    const [unit] = await database.run<{ id: number }>('select id from units where code = $1', [UNIT])
    const definition = monthlyReport([unit?.id ?? 0])
    await enterSchedule(database, { key: 'monthly', definition, from: '2026-11-01' })
    await openObligations(database, { directory, now: now() })
    await planReminders(database, { directory, now: now() })
    await zalo.clock.advance(GATHER_MS)
    await tellWithoutWords(database, now())

    // Both nodes have the same tokens.
    const oauth = createZaloOAuth({ appId: zalo.app.id, appSecret: zalo.app.secret, root: zalo.root })
    const store = createMemoryTokenStore(tokenRecordOf(zalo.oauth.issue().refreshToken))
    const tokens = createTokenKeeper({ store, oauth, now: zalo.clock.now })
    const client = createOaClient({ tokens, apiRoot: zalo.root, znsRoot: zalo.root })
    const { zalo: official } = test.open({ client, templates: { reminder: TEMPLATE }, monthlyVnd: 100_000_000, now })
    const nodes = databases.map((over, index) => {
      const node = `node ${index}`
      const channels = new Map<string, Channel>([
        ['zalo', official.channel],
        [
          'telegram',
          createTelegramChannel({
            token: TOKEN,
            apiRoot: telegram.url,
            openTransport: openPool,
            receive: async () => {},
            log: silent,
          }).channel,
        ],
      ])
      const reminding = createReminding({ database: over, directory, word: wordReminder, node, now })
      const deliverer = createDeliverer({ database: over, channels, node, now, log: silent, reminding })
      return { deliverer, channels }
    })
    // The price of the template is asked for when somebody looks first; until it is known the highest counts.
    while (official.channel.terms?.templates.reminder?.vndByAccount !== TEMPLATE_VND) await pause(50)
    const terms = termsOf(nodes[0]?.channels ?? new Map())
    const { forecast } = await readDeliveryReport(database, terms, now())

    const waiting = () =>
      sumOf(database, `select count(*)::int as sum from outbox where sent_at is null and failed_at is null`)
    for (let left = await waiting(); left > 0; left = await waiting()) {
      onProgress(count - left)
      for (const { deliverer } of nodes) await deliverer.sweep()
      await pause(200)
    }
    for (const { deliverer } of nodes) await deliverer.settle()

    const toZalo = Map.groupBy(zalo.sent, ({ userId }) => userId)
    const byPhone = new Map([...zalo.people.values()].map(({ id, phone }) => [phone, id]))
    const countOf = (each: Somebody) =>
      (toZalo.get(each.zalo ?? byPhone.get(each.phone ?? '') ?? '')?.length ?? 0) +
      (each.telegram === null ? 0 : telegram.messages(each.telegram).length)
    const arrived = Object.fromEntries(kinds.map((kind) => [kind, {}])) as MixedReport['arrived']
    for (const each of people) {
      const got = countOf(each)
      arrived[each.kind][got] = (arrived[each.kind][got] ?? 0) + 1
    }
    const listed: MixedReport['listed'] = {}
    for (const { name } of (await readDeliveryReport(database, terms, now())).people) {
      const kind = kinds.findLast((each) => name.startsWith(`${each} `) && /^\d+$/.test(name.slice(each.length + 1)))
      if (kind !== undefined) listed[kind] = (listed[kind] ?? 0) + 1
    }
    return {
      people: count,
      arrived,
      cost: {
        forecast: forecast.vnd,
        charged: zalo.sent.reduce((sum, { costVnd }) => sum + costVnd, 0),
        booked: await sumOf(database, 'select coalesce(sum(vnd), 0)::int as sum from channel_spending'),
        ofMessages: await sumOf(database, 'select sum(vnd)::int as sum from outbox'),
      },
      listed,
      seconds: (performance.now() - started) / 1000,
    }
  } finally {
    clearInterval(clock)
    await test.close()
    await telegram.stop()
  }
}
