import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

let database: Database
let bot: TestBot
let official: Enrolled

beforeEach(async () => {
  database = (await freshPostgres()).open()
  official = await enrol(database, { unitCode: 'ia-hloi' })
  bot = startTestBot(database, { now: TEST_NOW })
})

const link = (channel: string) =>
  database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ($1, '4711', $2::int, now())`,
    [channel, official.personId],
  )

const press = (action: string) => bot.say(official.sender, { kind: 'press', action, message: '1' })

const preferred = async () => {
  const [row] = await database.run<{ channel: string | null; first: string }>(
    'select p.preferred_channel as channel, (select a.channel from account_of(p.id) a) as first from people p where p.id = $1::int',
    [official.personId],
  )
  return row
}

test('a person chooses among the channels on which they have an account, and messages go there first', async () => {
  await link('telegram')
  const [asked] = await press('setchannel')
  expect(asked?.buttons?.flat().map(({ action }) => action)).toEqual([
    'setchannel:telegram',
    'setchannel:webchat',
    'setchannel:any',
  ])
  await press('setchannel:webchat')
  expect(await preferred()).toEqual({ channel: 'webchat', first: 'webchat' })
  await press('setchannel:any')
  expect(await preferred()).toEqual({ channel: null, first: 'telegram' })
})

test('a channel on which they have none cannot be chosen', async () => {
  await press('setchannel:zalo')
  expect(await preferred()).toEqual({ channel: null, first: 'webchat' })
})
