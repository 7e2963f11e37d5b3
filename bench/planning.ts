import { readDirectory } from '../db/directory.ts'
import { migrate } from '../db/migrate.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { planReminders } from '../services/plan-reminders.ts'
import { addressOf, withAdministration } from '../testing/administer-postgres.ts'
import { fillWorld } from '../testing/simulation/world.ts'
import { startPostgres } from '../testing/start-postgres.ts'

/**
 * How long it takes to decide and queue 100,000 reminders whose time comes at one moment, and one among as many that wait.
 * Exits with 1 when it takes more than 10 s, or more than 1 s.
 */
const COMMUNES = 50
const ORGANISATIONS = 49
/** Each unit owes so much of either schedule. */
const EACH = 5
const SCHEDULES = ['organisation_monthly', 'organisation_half']
const OPENED = '2026-03-02'
const DAY = '2026-03-18'
const DUE = new Date(`${DAY}T08:00:00+07:00`)
const BEFORE = new Date(`${DAY}T07:00:00+07:00`)

const postgres = await startPostgres({ durable: true })
await withAdministration(postgres.url, (run) => run('create database bench'))
const database = openPostgres(addressOf(postgres.url, 'bench'), { connections: 2 })
await migrate(database)
const size = {
  communes: COMMUNES,
  organisations: ORGANISATIONS,
  nodes: 1,
  kills: 0,
  from: '2026-01-01',
  to: '2026-12-31',
}
await fillWorld(database.run, size)
await database.run(
  `insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at, changed_at)
   select s.id, 1, u.id, 'owed ' || n, '[2026-02-15,2026-03-14]', 'report', $5::date, $1::date, 'open', $2::timestamptz, $2::timestamptz
   from units u, schedules s, generate_series(1, $4::int) n where u.valid_to is null and s.key in (select jsonb_array_elements_text($3::jsonb))`,
  [DAY, BEFORE.toISOString(), JSON.stringify(SCHEDULES), EACH, OPENED],
)
// Their earlier steps have been told.
await database.run('update obligations set ladder_from = $1::timestamptz', [BEFORE.toISOString()])
await database.run('analyze units, placements, people, memberships, accounts, obligations')
const known = await readDirectory(database)
const directory = async () => known

const measure = async (what: string, now: Date): Promise<number> => {
  const started = performance.now()
  const { queued } = await planReminders(database, { directory, now })
  const seconds = (performance.now() - started) / 1000
  console.log(`${what.padEnd(44)} ${String(queued).padStart(7)} queued in ${seconds.toFixed(2)} s`)
  return seconds
}

await measure('an hour before their time', BEFORE)
const all = await measure('at their time', DUE)
await measure('again, when all are queued', DUE)
await database.run(
  `insert into obligations (schedule_id, schedule_revision, unit_id, occurrence, span, kind, opens_on, due_on, state, created_at, changed_at)
   select schedule_id, 1, unit_id, 'one more', span, kind, $1::date, $1::date, 'open', $2::timestamptz, $2::timestamptz
   from obligations order by id limit 1`,
  [DAY, BEFORE.toISOString()],
)
const one = await measure('those of one more, among as many that wait', DUE)
await database.close()
await postgres.stop()
process.exit(all < 10 && one < 1 ? 0 : 1)
