import { expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { readDirectory } from '../db/directory.ts'
import { type Enrolled, enrol } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { oweReport } from '../testing/obligations.ts'
import { type SendDigests, sendDigests } from './send-digests.ts'

/** On the clocks of Vietnam. 23/11/2026 is a Monday. */
const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`)
const MONDAY = '2026-11-23'
const THURSDAY = '2026-11-19'

const word: SendDigests['word'] = (facts, { key }, { today, language }) => ({
  text: `${facts.unitId} ${key} ${today} ${language}`,
})

const sendAs = (database: Database, now: Date, wording = word) =>
  sendDigests(database, { directory: () => readDirectory(database), word: wording, scheme: 'admin_15_14', now })

/** What was queued for a person, oldest first. */
const toldTo = async ({ run }: Database, { sender }: Enrolled): Promise<string[]> => {
  const rows = await run<{ text: string }>(
    `select message ->> 'text' as text from outbox where recipient = $1 order by id`,
    [sender],
  )
  return rows.map(({ text }) => text)
}

const open = async () => {
  const { open: openPool } = await freshPostgres()
  const database = openPool()
  const leader = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
  return { openPool, database, leader }
}

test('on Monday from 07:30 each leader is told once, however many nodes and runs', async () => {
  const { openPool, database, leader } = await open()
  expect(await sendAs(database, at(MONDAY, '07:29'))).toEqual({ queued: 0 })
  const nodes = [database, openPool(), openPool()]
  const runs = await Promise.all(nodes.flatMap((node) => [1, 2].map(() => sendAs(node, at(MONDAY, '07:30')))))
  // Of the demonstration, Khải leads the province and Dũng heads a commune with organisations below it.
  const personas = 2
  expect(runs.reduce((sum, { queued }) => sum + queued, 0)).toBe(1 + personas)
  expect(await sendAs(database, at(MONDAY, '16:00'))).toEqual({ queued: 0 })
  expect(await toldTo(database, leader)).toEqual([`${leader.unitId} 2026-M11 ${MONDAY} vi`])
})

test('after an outage the digest still goes out the same day, but not in the evening nor the day after', async () => {
  const { database, leader } = await open()
  await sendAs(database, at(MONDAY, '15:00'))
  expect(await toldTo(database, leader)).toHaveLength(1)
  const late = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
  await sendAs(database, at(MONDAY, '20:00'))
  await sendAs(database, at('2026-11-24', '08:00'))
  expect(await toldTo(database, late)).toEqual([])
})

test('where Monday is a day off, the next working day has the weekly digest', async () => {
  const { database, leader } = await open()
  await database.run(
    `insert into calendar_days (date, kind, name, changed_at) values ('${MONDAY}', 'off', 'Nghỉ bù', now())`,
  )
  await sendAs(database, at(MONDAY, '08:00'))
  expect(await toldTo(database, leader)).toEqual([])
  await sendAs(database, at('2026-11-24', '07:30'))
  expect(await toldTo(database, leader)).toHaveLength(1)
})

test('the morning after a deadline they are told who gather the report, and nobody else', async () => {
  const { database, leader } = await open()
  const elsewhere = await enrol(database, { unitCode: 'dong-cam', role: 'leader' })
  await oweReport(database, { unitCode: 'ia-hloi', period: '2026-M11', dueOn: '2026-11-18' })
  await sendAs(database, at('2026-11-18', '08:00'))
  expect(await toldTo(database, leader)).toEqual([])
  await sendAs(database, at(THURSDAY, '07:30'))
  await sendAs(database, at('2026-11-20', '07:30'))
  expect(await toldTo(database, leader)).toHaveLength(1)
  expect(await toldTo(database, elsewhere)).toEqual([])
})

test('a deadline that was extended counts from its new day', async () => {
  const { database, leader } = await open()
  await oweReport(database, { unitCode: 'ia-hloi', period: '2026-M11', dueOn: '2026-11-17' })
  await database.run(`update obligations set extended_to = '2026-11-19'`)
  await sendAs(database, at('2026-11-18', '08:00'))
  expect(await toldTo(database, leader)).toEqual([])
  await sendAs(database, at('2026-11-20', '08:00'))
  expect(await toldTo(database, leader)).toHaveLength(1)
})

test('a head is told where the unit has others below it; officials and heads of a single unit are not', async () => {
  const { database } = await open()
  const head = await enrol(database, { unitCode: 'dong-lam', role: 'head' })
  const alone = await enrol(database, { unitCode: 'ban-tcd-tinh', role: 'head' })
  const official = await enrol(database, { unitCode: 'dong-lam', role: 'official' })
  await sendAs(database, at(MONDAY, '08:00'))
  const told = await Promise.all([head, alone, official].map((person) => toldTo(database, person)))
  expect(told.map(({ length }) => length)).toEqual([1, 0, 0])
})

test('each is told in their own language, and who cannot be reached is left out', async () => {
  const { database, leader } = await open()
  const blocked = await enrol(database, { unitCode: 'dong-lam', role: 'leader' })
  await database.run(`update people set language = 'en' where id = $1`, [leader.personId])
  await database.run(`update accounts set unreachable_since = now() where person_id = $1`, [blocked.personId])
  await sendAs(database, at(MONDAY, '08:00'))
  expect(await toldTo(database, leader)).toEqual([`${leader.unitId} 2026-M11 ${MONDAY} en`])
  expect(await toldTo(database, blocked)).toEqual([])
})

test('a digest is remembered in the commit that queues it: one that could not be worded is tried again', async () => {
  const { database, leader } = await open()
  const failing: SendDigests['word'] = () => {
    throw new Error('no words')
  }
  await expect(sendAs(database, at(MONDAY, '08:00'), failing)).rejects.toThrow('no words')
  await sendAs(database, at(MONDAY, '08:01'))
  expect(await toldTo(database, leader)).toHaveLength(1)
  const [row] = await database.run<{ apart: number }>(
    `select count(*)::int as apart from digests d full join outbox o on o.id = d.outbox_id where d.person_id is null or o.id is null`,
  )
  expect(row?.apart).toBe(0)
})
