import { expect, test } from 'vitest'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { runScript } from '../testing/run-script.ts'
import { isMigrated, migrate } from './migrate.ts'

test('three processes that migrate an empty database at the same moment all succeed', async () => {
  const postgres = await freshPostgres('nothing')
  const runs = await Promise.all(
    Array.from({ length: 3 }, () => runScript('testing/migrate-once.ts', { DATABASE_URL: postgres.url }).ended),
  )
  expect(runs).toEqual(Array.from({ length: 3 }, () => ({ code: 0, output: 'migrated' })))
  const database = postgres.open()
  expect(await isMigrated(database)).toBe(true)
  const applied = await database.run<{ hashes: number; all: number }>(
    'select count(distinct hash)::int as hashes, count(*)::int as all from migrations',
  )
  expect(applied).toEqual([{ hashes: expect.any(Number), all: applied[0]?.hashes }])
})

test('many that migrate an empty database through pools of their own at the same moment all succeed', async () => {
  for (let trial = 0; trial < 4; trial++) {
    const postgres = await freshPostgres('nothing')
    const databases = Array.from({ length: 8 }, () => postgres.open({ connections: 1 }))
    // Connected beforehand, so that they begin together.
    await Promise.all(databases.map(({ run }) => run('select 1')))
    await Promise.all(databases.map(migrate))
    expect(await Promise.all(databases.map((each) => isMigrated(each)))).toEqual(databases.map(() => true))
  }
})

test('a database that holds data is migrated again without a change', async () => {
  const postgres = await freshPostgres('demonstration')
  const database = postgres.open()
  const count = () =>
    database.run('select (select count(*) from entries) as entries, (select count(*) from migrations) as migrations')
  const before = await count()
  expect(await runScript('testing/migrate-once.ts', { DATABASE_URL: postgres.url }).ended).toEqual({
    code: 0,
    output: 'migrated',
  })
  expect(await count()).toEqual(before)
})
