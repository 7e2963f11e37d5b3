import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryTokenStore, createOaClient, createTokenKeeper, createZaloOAuth, tokenRecordOf } from 'zalo-oa-sdk'
import { type FakeZalo, startFakeZalo } from 'zalo-oa-sdk/fake'
import { createPooledFetch, type PooledFetch } from './pooled-fetch.ts'

const MESSAGES = '/v3.0/oa/message/cs'
let fake: FakeZalo
let pooled: PooledFetch

beforeEach(async () => {
  fake = await startFakeZalo()
  pooled = createPooledFetch()
})
afterEach(async () => {
  await pooled.close()
  await fake.close()
})

const start = () => {
  const oauth = createZaloOAuth({ appId: fake.app.id, appSecret: fake.app.secret, root: fake.root })
  const store = createMemoryTokenStore(tokenRecordOf(fake.oauth.issue().refreshToken))
  const tokens = createTokenKeeper({ store, oauth })
  const client = createOaClient({ tokens, apiRoot: fake.root, fetch: pooled.fetch, timeoutMilliseconds: 300 })
  const { id } = fake.do.add({ follows: true, lastInteractionAtMs: fake.clock.now() })
  return { client, userId: id }
}

test('messages, questions and uploads arrive as over the global fetch', async () => {
  const { client, userId } = start()
  await client.sendText({ userId, text: 'Đã lưu 8 lượt' })
  const attachmentId = await client.uploadImage({ bytes: new Uint8Array(10), fileName: 'a.png' })
  await client.sendImage({ userId, attachmentId })
  expect(fake.sent.map(({ content }) => content.text)).toEqual(['Đã lưu 8 lượt', undefined])
  expect(await client.officialAccount()).toMatchObject({ name: fake.account.name })
})

test('what certainly never left is told apart from what may have arrived', async () => {
  const { client, userId } = start()
  const send = () => client.sendText({ userId, text: 'x' })
  await send()
  for (const how of ['hang', 'disconnect', 'http500'] as const) {
    fake.faults.add({ path: MESSAGES, when: 'after', how })
    await expect(send()).rejects.toMatchObject({ action: 'unknownMaybeSent' })
  }
  await fake.close()
  await expect(send()).rejects.toMatchObject({ action: 'retry' })
  fake = await startFakeZalo()
})
