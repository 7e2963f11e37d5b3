import { setTimeout as pause } from 'node:timers/promises'
import type { LoggedCall } from '../bot/channels/telegram/fake/call-log.ts'
import { type FakeTelegram, startFakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import type { Database } from '../db/database.ts'
import { enrol } from './demonstration.ts'
import { freePort } from './free-port.ts'
import { type RunningApp, startApp, TELEGRAM_TOKEN, telegramAt, WEBHOOK_SECRET } from './start-app.ts'

export interface BulkReport {
  reminders: number
  /** Calls with a message that Telegram took. */
  taken: number
  /** Calls that it refused because they came too fast. */
  refused: number
  /** Taken a second, from the first reminder to the last, over what is permitted. */
  ofPermitted: number
  /** The most that were taken within any one second, and the shortest time between two to one person, milliseconds. */
  mostInASecond: number
  closestToOnePerson: number
  /** From what a person wrote to the answer, milliseconds. */
  answers: { count: number; p50: number; p95: number; worst: number }
}

const PER_SECOND = 30
const FIRST_CHAT = 8_000_000
const REMINDER = 'Nhắc: báo cáo tháng 11 của đơn vị đồng chí chưa được nộp, hạn đến hết ngày 18/11/2026.'
const UNITS = ['ia-pnom', 'chu-ngan', 'kong-bla', 'dak-nhong', 'bo-ngun']
/** What a person writes again and again, and how long they take to write it, milliseconds. */
const WORDS = ['/menu', '/tiepdan', '/han', '/huy']
const WRITING = { least: 1_200, most: 3_000 }

/** Longer than a node takes to notice that another has joined. */
const ACQUAINTED_MS = 10_000

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

const queueBulk = ({ run }: Database, chatIds: readonly number[]) =>
  run(
    `insert into outbox (channel, recipient, message, bulk, created_at, not_before)
     select 'telegram', chat, jsonb_build_object('text', $2::text), true, now(), now() from jsonb_array_elements_text($1::jsonb) chat`,
    [JSON.stringify(chatIds), REMINDER],
  )

const countWaiting = async ({ run }: Database): Promise<number> => {
  const [row] = await run<{ waiting: number }>(
    `select count(*)::int as waiting from outbox
     where message ->> 'text' = $1 and sent_at is null and failed_at is null`,
    [REMINDER],
  )
  return row?.waiting ?? 0
}

/** A person who writes at their own pace until `ended`; returns how long each answer took, milliseconds. */
const converse = async (fake: FakeTelegram, chatId: number, ended: () => boolean): Promise<number[]> => {
  const took: number[] = []
  for (let said = 0; !ended(); said++) {
    await pause(WRITING.least + Math.random() * (WRITING.most - WRITING.least))
    const before = fake.messages(chatId).filter(({ fromBot, text }) => fromBot && text !== REMINDER).length
    const asked = performance.now()
    fake.userSends(chatId, WORDS[said % WORDS.length] ?? '/menu')
    await fake.waitForMessageThat(
      chatId,
      () => fake.messages(chatId).filter(({ fromBot, text }) => fromBot && text !== REMINDER).length > before,
      30_000,
    )
    took.push(performance.now() - asked)
  }
  return took
}

const describeCalls = (calls: readonly LoggedCall[]) => {
  const sends = calls.filter(({ method }) => /^(sendMessage|editMessageText)$/.test(method))
  const taken = sends.filter(({ status }) => status === 200)
  const bulk = taken.filter(({ parameters }) => parameters.text === REMINDER)
  const [from = 0, to = 0] = [bulk[0]?.at, bulk.at(-1)?.at]
  const meanwhile = taken.filter(({ at }) => at >= from && at < to)
  let mostInASecond = 0
  let closestToOnePerson = Number.POSITIVE_INFINITY
  const last = new Map<string, number>()
  for (const [index, { at, parameters }] of meanwhile.entries()) {
    const upTo = meanwhile.findIndex((other) => other.at >= at + 1000)
    mostInASecond = Math.max(mostInASecond, (upTo < 0 ? meanwhile.length : upTo) - index)
    const chat = String(parameters.chat_id)
    closestToOnePerson = Math.min(closestToOnePerson, at - (last.get(chat) ?? Number.NEGATIVE_INFINITY))
    last.set(chat, at)
  }
  return {
    taken: taken.length,
    refused: sends.filter(({ status }) => status === 429).length,
    ofPermitted: meanwhile.length / ((to - from) / 1000) / PER_SECOND,
    mostInASecond,
    closestToOnePerson,
  }
}

/**
 * Reminders go out from the product, as `nodes` processes, to a Telegram that enforces its limits, while people converse,
 * of a single process those who are reminded themselves.
 */
export const sendBulk = async (
  { url, database }: { url: string; database: Database },
  {
    reminders,
    people,
    nodes = 1,
    onProgress,
  }: { reminders: number; people: number; nodes?: number; onProgress?: (sent: number) => void },
): Promise<BulkReport> => {
  const fake = await startFakeTelegram({
    token: TELEGRAM_TOKEN,
    limits: { overallPerSecond: PER_SECOND, perChatPerSecond: 1 },
    callsKept: reminders * 4,
  })
  const apps: RunningApp[] = []
  try {
    for (let node = 0; node < nodes; node++) {
      const port = await freePort()
      apps.push(
        await startApp({
          DATABASE_URL: url,
          PORT: String(port),
          ...telegramAt(fake.url),
          TELEGRAM_MODE: 'webhook',
          TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
          PUBLIC_URL: `http://127.0.0.1:${port}`,
        }),
      )
    }
    const chatIds = Array.from({ length: reminders }, (_, index) => FIRST_CHAT + index)
    for (const id of chatIds) fake.createUser({ id, started: true })
    // Reminded last, so that what they write overtakes it; not by several nodes, which know nothing of each other's chats.
    const writers = chatIds.slice(-people)
    const reminded = nodes > 1 ? chatIds.slice(0, -people) : chatIds
    for (const [index, id] of writers.entries())
      await enrol(database, { unitCode: UNITS[index % UNITS.length] ?? '', channel: 'telegram', sender: String(id) })
    // Until then each may believe that it is alone.
    if (nodes > 1) await pause(ACQUAINTED_MS)
    await queueBulk(database, reminded)
    let ended = false
    const talks = writers.map((chatId) => converse(fake, chatId, () => ended))
    for (let waiting = reminded.length; waiting > 0; waiting = await countWaiting(database)) {
      onProgress?.(reminded.length - waiting)
      await pause(500)
    }
    ended = true
    const took = (await Promise.all(talks)).flat().sort((left, right) => left - right)
    return {
      reminders: reminded.length,
      ...describeCalls(fake.calls()),
      answers: { count: took.length, p50: quantile(took, 0.5), p95: quantile(took, 0.95), worst: took.at(-1) ?? 0 },
    }
  } finally {
    await Promise.all(apps.map((app) => app.stop()))
    await fake.stop()
  }
}
