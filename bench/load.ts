import { cpus } from 'node:os'
import { Pool } from 'undici'
import { takenSeconds } from './taken-seconds.ts'
import type { TelegramStub } from './telegram-stub.ts'

/**
 * A guided reception from the command to the receipt. The figures differ each time, so that nothing is remembered from
 * the last one.
 */
export const answerTo = (step: number, chatId: number): string => {
  const n = (step * 7 + chatId) % 500
  const answers = [
    '/tiepdan',
    'Một buổi',
    'Chủ tịch UBND',
    'Trực tiếp tiếp',
    'hôm nay',
    'Định kỳ',
    `${n + 8} lượt ${n + 9} người ${n + 7} vụ`,
    String(n),
    'không',
    'Lưu',
  ]
  return answers[step % ANSWERS] ?? ''
}
export const ANSWERS = 10

export interface Measured {
  answersPerSecond: number
  /** Processor time of the server's process, microseconds an answer: steadier than the rate on a noisy machine. */
  cpuMicroseconds: number
  /** From the webhook request to the reply at Telegram, milliseconds. */
  p50: number
  p99: number
  /** Share of the processors that the hypervisor gave to others meanwhile: with a tenth of them gone nothing can be judged. */
  taken: number
}

export interface Target {
  url: string
  secret: string
  /** Accounts of people whom nobody else writes as. */
  chatIds: readonly number[]
  cpuSeconds(): number
}

let updateId = 1

export const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

/** One person's next update and the reply to it. */
const answerOnce = async (pool: Pool, { secret }: Target, chatId: number, step: number, stub: TelegramStub) => {
  const text = answerTo(step, chatId)
  const id = updateId++
  const chat = { id: chatId, type: 'private', first_name: 'B' }
  const message = { message_id: id, date: 0, chat, from: { id: chatId, is_bot: false, first_name: 'B' }, text }
  const reply = stub.nextMessage(chatId)
  const { statusCode, body } = await pool.request({
    path: '/webhooks/telegram',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify({ update_id: id, message }),
  })
  await body.dump()
  if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode} to “${text}”`)
  await reply
}

/** Begins a measurement of a target; what comes back ends it. */
const measure = (target: Target): ((durations: readonly number[]) => Measured) => {
  const cpuBefore = target.cpuSeconds()
  const takenBefore = takenSeconds()
  const started = performance.now()
  return (durations) => {
    const sorted = durations.toSorted((left, right) => left - right)
    const seconds = (performance.now() - started) / 1000
    return {
      answersPerSecond: durations.length / seconds,
      cpuMicroseconds: ((target.cpuSeconds() - cpuBefore) * 1e6) / durations.length,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      taken: (takenSeconds() - takenBefore) / seconds / cpus().length,
    }
  }
}

/** As many answers as go through with `people` in flight. */
export const measureThroughput = async (
  target: Target,
  stub: TelegramStub,
  { people, seconds }: { people: number; seconds: number },
): Promise<Measured> => {
  const pool = new Pool(target.url, { connections: people, pipelining: 1 })
  const durations: number[] = []
  const end = performance.now() + seconds * 1000
  const conclude = measure(target)
  const person = async (chatId: number) => {
    for (let step = 0; performance.now() < end || step % ANSWERS !== 0; step++) {
      const before = performance.now()
      await answerOnce(pool, target, chatId, step, stub)
      durations.push(performance.now() - before)
    }
  }
  await Promise.all(target.chatIds.slice(0, people).map(person))
  await pool.close()
  return conclude(durations)
}

/** People brought in at once. */
const AT_ONCE = 8

/** By account: how many answers of theirs there have been. */
export type Crowd = Map<number, number>

/**
 * People in the middle of their conversations, each at another point. Nobody's load is in step: of people who began at the
 * same moment all would press "Lưu" at the same moment too.
 */
export const gatherCrowd = async (target: Target, stub: TelegramStub): Promise<Crowd> => {
  const pool = new Pool(target.url, { connections: AT_ONCE, pipelining: 1 })
  const crowd: Crowd = new Map(target.chatIds.map((chatId, place) => [chatId, place % ANSWERS]))
  const waiting = [...crowd]
  const bringIn = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [chatId, steps] = next
      for (let step = 0; step < steps; step++) await answerOnce(pool, target, chatId, step, stub)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, bringIn))
  await pool.close()
  return crowd
}

/** Latency at a steady rate, whatever the answers take: updates are sent at their time, not when the last one is done. */
export const measureLatency = async (
  target: Target,
  stub: TelegramStub,
  { crowd, perSecond, seconds }: { crowd: Crowd; perSecond: number; seconds: number },
): Promise<Measured> => {
  const pool = new Pool(target.url, { connections: 64, pipelining: 1 })
  const durations: number[] = []
  const conclude = measure(target)
  const free = [...crowd.keys()]
  const working: Promise<void>[] = []
  const started = performance.now()
  const total = Math.floor(perSecond * seconds)
  for (let sent = 0; sent < total; sent++) {
    const due = started + (sent * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    const chatId = free.shift()
    if (chatId === undefined) throw new Error('the load has more answers under way than people')
    const step = crowd.get(chatId) ?? 0
    crowd.set(chatId, step + 1)
    const work = answerOnce(pool, target, chatId, step, stub).then(() => {
      durations.push(performance.now() - due)
      free.push(chatId)
    })
    working.push(work)
  }
  await Promise.all(working)
  await pool.close()
  return conclude(durations)
}
