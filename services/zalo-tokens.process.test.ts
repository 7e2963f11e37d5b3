import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createTokenKeeper, createZaloOAuth } from 'zalo-oa-sdk'
import { type FakePerson, type FakeZalo, startFakeZalo } from 'zalo-oa-sdk/fake'
import type { Database } from '../db/database.ts'
import { enrol } from '../testing/demonstration.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { runScript } from '../testing/run-script.ts'
import { tokenAccountOf } from './zalo-account.ts'
import { createZaloTokenStore } from './zalo-tokens.ts'

const SECRET = 'secret-of-the-program-0123456789abcdef'

let postgres: FreshPostgres
let database: Database
let zalo: FakeZalo
let person: FakePerson

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open()
  const fake = await startFakeZalo()
  onTestFinished(fake.close)
  zalo = fake
  person = zalo.do.add()
  await zalo.do.follow(person)
})

const startProcess = (count: number, oauthRoot = zalo.root) =>
  runScript('testing/send-by-zalo.ts', {
    DATABASE_URL: postgres.url,
    APP_SECRET: SECRET,
    PUBLIC_URL: 'https://giao-ban.example.vn',
    ZALO_APP_ID: zalo.app.id,
    ZALO_APP_SECRET: zalo.app.secret,
    ZALO_OA_SECRET: zalo.account.secret,
    ZALO_API_ROOT: zalo.root,
    ZALO_OAUTH_ROOT: oauthRoot,
    ZALO_ZNS_ROOT: zalo.root,
    TO: person.id,
    COUNT: String(count),
  })

const store = () => createZaloTokenStore({ database, account: tokenAccountOf(zalo.app.id), secret: SECRET })

const consent = async (expiresInSeconds = 90_000) => {
  const oauth = createZaloOAuth({ appId: zalo.app.id, appSecret: zalo.app.secret, root: zalo.root })
  await createTokenKeeper({ store: store(), oauth }).adopt({ ...zalo.oauth.issue(), expiresInSeconds })
}

const isResult = (line: string) => /^(sent|failed)/.test(line)

/**
 * Zalo's OAuth, whose answers wait for `mayAnswer`: between its answer and the commit is a moment that a test can be in.
 */
const startSlowOAuth = async (mayAnswer: () => Promise<void>) => {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const answered = await fetch(`${zalo.root}${incoming.url}`, {
      method: 'POST',
      headers: {
        secret_key: String(incoming.headers.secret_key),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: Buffer.concat(chunks),
    })
    await mayAnswer()
    outgoing.writeHead(answered.status, { 'content-type': 'application/json' }).end(await answered.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The process that waits to store the pair that Zalo has given, is killed, and its machine with it: the statement never runs. */
const killWhileStoring = async () => {
  let hold: (() => void) | undefined
  const other = postgres.open({ connections: 1 })
  const oauthRoot = await startSlowOAuth(async () => {
    await new Promise<void>((locked) => {
      void other.orm.transaction(async (transaction) => {
        await transaction.execute('select 1 from channel_tokens for update')
        locked()
        await new Promise<void>((resolve) => {
          hold = resolve
        })
      })
    })
  })
  const process = startProcess(1, oauthRoot)
  const waiting = () =>
    database.run<{ pid: number }>(
      `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like 'update channel_tokens set record%'`,
    )
  await expect.poll(waiting).toHaveLength(1)
  await process.kill()
  await database.run(
    `select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like 'update channel_tokens%'`,
  )
  hold?.()
}

const told = () =>
  database.run<{ channel: string; recipient: string; message: { text: string } }>(
    `select channel, recipient, message from outbox where message ->> 'title' in ('KẾT NỐI ZALO OA', 'ZALO OA CONNECTION')`,
  )

test('four processes, an expired token, 200 sends at once: one refresh, and every message is sent once', async () => {
  await consent(1)
  const processes = Array.from({ length: 4 }, () => startProcess(50))
  expect(await Promise.all(processes.map((process) => process.line(isResult)))).toEqual(Array(4).fill('sent 50'))
  expect(zalo.oauth.refreshes).toBe(1)
  const texts = zalo.sent.map(({ content }) => content.text)
  expect(new Set(texts).size).toBe(200)
  expect(texts).toHaveLength(200)
})

test('a refresher killed -9 between Zalo’s answer and the commit: found out, told to each administrator once, mended by consent', async () => {
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram', sender: '5551' })
  const both = await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'zalo', sender: '9001' })
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('zalo-bot', 'b1', $1::int, now() - interval '1 year')`,
    [both.personId],
  )
  await consent(1)
  await killWhileStoring()
  expect(zalo.oauth.refreshes).toBe(1)
  expect((await store().load())?.refreshBegunAtMs).not.toBeNull()
  // The lease of the dead runs out.
  await database.run('update channel_tokens set leased_until = clock_timestamp()')

  const after = [startProcess(1), startProcess(1), startProcess(1)]
  const results = await Promise.all(after.map((process) => process.line(isResult)))
  expect(results).toEqual(Array(3).fill('failed: the refresh token is lost'))
  expect((await store().load())?.lost).toMatchObject({ reason: 'interrupted', announced: true })
  const messages = await told()
  const receivers = messages.map(({ channel, recipient }) => `${channel} ${recipient}`)
  expect(receivers).toContain('telegram 5551')
  expect(receivers).toContain('zalo-bot b1')
  expect(receivers.filter((each) => each.startsWith('zalo '))).toEqual([])
  expect(new Set(receivers).size).toBe(receivers.length)
  for (const { message } of messages) expect(message.text).toContain('https://giao-ban.example.vn/zalo?link=')

  await consent()
  expect(await startProcess(1).line(isResult)).toBe('sent 1')
  expect(await told()).toHaveLength(messages.length)
})
