import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeZalo, startFakeZalo } from '../fake/index.ts'
import { createZaloOAuth } from '../tokens/oauth.ts'
import { createTokenKeeper } from '../tokens/token-keeper.ts'
import { createMemoryTokenStore, tokenRecordOf } from '../tokens/token-store.ts'
import type { Endpoint, EndpointOptions } from './endpoint.ts'
import { createOaClient } from './oa-client.ts'

const hourMs = 3_600_000
let zalo: FakeZalo

beforeEach(async () => {
  // 09:00 in Vietnam.
  zalo = await startFakeZalo({ start: new Date('2026-11-23T02:00:00Z') })
})
afterEach(() => zalo.close())

const clientOf = (endpoint?: EndpointOptions) => {
  const oauth = createZaloOAuth({ appId: zalo.app.id, appSecret: zalo.app.secret, root: zalo.root })
  const store = createMemoryTokenStore(tokenRecordOf(zalo.oauth.issue().refreshToken))
  const tokens = createTokenKeeper({ store, oauth, now: zalo.clock.now })
  return createOaClient({ tokens, apiRoot: zalo.root, znsRoot: zalo.root, ...(endpoint && { endpoint }) })
}

const present = () => zalo.do.add({ follows: true, lastInteractionAtMs: zalo.clock.now(), phone: '84912345678' })

describe('consultation messages', () => {
  test('a text with buttons arrives as written, and a press comes back as its payload', async () => {
    const person = present()
    const sent = await clientOf().sendText({
      userId: person.id,
      text: 'Kỳ báo cáo tháng 11',
      buttons: [{ kind: 'query', title: 'Báo cáo', payload: '#baocao' }],
    })
    expect(sent).toMatchObject({ messageId: zalo.sent[0]?.messageId, quota: { type: 'reply' } })
    expect(zalo.sent).toMatchObject([{ userId: person.id, content: { text: 'Kỳ báo cáo tháng 11' }, costVnd: 0 }])
    const [message] = zalo.sent
    if (message === undefined) throw new Error('nothing was sent')
    await zalo.clock.advance(hourMs)
    await zalo.do.press(person, message, 'Báo cáo')
    expect(person.lastInteractionAtMs).toBe(zalo.clock.now())
  })

  test('free for 48 hours, 55 VND up to 7 days, then refused', async () => {
    const client = clientOf()
    const person = present()
    const send = () => client.sendText({ userId: person.id, text: 'x' })
    await zalo.clock.advance(48 * hourMs)
    await send()
    await zalo.clock.advance(1)
    await send()
    expect(zalo.sent.map(({ costVnd }) => costVnd)).toEqual([0, 55])
    expect(zalo.account.balanceVnd).toBe(1_000_000 - 55)
    await zalo.clock.advance(120 * hourMs)
    await expect(send()).rejects.toMatchObject({ code: -230, action: 'otherChannel', remedy: 'sendTemplate' })
    await zalo.do.sendText(person, 'chào')
    await send()
    expect(zalo.sent).toHaveLength(3)
  })

  test('whoever cannot be reached is another channel’s matter; an empty account is the administrator’s', async () => {
    const client = clientOf()
    const codeOf = async (details: Parameters<typeof zalo.do.add>[0]) => {
      const person = zalo.do.add({ follows: true, lastInteractionAtMs: zalo.clock.now(), ...details })
      const error = await client.sendText({ userId: person.id, text: 'x' }).catch((failure) => failure)
      return [error.code, error.action]
    }
    expect(await codeOf({ hasBlocked: true })).toEqual([-217, 'otherChannel'])
    expect(await codeOf({ isInactive: true })).toEqual([-227, 'otherChannel'])
    expect(await codeOf({ hasOptedOut: true })).toEqual([-244, 'otherChannel'])
    expect(await codeOf({ follows: false, lastInteractionAtMs: null })).toEqual([-213, 'otherChannel'])
    expect(await codeOf({ quotaRemain: 0 })).toEqual([-218, 'otherChannel'])
    zalo.account.balanceVnd = 54
    const paid = zalo.clock.now() - 49 * hourMs
    expect(await codeOf({ lastInteractionAtMs: paid })).toEqual([-321, 'tellAdministrator'])
    zalo.account.balanceVnd = null
    expect(await codeOf({ lastInteractionAtMs: paid })).toEqual([-320, 'tellAdministrator'])
    zalo.account.quotaRemain = 0
    expect(await codeOf({})).toEqual([-211, 'otherChannel'])
    expect(zalo.sent).toEqual([])
  })

  test('above the limit of a minute nothing goes out until the next one', async () => {
    const client = clientOf()
    const person = present()
    zalo.requestsPerMinuteMax = 3
    for (let i = 0; i < 3; i += 1) await client.sendText({ userId: person.id, text: `${i}` })
    await expect(client.sendText({ userId: person.id, text: '3' })).rejects.toMatchObject({
      code: -32,
      action: 'retry',
      remedy: 'waitForNextMinute',
    })
    await zalo.clock.advance(60_000)
    await client.sendText({ userId: person.id, text: '3' })
    expect(zalo.sent).toHaveLength(4)
  })

  test('a text over the limit never leaves', async () => {
    await expect(clientOf().sendText({ userId: '1', text: 'x'.repeat(2_001) })).rejects.toMatchObject({
      limit: 'textLength',
    })
    expect(zalo.requests).toEqual([])
  })

  test('an uploaded image and file can be sent for seven days, then must be uploaded again', async () => {
    const client = clientOf()
    const person = present()
    const attachmentId = await client.uploadImage({ fileName: 'bieu-do.png', bytes: new Uint8Array(1_048_576) })
    const token = await client.uploadFile({ fileName: 'Báo cáo tháng 11.pdf', bytes: new Blob(['%PDF-1.7']) })
    expect(zalo.assets.get(token)).toMatchObject({ kind: 'file', fileName: 'Báo cáo tháng 11.pdf' })
    await client.sendImage({ userId: person.id, attachmentId, text: 'Biểu đồ' })
    await client.sendFile({ userId: person.id, token })
    await client.requestContact({
      userId: person.id,
      title: 'Xác nhận',
      subtitle: 'Số điện thoại',
      imageUrl: 'https://i',
    })
    expect(zalo.sent).toHaveLength(3)
    await zalo.clock.advance(7 * 24 * hourMs + 1)
    person.lastInteractionAtMs = zalo.clock.now()
    await expect(client.sendFile({ userId: person.id, token })).rejects.toMatchObject({
      code: -100,
      action: 'permanent',
      remedy: 'uploadAgain',
    })
  })

  test('user, account and quota are read, ids as strings', async () => {
    const client = clientOf()
    const person = present()
    expect(await client.userDetail(person.id)).toMatchObject({ userId: person.id, isFollower: true })
    expect(await client.officialAccount()).toMatchObject({ oaId: zalo.account.id, type: 2, isVerified: true })
    zalo.account.quotaRemain = 7
    expect(await client.messageQuota()).toMatchObject([{ product: 'cs', remain: 7 }])
  })
})

describe('which endpoint', () => {
  const learning = () => {
    const learned: Endpoint[] = []
    return { learned, onLearned: (endpoint: Endpoint) => void learned.push(endpoint) }
  }
  const paths = () => zalo.requests.map(({ path }) => path).filter((path) => path.includes('/message'))

  test('a state body’s -235 leads to version 2, which is remembered', async () => {
    zalo.becomeStateBody()
    const { learned, onLearned } = learning()
    const client = clientOf({ onLearned })
    const person = present()
    await client.sendText({ userId: person.id, text: '1' })
    await client.sendText({ userId: person.id, text: '2' })
    expect(paths()).toEqual(['/v3.0/oa/message/cs', '/v2.0/oa/message', '/v2.0/oa/message'])
    expect(learned).toEqual(['v2'])
    expect(zalo.sent).toHaveLength(2)
  })

  test('what was learned is where the next client begins, and -240 leads back', async () => {
    const { learned, onLearned } = learning()
    const client = clientOf({ learned: 'v2', onLearned })
    await client.sendText({ userId: present().id, text: '1' })
    expect(paths()).toEqual(['/v2.0/oa/message', '/v3.0/oa/message/cs'])
    expect(learned).toEqual(['v3'])
  })

  test('what was learned may be looked up, once, and goes without when that fails', async () => {
    zalo.becomeStateBody()
    let lookUps = 0
    const client = clientOf({
      learned: async () => {
        lookUps += 1
        return 'v2'
      },
    })
    const { id: userId } = present()
    await Promise.all(['1', '2', '3'].map((text) => client.sendText({ userId, text })))
    expect(lookUps).toBe(1)
    expect(paths()).toEqual(Array(3).fill('/v2.0/oa/message'))
    await clientOf({ learned: () => Promise.reject(new Error('no database')) }).sendText({ userId, text: '4' })
    expect(paths().slice(3)).toEqual(['/v3.0/oa/message/cs', '/v2.0/oa/message'])
  })

  test('after any other error no other endpoint is tried', async () => {
    zalo.endpoints.v2 = true
    for (const code of [-200, -201, -213, -230, -240]) {
      zalo.faults.add({ path: '/v3.0/oa/message/cs', code })
      await expect(clientOf().sendText({ userId: present().id, text: 'x' })).rejects.toMatchObject({ code })
    }
    zalo.faults.add({ path: '/v3.0/oa/message/cs', when: 'after', how: 'disconnect' })
    await expect(clientOf().sendText({ userId: present().id, text: 'x' })).rejects.toMatchObject({
      action: 'unknownMaybeSent',
    })
    expect(paths()).not.toContain('/v2.0/oa/message')
  })

  test('an account that no endpoint serves is tried once each and nothing is learned', async () => {
    Object.assign(zalo.endpoints, { v3: false, v2: false })
    const { learned, onLearned } = learning()
    await expect(clientOf({ onLearned }).sendText({ userId: present().id, text: 'x' })).rejects.toMatchObject({
      action: 'tellAdministrator',
      remedy: 'switchEndpoint',
    })
    expect(paths()).toHaveLength(2)
    expect(learned).toEqual([])
  })

  test('a fixed mode stays fixed', async () => {
    zalo.becomeStateBody()
    await expect(clientOf({ mode: 'v3' }).sendText({ userId: present().id, text: 'x' })).rejects.toMatchObject({
      code: -235,
    })
    await clientOf({ mode: 'v2' }).sendText({ userId: present().id, text: 'x' })
    expect(paths()).toEqual(['/v3.0/oa/message/cs', '/v2.0/oa/message'])
  })

  test('a choice that cannot be kept does not undo the message', async () => {
    zalo.becomeStateBody()
    const client = clientOf({ onLearned: () => Promise.reject(new Error('no database')) })
    expect(await client.sendText({ userId: present().id, text: 'x' })).toMatchObject({ messageId: expect.any(String) })
  })
})

describe('templates', () => {
  const reminder = { templateId: '12345', data: { ten: 'Nguyễn Văn A' } }

  test('by user id and by phone they need no window', async () => {
    zalo.addTemplate({ id: '12345' })
    const client = clientOf()
    const person = zalo.do.add({ phone: '84912345678' })
    const byUser = await client.sendTemplateByUserId({ userId: person.id, ...reminder })
    const byPhone = await client.sendTemplateByPhone({ phone: '0912 345 678', trackingId: 'nhac-1', ...reminder })
    expect(zalo.sent).toMatchObject([
      { kind: 'templateByUserId', messageId: byUser.messageId, costVnd: 150, content: reminder.data },
      { kind: 'templateByPhone', messageId: byPhone.messageId, userId: person.id, templateId: '12345' },
    ])
    expect(byPhone.quota).toEqual({ type: null, remain: 498, total: 500 })
    expect(await client.templateQuota()).toEqual({ dailyTotal: 500, dailyRemain: 498 })
  })

  test('every refusal says what to do', async () => {
    zalo.addTemplate({ id: '1', status: 'PENDING_REVIEW' })
    zalo.addTemplate({ id: '2', allowsUserId: false })
    zalo.addTemplate({ id: '3', quotaRemain: 0 })
    const client = clientOf()
    const person = zalo.do.add({ phone: '84912345678' })
    const blocked = zalo.do.add({ phone: '84900000001', hasBlocked: true })
    const { data } = reminder
    const byPhone = (templateId: string, phone = '0912345678', given: Record<string, string> = data) =>
      client.sendTemplateByPhone({ phone, templateId, data: given, trackingId: 't' })
    await expect(byPhone('1')).rejects.toMatchObject({ code: -131, remedy: 'fixTemplate' })
    await expect(byPhone('9')).rejects.toMatchObject({ code: -109, action: 'tellAdministrator' })
    await expect(byPhone('3')).rejects.toMatchObject({ code: -147, remedy: 'waitForNextPeriod' })
    await expect(byPhone('2', '0900000009')).rejects.toMatchObject({ code: -118, action: 'otherChannel' })
    await expect(byPhone('2', blocked.phone ?? '')).rejects.toMatchObject({ code: -141, action: 'otherChannel' })
    await expect(byPhone('2', undefined, { ten: 'x'.repeat(31) })).rejects.toMatchObject({
      code: -1121,
      action: 'permanent',
    })
    await expect(byPhone('2', undefined, { khac: 'x' })).rejects.toMatchObject({ code: -1122, action: 'permanent' })
    await expect(client.sendTemplateByUserId({ userId: person.id, templateId: '2', data })).rejects.toMatchObject({
      code: -249,
      remedy: 'sendByPhone',
    })
    zalo.account.balanceVnd = 0
    await expect(byPhone('2')).rejects.toMatchObject({ code: -115, remedy: 'fundAccount' })
    expect(zalo.sent).toEqual([])
  })

  test('not between 22:00 and 06:00', async () => {
    zalo.addTemplate({ id: '12345' })
    const client = clientOf()
    zalo.do.add({ phone: '84912345678' })
    const send = () => client.sendTemplateByPhone({ phone: '0912345678', trackingId: 't', ...reminder })
    await zalo.clock.advanceTo(new Date('2026-11-23T14:59:00Z'))
    await send()
    await zalo.clock.advanceTo(new Date('2026-11-23T15:00:00Z'))
    await expect(send()).rejects.toMatchObject({ code: -133, action: 'retry', remedy: 'waitUntil0600' })
    await zalo.clock.advanceTo(new Date('2026-11-23T23:00:00Z'))
    await send()
    expect(zalo.sent).toHaveLength(2)
  })

  test('a token that ZNS refuses (-124) is replaced like any other', async () => {
    zalo.addTemplate({ id: '12345' })
    const client = clientOf()
    zalo.do.add({ phone: '84912345678' })
    await client.officialAccount()
    await zalo.clock.advance(2 * hourMs)
    zalo.oauth.revokeAccessToken()
    await client.sendTemplateByPhone({ phone: '0912345678', trackingId: 't', ...reminder })
    expect(zalo.sent).toHaveLength(1)
    expect(zalo.oauth.refreshes).toBe(2)
  })

  test('lengths are checked before sending', async () => {
    const client = clientOf()
    const asked = { phone: '0912345678', trackingId: 't', ...reminder }
    await expect(client.sendTemplateByPhone({ ...asked, trackingId: 'x'.repeat(49) })).rejects.toMatchObject({
      limit: 'trackingIdLength',
    })
    await expect(client.sendTemplateByPhone({ ...asked, phone: '12' })).rejects.toMatchObject({ limit: 'phone' })
    await expect(
      client.sendTemplateByUserId({
        userId: '1',
        templateId: '1',
        data: { luc: 'x'.repeat(21) },
        kinds: { luc: 'time' },
      }),
    ).rejects.toMatchObject({ limit: 'templateParameterLength', part: 'luc' })
    expect(zalo.requests).toEqual([])
  })

  test('approval, price and parameters of a template can be read', async () => {
    zalo.addTemplate({ id: '12345', status: 'REJECT', priceVnd: 200 })
    expect(await clientOf().templateInfo('12345')).toEqual({
      templateId: '12345',
      name: '12345',
      status: 'REJECT',
      priceVnd: 200,
      parameters: [{ name: 'ten', required: true, lengthMax: 30 }],
    })
  })
})
