import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { type FakeZalo, startFakeZalo } from 'zalo-oa-sdk/fake'
import { createChatAssets } from '../api/chat/chat-assets.ts'
import { startApi } from '../api/testing/start-api.ts'
import { createZalo, type Zalo } from '../assembly/create-zalo.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { consentAddress, writeConsentLink } from '../services/consent-link.ts'
import { TEST_NOW } from './demonstration.ts'
import { freePort } from './free-port.ts'

const SECRET = 'secret-of-the-program-0123456789abcdef'
const silent = { debug() {}, info() {}, warn() {}, error() {} }

export interface ConsentPageServer {
  fake: FakeZalo
  database: Database
  account: Zalo['account']
  url: string
  /** Administrators of the office, with and without a chat account. */
  administrator: number
  lonely: number
  /** The address that a link for this person has now. */
  addressFor(personId: number | null): string
}

const addAdministrator = async ({ run }: Database, name: string): Promise<number> => {
  const [row] = await run<{ id: number }>(
    `with person as (insert into people (name, created_at) values ($1, now()) returning id)
     insert into memberships (person_id, unit_id, role, valid_from)
     select person.id, units.id, 'administrator', '2025-07-01' from person, units order by units.id limit 1 returning person_id as id`,
    [name],
  )
  return row?.id ?? 0
}

/** The page that connects the Official Account, served with a fake Zalo behind it until the test ends. It is TEST_NOW. */
export const startConsentPage = async (
  database: Database,
  environment: Record<string, string> = {},
): Promise<ConsentPageServer> => {
  const fake = await startFakeZalo({ start: TEST_NOW })
  const port = await freePort()
  const settings = readConfig({
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ZALO_APP_ID: fake.app.id,
    ZALO_APP_SECRET: fake.app.secret,
    ZALO_OA_SECRET: fake.account.secret,
    ZALO_API_ROOT: fake.root,
    ZALO_OAUTH_ROOT: fake.root,
    ZALO_ZNS_ROOT: fake.root,
    ...environment,
  })
  const clock = () => new Date(fake.clock.now())
  const zalo = createZalo({ settings, database, secret: SECRET, clock, log: silent })
  if (zalo?.consentPage === undefined) throw new Error('the page is off')
  const chat = new Hono().route('/assets', createChatAssets())
  const api = await startApi(database, { port, consentPage: zalo.consentPage, chat })
  onTestFinished(async () => {
    await api.close()
    await fake.close()
  })
  const administrator = await addAdministrator(database, 'Trần Văn Quản')
  const lonely = await addAdministrator(database, 'Lê Thị Vắng')
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('telegram', 'chat-' || $1::int, $1::int, now())`,
    [administrator],
  )
  return {
    fake,
    database,
    account: zalo.account,
    url: api.url,
    administrator,
    lonely,
    addressFor: (personId) => consentAddress(api.url, writeConsentLink(personId, { now: clock(), secret: SECRET })),
  }
}
