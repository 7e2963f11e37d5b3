import { expect, onTestFinished, test } from 'vitest'
import { openMigrated } from '../testing/open-migrated.ts'
import { pruneHistory } from './prune-history.ts'

const NOW = new Date('2026-11-20T02:00:00Z')

test('what is old is forgotten and counted; what waits, and each job’s last success, is not', async () => {
  const database = await openMigrated()
  onTestFinished(database.close)
  const daysAgo = (days: number) => `'${new Date(NOW.getTime() - days * 86_400_000).toISOString()}'::timestamptz`
  await database.run(
    `insert into inbound_updates (channel, update_key, received_at) values ('telegram', 'old', ${daysAgo(8)}), ('telegram', 'new', ${daysAgo(6)})`,
  )
  await database.run(
    `insert into outbox (channel, recipient, message, created_at, not_before, sent_at, failed_at) values
       ('telegram', 'sent long ago', '{}', ${daysAgo(91)}, ${daysAgo(91)}, ${daysAgo(91)}, null),
       ('telegram', 'given up long ago', '{}', ${daysAgo(91)}, ${daysAgo(91)}, null, ${daysAgo(91)}),
       ('telegram', 'waits', '{}', ${daysAgo(91)}, ${daysAgo(91)}, null, null),
       ('telegram', 'sent', '{}', ${daysAgo(89)}, ${daysAgo(89)}, ${daysAgo(89)}, null)`,
  )
  await database.run(
    `insert into job_runs (job, node, started_at, took_ms, result, failure) values
       ('yearly', 'a success before the last', ${daysAgo(800)}, 1, '{}', null),
       ('yearly', 'the last success', ${daysAgo(400)}, 1, '{}', null),
       ('yearly', 'an old failure', ${daysAgo(31)}, 1, null, 'Error'),
       ('yearly', 'a failure', ${daysAgo(29)}, 1, null, 'Error')`,
  )

  expect(await pruneHistory(database, () => NOW).run()).toEqual({ updates: 1, messages: 2, jobRuns: 2 })
  const left = async (column: string, table: string) =>
    (await database.run<Record<string, string>>(`select ${column} from ${table} order by 1`)).map((row) => row[column])
  expect(await left('update_key', 'inbound_updates')).toEqual(['new'])
  expect(await left('recipient', 'outbox')).toEqual(['sent', 'waits'])
  expect(await left('node', 'job_runs')).toEqual(['a failure', 'the last success'])
})
