import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { openPglite } from '../db/open-pglite.ts'
import { startApi } from './testing/start-api.ts'

const start = async (database: Database) => {
  const api = await startApi(database)
  onTestFinished(api.close)
  return api
}

test('ready means that the database answers and has every migration', async () => {
  const database = await openPglite()
  const api = await start(database)
  const before = await fetch(`${api.url}/readyz`)
  expect(before.status).toBe(503)
  expect(await before.json()).toMatchObject({
    error: {
      code: 'unavailable',
      message: 'not ready: migrations_pending',
      requestId: before.headers.get('x-request-id'),
    },
  })

  await migrate(database)
  const after = await fetch(`${api.url}/readyz`)
  expect(after.status).toBe(200)
  expect(await after.json()).toEqual({ status: 'ready' })

  await database.close()
  const closed = await fetch(`${api.url}/readyz`)
  expect(closed.status).toBe(503)
  expect(await closed.json()).toMatchObject({ error: { message: 'not ready: database_unavailable' } })
  const alive = await fetch(`${api.url}/healthz`)
  expect(alive.status).toBe(200)
  expect(await alive.json()).toEqual({ status: 'alive' })
})
