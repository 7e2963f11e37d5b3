import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FakePerson } from 'zalo-oa-sdk/fake'
import { z } from 'zod'
import { DeliveryError } from '../channel.ts'
import { buildTestDocument } from '../testing/tested-channel.ts'
import { startTestZalo, type TestZalo } from './start-test-zalo.ts'
import type { ZaloChannelOptions } from './zalo-channel.ts'

const MESSAGES = '/v3.0/oa/message/cs'
const DAY_MS = 86_400_000

let at: TestZalo
let an: FakePerson
beforeEach(async () => {
  at = await startTestZalo()
  an = at.fake.do.add({ follows: true, lastInteractionAtMs: at.fake.clock.now(), phone: '84912345678' })
})
afterEach(() => at.close())

const open = (options?: Partial<ZaloChannelOptions>) => {
  const opened = at.open(options)
  at.deliverTo(opened.zalo)
  return opened
}

const faultOf = async (sending: Promise<unknown>): Promise<DeliveryError> => {
  const error = await sending.then(
    () => new Error('it was sent'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof DeliveryError)) throw error
  return error
}

describe('what Zalo refuses', () => {
  test.each([
    [-213, 'unreachable'],
    [-217, 'unreachable'],
    [-227, 'unreachable'],
    [-244, 'unreachable'],
    [-211, 'elsewhere'],
    [-218, 'elsewhere'],
    [-230, 'elsewhere'],
    [-232, 'elsewhere'],
    [-320, 'elsewhere'],
    [-321, 'elsewhere'],
    [-200, 'unknown'],
    [-99_999, 'unknown'],
    [-201, 'rejected'],
    [-248, 'rejected'],
    [-204, 'misconfigured'],
    [-221, 'misconfigured'],
    [-32, 'retry'],
  ])('%i is told as %s', async (code, fault) => {
    const { channel } = open()
    at.fake.faults.add({ path: MESSAGES, code, times: 3 })
    expect(await faultOf(channel.send(an.id, { text: 'x' }, 'r'))).toMatchObject({ fault })
    expect(at.fake.sent).toEqual([])
  })

  test('over the limit of a minute the whole channel waits until the next one', async () => {
    const { channel } = open()
    await at.fake.clock.advance(20_000)
    at.fake.requestsPerMinuteMax = 0
    const error = await faultOf(channel.send(an.id, { text: 'x' }, 'r'))
    expect(error).toMatchObject({ fault: 'retry', scope: 'channel', afterSeconds: 40 })
    expect(channel.limits?.perSecond).toBeLessThanOrEqual(4_000 / 60)
  })

  test('a renewal of the tokens whose answer was lost is no message that may have arrived', async () => {
    const { channel } = open()
    at.fake.faults.add({ path: '/v4/oa/access_token', when: 'before', how: 'disconnect' })
    expect(await faultOf(channel.send(an.id, { text: 'x' }, 'r'))).toMatchObject({ fault: 'retry' })
  })

  test('where the first part has arrived, a refusal of the rest is not said to be a refusal of the whole', async () => {
    const { channel } = open()
    const text = ['một', 'hai'].map((word) => word.repeat(600)).join('\n\n')
    const next = async () => at.fake.faults.add({ path: MESSAGES, code: -230 })
    expect(await faultOf(channel.send(an.id, { text }, 'r', next))).toMatchObject({ fault: 'unknown' })
    expect(at.fake.sent).toHaveLength(1)
  })

  test('after seven days without a word the window is closed; who writes opens it', async () => {
    const { channel } = open()
    await at.fake.clock.advance(8 * DAY_MS)
    expect(await faultOf(channel.send(an.id, { text: 'x' }, 'r'))).toMatchObject({ fault: 'elsewhere' })
    await at.fake.do.sendText(an, 'alô')
    await channel.send(an.id, { text: 'x' }, 'r')
    expect(at.fake.sent).toHaveLength(1)
  })
})

describe('what is sent', () => {
  test('a title too long for a button is shortened, and lengths count after composing', async () => {
    const { channel } = open()
    const text = 'ế'.normalize('NFD').repeat(2_000)
    await channel.send(an.id, { text, buttons: [[{ title: 'ế'.normalize('NFD').repeat(120), action: 'a:1' }]] }, 'r')
    expect(at.fake.sent).toHaveLength(1)
    const content = z
      .object({ text: z.string(), attachment: z.object({ payload: z.object({ buttons: z.array(z.any()) }) }) })
      .parse(at.fake.sent[0]?.content)
    expect(content.text).toBe('ế'.repeat(2_000))
    expect(content.attachment.payload.buttons[0].title).toBe(`${'ế'.repeat(99)}…`)
  })

  test('without a public address a file is not promised, and what replaces another message is a new one', async () => {
    const { zalo } = at.open({ buildDocument: buildTestDocument }, { links: 'none' })
    const document = { kind: 'form-template', form: 'petition', language: 'vi' } as const
    await zalo.channel.send(an.id, { text: 'Tệp mẫu', document, replaces: '42' }, '1')
    expect(at.fake.sent.map(({ content }) => content.text)).toEqual([
      'Tệp mẫu',
      'Tệp mau.xlsx không gửi được qua Zalo. Đồng chí hỏi quản trị cơ quan để nhận tệp.',
    ])
  })

  test('as many messages are reckoned as are sent', async () => {
    const { channel } = open({ buildDocument: buildTestDocument })
    const document = { kind: 'form-template', form: 'petition', language: 'vi' } as const
    const message = { text: ['a', 'b', 'c'].map((word) => word.repeat(1_500)).join('\n\n'), document }
    await channel.send(an.id, message, 'r')
    expect(at.fake.sent).toHaveLength(channel.parts?.(message) ?? 0)
  })
})

describe('an approved template', () => {
  const parameters = {
    don_vi: 'Xã Ia Pnôm',
    cong_viec: 'Báo cáo tháng 11',
    thoi_han: '17:00 15/12/2026',
    chi_tiet: 'x',
  }
  const template = { name: 'reminder', parameters } as const
  const allow = (details = {}) => {
    const known = Object.fromEntries(Object.keys(parameters).map((name) => [name, { required: true, lengthMax: 200 }]))
    return at.fake.addTemplate({ id: '401', parameters: known, priceVnd: 150, ...details })
  }
  const templates = { reminder: '401' }

  test('goes by user id or by phone, where the window is closed too', async () => {
    const { zalo } = at.open({ templates })
    allow()
    await at.fake.clock.advance(30 * DAY_MS)
    await zalo.channel.sendTemplate?.(an.id, template, 'r1')
    await zalo.channel.sendTemplate?.(`+${an.phone}`, template, 'r2')
    expect(at.fake.sent.map(({ kind, userId }) => [kind, userId])).toEqual([
      ['templateByUserId', an.id],
      ['templateByPhone', an.id],
    ])
  })

  test('that is too long is refused before it is sent; one that nobody approved goes elsewhere', async () => {
    const { zalo } = at.open({ templates })
    const send = (to: string, changed: object = {}) =>
      faultOf(
        zalo.channel.sendTemplate?.(to, { ...template, parameters: { ...parameters, ...changed } }, 'r') ??
          Promise.resolve(),
      )
    expect(await send(an.id)).toMatchObject({ fault: 'elsewhere' })
    allow({ allowsUserId: false })
    expect(await send(an.id, { thoi_han: 'x'.repeat(21) })).toMatchObject({ fault: 'rejected' })
    expect(await send(an.id)).toMatchObject({ fault: 'elsewhere' })
    expect(await send('+84999999999')).toMatchObject({ fault: 'elsewhere' })
    await at.fake.clock.advance(14 * 3_600_000)
    expect(await send(`+${an.phone}`)).toMatchObject({ fault: 'elsewhere' })
    const none = at.open().zalo.channel
    expect(await faultOf(none.sendTemplate?.(an.id, template, 'r') ?? Promise.resolve())).toMatchObject({
      fault: 'elsewhere',
    })
    expect(at.fake.sent).toEqual([])
  })

  test('costs what Zalo says, and the most that is known of until it has said so', async () => {
    const { zalo } = at.open({ templates })
    allow()
    expect(zalo.channel.terms?.templates.reminder).toMatchObject({ vndByAccount: 200, vndByPhone: 200 })
    await expect
      .poll(() => zalo.channel.terms?.templates.reminder)
      .toMatchObject({ vndByAccount: 150, vndByPhone: 150 })
    expect(at.fake.requests.filter(({ path }) => path === '/template/info/v2')).toHaveLength(1)
    expect(at.open().zalo.channel.terms?.templates).toEqual({})
  })
})
