import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeZalo, startFakeZalo } from '../fake/index.ts'
import { createOaClient } from '../oa/oa-client.ts'
import { createZaloOAuth, type TokenPair, type ZaloOAuth } from './oauth.ts'
import { createTokenKeeper, type TokenEvent } from './token-keeper.ts'
import { createMemoryTokenStore, type TokenRecord, type TokenStore, tokenRecordOf } from './token-store.ts'

const hourMs = 3_600_000
let zalo: FakeZalo
let events: TokenEvent[]

beforeEach(async () => {
  zalo = await startFakeZalo({ start: new Date('2026-11-23T02:00:00Z') })
  events = []
})
afterEach(() => zalo.close())

const realOAuth = (timeoutMilliseconds = 30_000) =>
  createZaloOAuth({ appId: zalo.app.id, appSecret: zalo.app.secret, root: zalo.root, timeoutMilliseconds })

const node = (store: TokenStore, oauth: Pick<ZaloOAuth, 'refresh'> = realOAuth()) =>
  createTokenKeeper({ store, oauth, now: zalo.clock.now, onEvent: (event) => void events.push(event) })

/** A store with the first pair already obtained. */
const filledStore = async (): Promise<TokenStore> => {
  const store = createMemoryTokenStore(tokenRecordOf(zalo.oauth.issue().refreshToken))
  await node(store).current()
  events = []
  zalo.oauth.refreshes = 0
  return store
}

const recordOf = async (store: TokenStore): Promise<TokenRecord> => {
  const record = await store.load()
  if (record === null) throw new Error('the store is empty')
  return record
}

const typesOf = () => events.map(({ type }) => type)

describe('ten nodes that share one store', () => {
  const sendThousand = async (store: TokenStore) => {
    zalo.requestsPerMinuteMax = 10_000
    const person = zalo.do.add({ follows: true, lastInteractionAtMs: zalo.clock.now() })
    const nodes = Array.from({ length: 10 }, () =>
      createOaClient({ tokens: node(store), apiRoot: zalo.root, timeoutMilliseconds: 60_000 }),
    )
    // Every node has used the old token before.
    await Promise.all(nodes.map((client) => client.officialAccount()))
    return { person, nodes }
  }
  const sendAll = ({ person, nodes }: Awaited<ReturnType<typeof sendThousand>>) =>
    Promise.all(
      Array.from({ length: 1_000 }, (_, i) => {
        const client = nodes[i % nodes.length]
        if (client === undefined) throw new Error('no node')
        return client.sendText({ userId: person.id, text: `Tin số ${i}` })
      }),
    )

  test('an expired token and 1,000 concurrent messages: one refresh, no message lost, none twice', async () => {
    const store = await filledStore()
    const setting = await sendThousand(store)
    await zalo.clock.advance(26 * hourMs)
    await sendAll(setting)
    expect(zalo.oauth.refreshes).toBe(1)
    expect(new Set(zalo.sent.map(({ content }) => content.text)).size).toBe(1_000)
    expect(zalo.sent).toHaveLength(1_000)
  })

  test('a token that Zalo revokes before its time and 1,000 concurrent messages: the same', async () => {
    const store = await filledStore()
    const setting = await sendThousand(store)
    await zalo.clock.advance(hourMs)
    zalo.oauth.revokeAccessToken()
    await sendAll(setting)
    expect(zalo.oauth.refreshes).toBe(1)
    expect(zalo.sent).toHaveLength(1_000)
  })
})

describe('a refresh', () => {
  test('commits the next pair before anyone uses it, and keeps the one before', async () => {
    const store = await filledStore()
    const before = await recordOf(store)
    await zalo.clock.advance(26 * hourMs)
    const token = await node(store).current()
    const after = await recordOf(store)
    expect(after.accessToken).toBe(token)
    expect(after.refreshToken).not.toBe(before.refreshToken)
    expect(after.previous).toEqual({ accessToken: before.accessToken, refreshToken: before.refreshToken })
    expect(after.accessTokenExpiresAtMs - zalo.clock.now()).toBe(25 * hourMs)
  })

  test('a store that refuses the new pair keeps it out of use; the next call commits it without asking Zalo again', async () => {
    const store = await filledStore()
    let isBroken = true
    const fragile: TokenStore = {
      load: store.load,
      exclusively: (work) =>
        store.exclusively((locked) =>
          work({
            load: locked.load,
            save: async (record) => {
              if (isBroken && record.refreshBegunAtMs === null) throw new Error('disk full')
              await locked.save(record)
            },
          }),
        ),
    }
    await zalo.clock.advance(26 * hourMs)
    const keeper = node(fragile)
    await expect(keeper.current()).rejects.toMatchObject({ api: 'oauth', action: 'retry' })
    expect(typesOf()).toEqual(['pairNotCommitted'])
    isBroken = false
    const token = await keeper.current()
    expect((await recordOf(store)).accessToken).toBe(token)
    expect(zalo.oauth.refreshes).toBe(1)
  })

  test('ahead of time happens below six hours, not above', async () => {
    const store = await filledStore()
    const keeper = node(store)
    await zalo.clock.advance(18.9 * hourMs)
    await keeper.refreshAhead()
    expect(zalo.oauth.refreshes).toBe(0)
    await zalo.clock.advance(0.2 * hourMs)
    await keeper.refreshAhead()
    await keeper.refreshAhead()
    expect(zalo.oauth.refreshes).toBe(1)
  })

  test('an answer without a refresh token never overwrites the one that is stored', async () => {
    const store = await filledStore()
    const before = await recordOf(store)
    await zalo.clock.advance(26 * hourMs)
    const pair: TokenPair = { accessToken: 'at_new', refreshToken: null, expiresInSeconds: 90_000 }
    await node(store, { refresh: async () => pair }).current()
    expect(await recordOf(store)).toMatchObject({ accessToken: 'at_new', refreshToken: before.refreshToken })
    expect(typesOf()).toEqual(['refreshTokenNotReturned', 'refreshed'])
  })

  test('a token refused right after it was issued does not burn refresh tokens', async () => {
    const store = await filledStore()
    const keeper = node(store)
    const token = await keeper.current()
    await expect(keeper.replace(token)).rejects.toMatchObject({ action: 'tellAdministrator', remedy: 'checkAccount' })
    expect(zalo.oauth.refreshes).toBe(0)
  })

  test('that never reached Zalo leaves the refresh token good', async () => {
    const store = await filledStore()
    await zalo.clock.advance(26 * hourMs)
    const gone = await startFakeZalo()
    await gone.close()
    const closed = createZaloOAuth({ appId: 'a', appSecret: 'b', root: gone.root })
    await expect(node(store, closed).current()).rejects.toMatchObject({ action: 'retry' })
    expect((await recordOf(store)).refreshBegunAtMs).toBeNull()
    await node(store).current()
    expect(typesOf()).toEqual(['refreshFailed', 'refreshed'])
  })

  test('that fails is not repeated for every message that waits', async () => {
    const store = await filledStore()
    await zalo.clock.advance(26 * hourMs)
    zalo.faults.add({ path: '/v4/oa/access_token', when: 'before', how: 'http500', times: 5 })
    const keeper = node(store)
    const asked = () => zalo.requests.filter(({ path }) => path === '/v4/oa/access_token').length
    const before = asked()
    for (let i = 0; i < 3; i += 1) await expect(keeper.current()).rejects.toMatchObject({ api: 'oauth' })
    expect(typesOf()).toEqual(['refreshFailed'])
    zalo.faults.clear()
    await zalo.clock.advance(31_000)
    await keeper.current()
    expect(asked() - before).toBe(1)
  })
})

describe('the loss of the refresh token', () => {
  /** Dies after Zalo's answer and before the commit: nothing of the process goes on, the lock falls. */
  const dying: Pick<ZaloOAuth, 'refresh'> = {
    refresh: async (token) => {
      await realOAuth().refresh(token)
      throw new Error('killed')
    },
  }

  test("a refresher killed between Zalo's answer and the commit: detected, announced once, ended by a new consent", async () => {
    const store = await filledStore()
    await zalo.clock.advance(26 * hourMs)
    await expect(node(store, dying).current()).rejects.toThrow('killed')
    expect((await recordOf(store)).refreshBegunAtMs).toBe(zalo.clock.now())

    const lost = { action: 'tellAdministrator', remedy: 'consentAgain' }
    const others = [node(store), node(store)]
    for (const keeper of [...others, ...others]) await expect(keeper.current()).rejects.toMatchObject(lost)
    expect(typesOf()).toEqual(['refreshInterrupted', 'refreshTokenLost'])
    expect(events.at(-1)).toMatchObject({ reason: 'interrupted' })

    const { accessToken, refreshToken } = zalo.oauth.issue()
    await others[0]?.adopt({ accessToken, refreshToken, expiresInSeconds: 90_000 })
    expect(await others[1]?.current()).toBe(accessToken)
    expect(await recordOf(store)).toMatchObject({ lost: null, refreshBegunAtMs: null })
  })

  test('killed before Zalo was asked: detected, and nothing is lost', async () => {
    const store = await filledStore()
    await zalo.clock.advance(26 * hourMs)
    const early = { refresh: () => Promise.reject(new Error('killed')) }
    await expect(node(store, early).current()).rejects.toThrow('killed')
    await node(store).current()
    expect(typesOf()).toEqual(['refreshInterrupted', 'refreshed'])
  })

  test('while the access token still lives, messages go on and the loss is announced all the same', async () => {
    const store = await filledStore()
    zalo.oauth.revokeRefreshTokens()
    await zalo.clock.advance(20 * hourMs)
    const keeper = node(store)
    await keeper.refreshAhead()
    expect(events).toMatchObject([{ type: 'refreshTokenLost', reason: 'refused' }])
    expect(await keeper.current()).toBe((await recordOf(store)).accessToken)
  })

  test('an announcement that fails is made again by the next node', async () => {
    const store = await filledStore()
    zalo.oauth.revokeRefreshTokens()
    await zalo.clock.advance(26 * hourMs)
    const mute = createTokenKeeper({
      store,
      oauth: realOAuth(),
      now: zalo.clock.now,
      onEvent: () => Promise.reject(new Error('the other channel is down')),
    })
    await expect(mute.current()).rejects.toMatchObject({ remedy: 'consentAgain' })
    await expect(node(store).current()).rejects.toMatchObject({ remedy: 'consentAgain' })
    expect(typesOf()).toEqual(['refreshTokenLost'])
  })

  test('a time-out after Zalo has exchanged the token is found out and announced as interrupted', async () => {
    const store = await filledStore()
    await zalo.clock.advance(26 * hourMs)
    zalo.faults.add({ path: '/v4/oa/access_token', when: 'after', how: 'hang' })
    const keeper = node(store, realOAuth(300))
    await expect(keeper.current()).rejects.toMatchObject({ action: 'unknownMaybeSent' })
    await zalo.clock.advance(31_000)
    await expect(keeper.current()).rejects.toMatchObject({ remedy: 'consentAgain' })
    expect(typesOf()).toEqual(['refreshFailed', 'refreshInterrupted', 'refreshTokenLost'])
  })

  test('a store without tokens says that an administrator must consent first', async () => {
    await expect(node(createMemoryTokenStore()).current()).rejects.toMatchObject({ remedy: 'consentAgain' })
  })
})
