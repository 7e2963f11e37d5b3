import { expect, test } from 'vitest'
import { freshPostgres } from '../testing/fresh-postgres.ts'

const lockBoth = (first: number, second: number) => `do $$ begin
  update counters set n = n + 1 where id = ${first};
  perform pg_sleep(0.3);
  update counters set n = n + 1 where id = ${second};
end $$`

test('a statement that loses a deadlock is said again, and both writers are counted', async () => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 2 })
  await database.run('create table counters (id int primary key, n int not null)')
  await database.run('insert into counters values (1, 0), (2, 0)')
  await Promise.all([database.run(lockBoth(1, 2)), database.run(lockBoth(2, 1))])
  expect(await database.run('select n from counters order by id')).toEqual([{ n: 2 }, { n: 2 }])
})
