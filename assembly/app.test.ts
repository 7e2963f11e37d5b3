import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'node-cron'
import { expect, test } from 'vitest'
import { noDatabase } from '../api/testing/no-database.ts'
import { openPool } from '../bot/channels/telegram/pooled-transport.ts'
import { readConfig } from '../config.ts'
import { createApp } from './app.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

const { jobs } = createApp({
  settings: readConfig({ ZALO_APP_ID: '123456', ZALO_APP_SECRET: 'app secret', ZALO_OA_SECRET: 'oa secret' }),
  folder: join(import.meta.dirname, '..'),
  database: noDatabase,
  secret: 'a secret for tests that is long enough',
  node: 'test',
  clock: () => new Date(),
  now: () => new Date(),
  log: silent,
  openTransport: openPool,
  stopping: new AbortController().signal,
})

test('every job has a name of its own, a schedule that can be kept, and a line in docs/operations.md', () => {
  const page = readFileSync('docs/operations.md', 'utf8')
  const listed = [...page.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map(([, name]) => name)
  expect(jobs.map(({ name }) => name).toSorted()).toEqual(listed.toSorted())
  for (const { schedule } of jobs) {
    expect('cron' in schedule ? validate(schedule.cron) : schedule.everySeconds > 0).toBe(true)
  }
})
