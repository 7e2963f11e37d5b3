import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeZalo, startFakeZalo } from './fake/index.ts'
import { createOaClient } from './oa/oa-client.ts'

let zalo: FakeZalo
beforeEach(async () => {
  zalo = await startFakeZalo()
})
afterEach(() => zalo.close())

/** Who waits for nothing waits long: a busy machine must not look like a network that fails. */
const clientOf = (how?: string) => {
  const timeoutMilliseconds = how === 'hang' ? 300 : 10_000
  const { accessToken } = zalo.oauth.issue()
  const tokens = { current: async () => accessToken, replace: async () => accessToken }
  return createOaClient({ tokens, apiRoot: zalo.root, znsRoot: zalo.root, timeoutMilliseconds })
}
const recipient = () => zalo.do.add({ lastInteractionAtMs: zalo.clock.now() }).id

describe('what a failure of the network means', () => {
  test('nobody listens: certainly not sent, so it may be repeated', async () => {
    const client = clientOf()
    await zalo.close()
    await expect(client.sendText({ userId: '1', text: 'x' })).rejects.toMatchObject({ action: 'retry', code: null })
    zalo = await startFakeZalo()
  })

  for (const how of ['hang', 'disconnect', 'http500'] as const) {
    for (const when of ['before', 'after'] as const) {
      test(`${how} ${when} acceptance: a message may have been sent, once`, async () => {
        const client = clientOf(how)
        zalo.faults.add({ path: '/v3.0/oa/message/cs', when, how })
        const sending = client.sendText({ userId: recipient(), text: 'x' })
        await expect(sending).rejects.toMatchObject({ name: 'ZaloError', action: 'unknownMaybeSent' })
        expect(zalo.sent).toHaveLength(when === 'after' ? 1 : 0)
      })
    }

    test(`${how} while reading: may be repeated`, async () => {
      zalo.faults.add({ path: '/v2.0/oa/getoa', when: 'after', how })
      await expect(clientOf(how).officialAccount()).rejects.toMatchObject({ action: 'retry' })
    })
  }

  test("a proxy's page is not taken for Zalo's answer", async () => {
    const answers = [
      { status: 200, action: 'unknownMaybeSent' },
      { status: 502, action: 'unknownMaybeSent' },
      { status: 403, action: 'tellAdministrator' },
      { status: 429, action: 'retry' },
    ]
    for (const { status, action } of answers) {
      const tokens = { current: async () => 't', replace: async () => 't' }
      const client = createOaClient({ tokens, fetch: async () => new Response('<html>login</html>', { status }) })
      await expect(client.sendText({ userId: '1', text: 'x' })).rejects.toMatchObject({ action })
    }
  })

  test('HTTP 200 with an error is a failure; an error of 0 with any HTTP status is a success', async () => {
    const tokens = { current: async () => 't', replace: async () => 't' }
    const answering = (body: unknown, status: number) =>
      createOaClient({ tokens, fetch: async () => Response.json(body, { status }) }).sendText({
        userId: '1',
        text: 'x',
      })
    await expect(answering({ error: -213, message: 'm' }, 200)).rejects.toMatchObject({ code: -213 })
    await expect(answering({ error: null, data: {} }, 200)).rejects.toMatchObject({ action: 'unknownMaybeSent' })
    expect(await answering({ error: 0, data: { message_id: 'm' } }, 203)).toMatchObject({ messageId: 'm' })
  })
})
