import { beforeEach, expect, test } from 'vitest'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import type { Database } from './database.ts'

let databases: Database[]
let run: Database['run']

beforeEach(async () => {
  const postgres = await freshPostgres('schema')
  databases = [postgres.open({ connections: 1 }), postgres.open({ connections: 1 })]
  run = (databases[0] as Database).run
  await run(
    `insert into units (code, name, level, valid_from) select code, code, 'commune', '2020-01-01'
     from unnest('{a,b,c,d}'::text[]) code`,
  )
})

const hang = (unit: string, parent: string, from: string, to: string | null = null, over = run) =>
  over(
    `insert into placements (unit_id, parent_id, valid_from, valid_to)
     select u.id, p.id, $3::date, $4::date from units u, units p where u.code = $1 and p.code = $2`,
    [unit, parent, from, to],
  )

const circle = 'would hang below itself'

test('a unit cannot hang below itself, however long the way round', async () => {
  await hang('a', 'b', '2020-01-01')
  await hang('b', 'c', '2020-01-01')
  await hang('c', 'd', '2020-01-01')
  await expect(hang('d', 'a', '2020-01-01')).rejects.toThrow(circle)
  await expect(hang('d', 'b', '2026-01-01')).rejects.toThrow(circle)
  await expect(
    run(`update placements set parent_id = (select id from units where code = 'a')
      where unit_id = (select id from units where code = 'c')`),
  ).rejects.toThrow(circle)
})

test('two units may hang below each other at different times', async () => {
  await hang('a', 'b', '2020-01-01', '2024-12-31')
  await hang('b', 'a', '2025-01-01')
  await expect(hang('a', 'b', '2025-06-01')).rejects.toThrow(circle)
})

test('a way round that leads through days that never meet is no circle', async () => {
  await hang('a', 'b', '2020-01-01', '2022-12-31')
  await hang('b', 'c', '2023-01-01', '2025-12-31')
  await hang('c', 'a', '2020-01-01')
})

test('of two placements that would close a circle together, written at the same moment, one is refused', async () => {
  const [one, two] = databases.map((database) => database.run)
  for (let trial = 0; trial < 10; trial++) {
    await run('delete from placements')
    const written = await Promise.allSettled([
      hang('a', 'b', '2020-01-01', null, one),
      hang('b', 'a', '2020-01-01', null, two),
    ])
    expect(written.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  }
})
