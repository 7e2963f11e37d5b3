import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Database } from '../../db/database.ts'
import { readDirectory } from '../../db/directory.ts'
import { openMigrated } from '../../testing/open-migrated.ts'
import { answerClientErrors } from '../answer-client-errors.ts'
import { type ApiOptions, createApi } from '../create-api.ts'
import { NOW, seedOffice } from './sample-office.ts'

export const TOKEN = 'a-token-of-the-test'

export interface ApiServer {
  url: string
  /** What was logged, as it would be written. */
  logged: string[]
  close(): Promise<void>
}

export const openOffice = async (): Promise<Database> => {
  const database = await openMigrated()
  await seedOffice(database)
  return database
}

/** The API on a port of its own. The database stays open when the server closes. */
export const startApi = async (
  database: Database,
  { apiOff = false, port: wanted = 0, ...overrides }: Partial<ApiOptions> & { apiOff?: boolean; port?: number } = {},
): Promise<ApiServer> => {
  const logged: string[] = []
  let requests = 0
  const newRequestId = () => `request-${++requests}`
  const app = createApi({
    database,
    directory: () => readDirectory(database),
    ...(!apiOff && { adminToken: TOKEN }),
    now: () => NOW,
    scheme: 'admin_15_14',
    log: { error: (fields, message) => logged.push(`${message} ${JSON.stringify(fields)}`) },
    newRequestId,
    jobs: ['outbox.deliver', 'history.prune'],
    version: '1.2.3',
    ...overrides,
  })
  const server = serve({ fetch: app.fetch, port: wanted, hostname: '127.0.0.1' })
  answerClientErrors(server, newRequestId)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    logged,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export const withToken = { headers: { authorization: `Bearer ${TOKEN}` } }
