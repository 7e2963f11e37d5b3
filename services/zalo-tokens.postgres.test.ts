import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type EndpointMode, type TokenEvent, tokenRecordOf, ZaloError } from 'zalo-oa-sdk'
import { type FakePerson, type FakeZalo, startFakeZalo } from 'zalo-oa-sdk/fake'
import type { Database } from '../db/database.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { createZaloAccount, tokenAccountOf } from './zalo-account.ts'
import { createZaloTokenStore } from './zalo-tokens.ts'

const SECRET = 'secret-of-the-program-0123456789abcdef'
const HOUR_MS = 3_600_000

let postgres: FreshPostgres
let zalo: FakeZalo
let person: FakePerson

beforeEach(async () => {
  postgres = await freshPostgres('schema')
  const fake = await startFakeZalo()
  onTestFinished(fake.close)
  zalo = fake
  person = zalo.do.add()
  await zalo.do.follow(person)
})

/** A node with a pool of its own. `statements` counts what it asks the database. */
const startNode = ({
  secret = SECRET,
  firstRefreshToken,
  endpointMode = 'auto',
  failing = () => false,
}: {
  secret?: string
  firstRefreshToken?: string
  endpointMode?: EndpointMode
  /** Whether the database does not take this statement. */
  failing?: (statement: string) => boolean
} = {}) => {
  const pool = postgres.open({ connections: 2 })
  const statements: string[] = []
  const database: Database = {
    ...pool,
    run: (statement, parameters) => {
      statements.push(statement)
      if (failing(statement)) return Promise.reject(new Error('the database is away'))
      return pool.run(statement, parameters)
    },
  }
  const events: TokenEvent[] = []
  const account = createZaloAccount({
    database,
    appId: zalo.app.id,
    appSecret: zalo.app.secret,
    ...(firstRefreshToken !== undefined && { firstRefreshToken }),
    endpointMode,
    apiRoot: zalo.root,
    oauthRoot: zalo.root,
    znsRoot: zalo.root,
    secret,
    clock: () => new Date(zalo.clock.now()),
    onTokenEvent: (event) => void events.push(event),
  })
  const send = (text: string) => account.client.sendText({ userId: person.id, text })
  return { ...account, send, events, statements }
}

const storeOf = (options: { secret?: string; leaseSeconds?: number; account?: string } = {}) =>
  createZaloTokenStore({ database: postgres.open({ connections: 1 }), account: 'zalo:1', secret: SECRET, ...options })

const consent = (node: ReturnType<typeof startNode>) => node.adopt({ ...zalo.oauth.issue(), expiresInSeconds: 90_000 })

test('ten nodes, an expired token, 1,000 sends at once: one refresh, and every message is sent once', async () => {
  await consent(startNode())
  const nodes = Array.from({ length: 10 }, () => startNode())
  // Half of the nodes have seen the tokens while they were good.
  await Promise.all(nodes.slice(5).map((node) => node.tokens.current()))
  await zalo.clock.advance(26 * HOUR_MS)
  person.lastInteractionAtMs = zalo.clock.now()
  const texts = Array.from({ length: 1_000 }, (_, i) => `tin ${i}`)
  await Promise.all(texts.map((text, i) => nodes[i % nodes.length]?.send(text)))
  expect(zalo.oauth.refreshes).toBe(1)
  expect(zalo.sent.map(({ content }) => content.text).sort()).toEqual([...texts].sort())
  expect(nodes.flatMap(({ events }) => events).map(({ type }) => type)).toEqual(['refreshed'])
  // A node looks once, then for its turn; it does not ask for each message.
  for (const { statements } of nodes) expect(statements.length).toBeLessThan(40)
})

test('ten nodes whose token Zalo has revoked: the same, though its time is not up', async () => {
  const nodes = Array.from({ length: 10 }, () => startNode())
  const [first] = nodes
  if (first === undefined) return
  await consent(first)
  await Promise.all(nodes.map((node) => node.tokens.current()))
  await zalo.clock.advance(2 * HOUR_MS)
  zalo.oauth.revokeAccessToken()
  await Promise.all(Array.from({ length: 1_000 }, (_, i) => nodes[i % nodes.length]?.send(`tin ${i}`)))
  expect(zalo.oauth.refreshes).toBe(1)
  expect(zalo.sent).toHaveLength(1_000)
})

test('someone else has just refreshed: a node that comes later takes what is there', async () => {
  const [one, other] = [startNode(), startNode()]
  await consent(one)
  await other.tokens.current()
  await zalo.clock.advance(24 * HOUR_MS)
  person.lastInteractionAtMs = zalo.clock.now()
  await one.tokens.refreshAhead()
  await other.send('vẫn gửi được')
  await other.tokens.refreshAhead()
  expect(zalo.oauth.refreshes).toBe(1)
  expect(zalo.sent).toHaveLength(1)
})

test('the first refresh token comes from the configuration; from then on the database alone counts', async () => {
  const { refreshToken } = zalo.oauth.issue()
  await startNode({ firstRefreshToken: refreshToken }).send('đầu tiên')
  await startNode({ firstRefreshToken: refreshToken }).send('sau khi khởi động lại')
  await startNode({ firstRefreshToken: 'an-older-one' }).send('cấu hình cũ')
  expect(zalo.oauth.refreshes).toBe(1)
  expect(zalo.sent).toHaveLength(3)
})

test('neither the tokens nor anything of them stands in the database as it is, and no two records look alike', async () => {
  const store = storeOf()
  const sealed = async () => {
    await store.exclusively(({ save }) => save(tokenRecordOf('refresh-token-in-clear')))
    const [row] = await postgres.open().run<{ record: string }>('select record from channel_tokens')
    return row?.record ?? ''
  }
  const [one, other] = [await sealed(), await sealed()]
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('refresh')
  expect(one).not.toBe(other)
  expect(await store.load()).toEqual(tokenRecordOf('refresh-token-in-clear'))
})

test('a record of another account, put in this one’s row, is not taken', async () => {
  await storeOf({ account: 'zalo:2' }).exclusively(({ save }) => save(tokenRecordOf('of another')))
  await postgres.open().run("update channel_tokens set account = 'zalo:1'")
  await expect(storeOf().load()).rejects.toMatchObject({ action: 'tellAdministrator', remedy: 'consentAgain' })
})

test('with another APP_SECRET the record is reported and stays as it is, until somebody consents', async () => {
  await consent(startNode())
  const [before] = await postgres.open().run<{ record: string }>('select record from channel_tokens')
  const rotated = startNode({ secret: `another-${SECRET}`, firstRefreshToken: 'from the environment' })
  for (const attempt of [() => rotated.send('x'), () => rotated.tokens.refreshAhead()]) {
    const error = await attempt().catch((error: unknown) => error)
    expect(error).toBeInstanceOf(ZaloError)
    expect(error).toMatchObject({ remedy: 'consentAgain', message: expect.stringContaining('APP_SECRET') })
  }
  expect(await postgres.open().run('select record from channel_tokens')).toEqual([before])
  expect(zalo.oauth.refreshes).toBe(0)
  await consent(rotated)
  await rotated.send('sau khi cấp quyền lại')
  expect(zalo.sent).toHaveLength(1)
})

test('the lease of a process that died runs out; what it tries to store afterwards is refused', async () => {
  let store: (() => Promise<void>) | undefined
  let end: (() => void) | undefined
  const dead = storeOf({ leaseSeconds: 1 }).exclusively(({ save }) => {
    store = () => save(tokenRecordOf('too late'))
    return new Promise<void>((resolve) => {
      end = resolve
    })
  })
  await expect.poll(() => store).toBeDefined()
  const since = performance.now()
  await storeOf().exclusively(({ save }) => save(tokenRecordOf('of the living')))
  expect(performance.now() - since).toBeGreaterThan(700)
  await expect(store?.()).rejects.toThrow('the lease of the tokens was lost')
  end?.()
  await dead
  expect(await storeOf().load()).toEqual(tokenRecordOf('of the living'))
})

test('a lease that ran out and that nobody took is still its holder’s: a slow node loses no pair', async () => {
  const store = storeOf({ leaseSeconds: 0.05 })
  await store.exclusively(async ({ save }) => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    await save(tokenRecordOf('late but alone'))
  })
  expect(await store.load()).toEqual(tokenRecordOf('late but alone'))
})

test('each save renews the lease, and two never work at once', async () => {
  let inside = 0
  const overlaps: number[] = []
  const work = (store: ReturnType<typeof storeOf>) =>
    store.exclusively(async ({ save }) => {
      inside += 1
      overlaps.push(inside)
      for (let step = 0; step < 4; step++) {
        await new Promise((resolve) => setTimeout(resolve, 400))
        await save(tokenRecordOf(`step ${step}`))
      }
      inside -= 1
    })
  await Promise.all([work(storeOf({ leaseSeconds: 1 })), work(storeOf({ leaseSeconds: 1 }))])
  expect(overlaps).toEqual([1, 1])
})

test('twenty nodes that wait ask the database ever more seldom', async () => {
  let end: (() => void) | undefined
  const holder = storeOf().exclusively(
    () =>
      new Promise<void>((resolve) => {
        end = resolve
      }),
  )
  await expect.poll(() => end).toBeDefined()
  const nodes = Array.from({ length: 20 }, () => startNode())
  const account = tokenAccountOf(zalo.app.id)
  await postgres.open().run('update channel_tokens set account = $1, record = null', [account])
  const waiting = nodes.map((node) => node.tokens.current().catch(() => undefined))
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const asked = nodes.map(({ statements }) => statements.length)
  // 40 times a second each would be 120.
  expect(Math.max(...asked)).toBeLessThan(20)
  await postgres.open().run('update channel_tokens set leased_until = clock_timestamp()')
  await Promise.all(waiting)
  end?.()
  await holder
})

test('a database that is away for a moment after Zalo has answered costs no pair', async () => {
  await consent(startNode())
  await zalo.clock.advance(24 * HOUR_MS)
  let failures = 2
  const node = startNode({
    failing: (statement) =>
      zalo.oauth.refreshes === 1 && statement.startsWith('update channel_tokens set record') && failures-- > 0,
  })
  await node.tokens.refreshAhead()
  expect(failures).toBeLessThanOrEqual(0)
  expect(node.events.map(({ type }) => type)).toEqual(['refreshed'])
  await startNode().tokens.refreshAhead()
  expect(zalo.oauth.refreshes).toBe(1)
})

test('an endpoint that the configuration pins stays, whatever was learned', async () => {
  zalo.becomeStateBody()
  await consent(startNode())
  await expect(startNode({ endpointMode: 'v3' }).send('ghim v3')).rejects.toMatchObject({ code: -235 })
  await startNode().send('tự nhận biết')
  await expect(startNode({ endpointMode: 'v3' }).send('vẫn ghim v3')).rejects.toMatchObject({ code: -235 })
  await startNode({ endpointMode: 'v2' }).send('ghim v2')
  expect(zalo.sent).toHaveLength(2)
})

test('a state body is found to need version 2 once, and every process knows', async () => {
  zalo.becomeStateBody()
  const one = startNode()
  await consent(one)
  await one.send('lần đầu')
  await startNode().send('tiến trình khác')
  const paths = zalo.requests.map(({ path }) => path).filter((path) => path.includes('/message'))
  expect(paths).toEqual(['/v3.0/oa/message/cs', '/v2.0/oa/message', '/v2.0/oa/message'])
})
