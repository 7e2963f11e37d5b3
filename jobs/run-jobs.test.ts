import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { openMigrated } from '../testing/open-migrated.ts'
import type { Job } from './job.ts'
import { runDueJobs } from './run-due-jobs.ts'
import { runJobs } from './run-jobs.ts'

/** A Friday, 09:00 in Vietnam. */
const START = new Date('2026-11-20T02:00:00Z')
const WEEKLY = { cron: '30 7 * * 1' }

let database: Database

beforeAll(async () => {
  database = await openMigrated()
})

afterAll(() => database.close())

beforeEach(async () => {
  await database.run('delete from job_runs')
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const contextOf = (node = 'node', on = database) => {
  const logged: string[] = []
  const log = (_fields: object, message: string) => void logged.push(message)
  const logger = { debug: log, info: log, warn: log, error: log }
  return { logged, context: { database: on, node, now: () => new Date(), log: logger } }
}

const start = (...jobs: Job[]) => {
  const { context } = contextOf()
  const end = runJobs(jobs, context)
  onTestFinished(end)
  return end
}

const recorded = async () =>
  await database.run<{ job: string; result: object | null; failure: string | null }>(
    'select job, result, failure from job_runs where job <> $1 order by id',
    ['jobs.catch_up'],
  )

const ran = async (job: string, startedAt: string) =>
  await database.run(
    `insert into job_runs (job, node, started_at, took_ms, result) values ($1, 'before', $2::timestamptz, 1, '{}')`,
    [job, startedAt],
  )

/** A job that counts its runs. */
const counting = (
  name: string,
  schedule: Job['schedule'],
  run = async () => ({ done: 1 }) as Record<string, number>,
) => {
  const spy = vi.fn(run)
  return { job: { name, schedule, run: spy }, spy }
}

test('peer fault 13: a cron job runs by the clock in Vietnam, not in UTC', async () => {
  await ran('digest', '2026-11-16T00:30:00Z')
  const { job, spy } = counting('digest', WEEKLY)
  vi.setSystemTime('2026-11-23T07:28:30+07:00')
  start(job)
  await vi.advanceTimersByTimeAsync(89_000)
  expect(spy).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(spy).toHaveBeenCalledTimes(1)
  await vi.waitFor(async () =>
    expect(await recorded()).toContainEqual({ job: 'digest', result: { done: 1 }, failure: null }),
  )
})

test('a node runs a job at its time though another, whose clock is ahead, has recorded a run of it already', async () => {
  await ran('digest', '2026-11-23T00:40:00Z')
  const { job, spy } = counting('digest', WEEKLY)
  vi.setSystemTime('2026-11-23T07:29:30+07:00')
  start(job)
  await vi.advanceTimersByTimeAsync(31_000)
  expect(spy).toHaveBeenCalledTimes(1)
})

test('peer fault 6: a run that was missed while nothing ran is made up for at the start, once, however many were missed', async () => {
  await ran('missed', '2026-10-05T00:30:00Z')
  await ran('done', '2026-11-16T00:30:00Z')
  const jobs = ['missed', 'never', 'done'].map((name) => counting(name, WEEKLY))
  start(...jobs.map(({ job }) => job))
  await vi.waitFor(async () => expect(await recorded()).toHaveLength(4))
  expect(jobs.map(({ spy }) => spy.mock.calls.length)).toEqual([1, 1, 0])
})

test('a run that failed is recorded with its cause and tried again a minute later, until it succeeds', async () => {
  let away = true
  const { job, spy } = counting('digest', WEEKLY, async () => {
    if (away) throw new Error('the database is away')
    return { written: 2 }
  })
  start(job)
  await vi.waitFor(async () =>
    expect(await recorded()).toEqual([{ job: 'digest', result: null, failure: 'Error: the database is away' }]),
  )
  away = false
  await vi.advanceTimersByTimeAsync(60_000)
  await vi.waitFor(async () =>
    expect((await recorded())[1]).toEqual({ job: 'digest', result: { written: 2 }, failure: null }),
  )
  await vi.advanceTimersByTimeAsync(300_000)
  expect(spy).toHaveBeenCalledTimes(2)
})

test('a job never runs twice at once, and the end waits for it', async () => {
  let finish: (() => void) | undefined
  const { job, spy } = counting(
    'slow',
    { cron: '* * * * *' },
    () =>
      new Promise((resolve) => {
        finish = () => resolve({})
      }),
  )
  const end = start(job)
  await vi.waitFor(() => expect(spy).toHaveBeenCalledTimes(1))
  await vi.advanceTimersByTimeAsync(300_000)
  expect(spy).toHaveBeenCalledTimes(1)
  let ended = false
  const ending = end().then(() => {
    ended = true
  })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ended).toBe(false)
  finish?.()
  await ending
  expect(spy).toHaveBeenCalledTimes(1)
})

test('a sweep is recorded only when it did something, and one that fails runs ever less often', async () => {
  let found = 0
  const idle = counting('idle', { everySeconds: 1 }, async () => ({ sent: found }))
  const broken = counting('broken', { everySeconds: 1 }, async () => Promise.reject(new Error('broken')))
  start(idle.job, broken.job)
  for (let second = 0; second < 62; second++) await vi.advanceTimersByTimeAsync(1_000)
  await vi.waitFor(() => expect(idle.spy.mock.calls.length).toBeGreaterThan(20))
  expect(broken.spy.mock.calls.length).toBeLessThan(8)
  found = 3
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.waitFor(async () => {
    const ofIdle = (await recorded()).filter(({ job }) => job === 'idle')
    expect(ofIdle.length).toBeGreaterThan(0)
    expect(ofIdle.every(({ result }) => JSON.stringify(result) === '{"sent":3}')).toBe(true)
  })
})

test('one turn of the clock runs what is due, then sweeps until nothing is found; the next turn finds nothing', async () => {
  vi.useRealTimers()
  let left = 3
  const due = counting('due', WEEKLY)
  const sweep = counting('sweep', { everySeconds: 1 }, async () => ({ sent: left > 0 ? left-- : 0 }))
  const { context } = contextOf('worker')
  const settle = vi.fn(async () => undefined)
  await runDueJobs([sweep.job, due.job], context, settle)
  await runDueJobs([sweep.job, due.job], context, settle)
  expect(due.spy).toHaveBeenCalledTimes(1)
  expect(sweep.spy).toHaveBeenCalledTimes(5)
  expect(left).toBe(0)
})

test('a run that cannot be recorded is told in the log and harms nothing', async () => {
  const away = { ...database, run: () => Promise.reject(new Error('the database is away')) }
  const { logged, context } = contextOf('node', away)
  const { job } = counting('sweep', { everySeconds: 1 })
  const end = runJobs([job], context)
  await vi.advanceTimersByTimeAsync(1_000)
  await vi.waitFor(() => expect(logged).toContain('a run of a job could not be recorded'))
  await end()
})
