import { beforeEach, expect, test } from 'vitest'
import { startTestBot } from '../bot/testing/start-test-bot.ts'
import type { Database } from '../services/database.ts'
import { keepDirectory } from '../services/keep-directory.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { createCalendarFeed } from './create-calendar-feed.ts'

let database: Database
let readFeed: ReturnType<typeof createCalendarFeed>

beforeEach(async () => {
  database = (await freshPostgres()).open()
  readFeed = createCalendarFeed({ database, directory: keepDirectory(database), now: () => TEST_NOW })
})

const someone = async (unitCode: string) => {
  const person = await enrol(database, { unitCode })
  const bot = startTestBot(database, { now: TEST_NOW })
  const press = async (action: string) =>
    (await bot.say(person.sender, { kind: 'press', action })).map(({ text }) => text).join('\n')
  const newSecret = async () => /\/calendar\/([0-9a-f-]{36})\.ics/.exec(await press('feed:renew'))?.[1] ?? ''
  return { ...person, press, newSecret }
}

const owes = (unitId: number, dueOn: string) =>
  database.run(
    `with schedule as (insert into schedules (key, created_at) values ('monthly-' || $1::int, now()) returning id), revision as (
       insert into schedule_revisions (schedule_id, revision, effective_from, state, definition, recorded_at)
       select id, 1, '2026-01-01', 'active', '{"name": {"vi": "Báo cáo dân vận", "en": "Report"}, "scheme": "admin_15_14"}', now() from schedule)
     insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at, changed_at)
     select id, 1, $1::int, '2026-M11', '[2026-10-15,2026-11-14]', 'report', '2026-11-15', $2::date, 'open', now(), now() from schedule`,
    [unitId, dueOn],
  )

test('the feed holds what one’s own unit owes, in words, and nothing of another unit', async () => {
  const mine = await someone('ia-pnom')
  const other = await someone('ia-krom')
  await owes(mine.unitId, '2026-11-24')
  await owes(other.unitId, '2026-11-25')
  const feed = (await readFeed(await mine.newSecret()))?.replaceAll('\r\n ', '') ?? ''
  expect(feed.match(/^SUMMARY:.*$/gm)).toEqual(['SUMMARY:Hạn: Báo cáo dân vận\\, tháng 11/2026 – Xã Ia Pnôm'])
  expect(feed).toContain('DTSTART;VALUE=DATE:20261124')
})

test('an event keeps its id when its deadline is extended, and moves', async () => {
  const mine = await someone('ia-pnom')
  await owes(mine.unitId, '2026-11-24')
  const secret = await mine.newSecret()
  const uid = (text: string | undefined) => text?.match(/^UID:.*$/gm)
  const before = await readFeed(secret)
  await database.run(`update obligations set extended_to = '2026-11-27'`)
  const after = await readFeed(secret)
  expect(uid(after)).toEqual(uid(before))
  expect(after).toContain('DTSTART;VALUE=DATE:20261127')
})

test('a new address kills the one before, and turning it off kills the last', async () => {
  const mine = await someone('ia-pnom')
  const first = await mine.newSecret()
  const second = await mine.newSecret()
  expect(await readFeed(first)).toBeUndefined()
  expect(await readFeed(second)).toContain('BEGIN:VCALENDAR')
  await mine.press('feed:end')
  expect(await readFeed(second)).toBeUndefined()
})

test('a secret that is nobody’s opens nothing', async () => {
  await someone('ia-pnom')
  for (const secret of ['', 'x', '00000000-0000-4000-8000-000000000000', "' or true --"])
    expect(await readFeed(secret)).toBeUndefined()
})

test('only a hash of the secret is kept in its table', async () => {
  const mine = await someone('ia-pnom')
  const secret = await mine.newSecret()
  const [row] = await database.run<{ row: string }>('select f::text as row from calendar_feeds f')
  expect(row?.row).not.toContain(secret)
})
