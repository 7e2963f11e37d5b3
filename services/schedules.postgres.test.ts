import { expect, test } from 'vitest'
import { commitVerb } from '../db/commit-verb.ts'
import { RefusedByDatabase } from '../db/errors.ts'
import { writeSchedule } from '../db/schedule-writes.ts'
import { readScheduleRecords, readSchedules } from '../db/schedules.ts'
import { presets } from '../domain/schedules/presets.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { loadPresets } from './load-presets.ts'

const sorted = (keys: readonly { key: string }[]) => keys.map(({ key }) => key).toSorted()

test('processes that start at the same moment load the presets once', async () => {
  const office = await freshPostgres()
  const processes = [1, 2, 3].map(() => office.open())
  const loaded = await Promise.all(processes.map((database) => loadPresets(database, TEST_NOW)))
  expect(loaded.toSorted((a, b) => a - b)).toEqual([0, 0, presets.length])
  const schedules = await readSchedules(office.open().run)
  expect(sorted(schedules)).toEqual(sorted(presets))
  for (const { key, enteredOn, revisions } of schedules) {
    expect(enteredOn).toBe('2026-11-20')
    expect(revisions).toEqual(presets.find((preset) => preset.key === key)?.revisions)
  }
})

test('an office that has schedules keeps them as they are', async () => {
  const database = (await freshPostgres()).open()
  await loadPresets(database, TEST_NOW)
  const before = await readScheduleRecords(database.run)
  expect(await loadPresets(database, new Date('2027-11-20T02:00:00Z'))).toBe(0)
  expect(await readScheduleRecords(database.run)).toEqual(before)
})

const NODES = 6
const ROUNDS = 10

test('of several changes at the same moment exactly one is written, with its author and its audit', async () => {
  const office = await freshPostgres()
  const database = office.open()
  const { personId } = await enrol(database, { unitCode: 'dong-lam', role: 'administrator' })
  await loadPresets(database, TEST_NOW)
  const key = 'commune_monthly'
  const nodes = Array.from({ length: NODES }, () => office.open({ connections: 1 }))
  const definition = presets.find((preset) => preset.key === key)?.revisions[0]?.definition
  if (definition === undefined) throw new Error(`no preset ${key}`)

  for (let revision = 2; revision < 2 + ROUNDS; revision++) {
    const next = { revision, effectiveFrom: '2026-12-01', state: 'active', definition, reason: 'Công văn 12' } as const
    const write = writeSchedule({ done: 'changed', key, revision: next })
    const results = await Promise.allSettled(
      nodes.map(({ run }) => commitVerb(run, write, { personId, channel: 'webchat', now: TEST_NOW })),
    )
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused.length).toBe(NODES - 1)
    for (const error of refused) {
      expect(error).toBeInstanceOf(RefusedByDatabase)
      expect(error.refusal).toBe('schedule_changed')
    }
  }

  const changed = (await readScheduleRecords(database.run)).find((schedule) => schedule.key === key)
  expect(changed?.revisions.map(({ revision }) => revision)).toEqual(
    Array.from({ length: ROUNDS + 1 }, (_, index) => index + 1),
  )
  expect(new Set(changed?.revisions.slice(1).map(({ recordedByName }) => recordedByName)).size).toBe(1)
  const audited = await database.run<{ personId: number }>(
    `select person_id as "personId" from audit_events where name = 'schedule.changed'`,
  )
  expect(audited).toEqual(Array(ROUNDS).fill({ personId }))
})

test('what a revision says is never rewritten', async () => {
  const database = (await freshPostgres()).open()
  await loadPresets(database, TEST_NOW)
  await expect(database.run(`update schedule_revisions set state = 'ended'`)).rejects.toThrow()
  await expect(database.run('delete from schedule_revisions')).rejects.toThrow()
})
