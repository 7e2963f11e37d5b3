import { beforeEach, expect, test } from 'vitest'
import { ZaloError } from 'zalo-oa-sdk'
import type { Database } from '../db/database.ts'
import type { Channel } from '../services/channel.ts'
import { readConsentLink } from '../services/consent-link.ts'
import { createDeliverer } from '../services/deliver-messages.ts'
import { refreshTokensAhead } from '../services/refresh-tokens.ts'
import { createTellTrouble, followTokens } from '../services/tell-token-trouble.ts'
import { TokensUnreadable } from '../services/zalo-tokens.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { wordTokenTrouble } from './word-token-trouble.ts'

const SECRET = 'secret-of-the-program-0123456789abcdef'
const IN_SIX_HOURS = new Date(TEST_NOW.getTime() + 6 * 3_600_000)
const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const clock = () => TEST_NOW

let database: Database

const tellFrom = (from: Database, publicUrl: string | undefined = 'https://giao-ban.example.vn') =>
  createTellTrouble({
    database: from,
    ...(publicUrl !== '' && { publicUrl }),
    secret: SECRET,
    word: wordTokenTrouble,
    clock,
    log,
  })

const told = () =>
  database.run<{ channel: string; recipient: string; text: string; personId: number; tried: string[] }>(
    `select channel, recipient, message ->> 'text' as text, person_id as "personId", tried from outbox
     where message ->> 'title' like '%ZALO OA%' order by id`,
  )

beforeEach(async () => {
  const postgres = await freshPostgres('demonstration')
  database = postgres.open()
  // Nobody of the demonstration is in the way of those of the test.
  await database.run("update memberships set role = 'official' where role = 'administrator'")
})

test('a loss is told to each administrator once, though many nodes find it out at the same moment', async () => {
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram', sender: '1' })
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'webchat', sender: 'w2' })
  await enrol(database, { unitCode: 'dong-lam', role: 'leader', channel: 'telegram', sender: '3' })
  const nodes = Array.from({ length: 8 }, () => tellFrom(database))
  const heard = await Promise.all(nodes.map((tell) => tell('refused', '1789', IN_SIX_HOURS)))
  expect(heard).toEqual(Array(8).fill(true))
  await tellFrom(database)('refused', '1789', IN_SIX_HOURS)
  expect((await told()).map(({ recipient }) => recipient).sort()).toEqual(['1', 'w2'])
  await tellFrom(database)('refused', 'another pair', IN_SIX_HOURS)
  expect(await told()).toHaveLength(4)
})

test('it goes by another channel than Zalo where there is one, and never by Zalo then', async () => {
  const { personId } = await enrol(database, {
    unitCode: 'dong-lam',
    role: 'administrator',
    channel: 'zalo',
    sender: 'z1',
  })
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'zalo', sender: 'only-zalo' })
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('telegram', 't1', $1::int, '2025-01-01')`,
    [personId],
  )
  await tellFrom(database)('interrupted', '1', IN_SIX_HOURS)
  expect(await told()).toMatchObject([
    { channel: 'telegram', recipient: 't1', tried: ['zalo z1 message'] },
    { channel: 'zalo', recipient: 'only-zalo', tried: [] },
  ])
})

test('it really goes that way, though the administrator prefers Zalo', async () => {
  const { personId } = await enrol(database, {
    unitCode: 'dong-lam',
    role: 'administrator',
    channel: 'zalo',
    sender: 'z',
  })
  await database.run("update people set preferred_channel = 'zalo' where id = $1::int", [personId])
  await database.run(
    `insert into accounts (channel, external_id, person_id, linked_at) values ('telegram', 't', $1::int, '2025-01-01')`,
    [personId],
  )
  const sent: string[] = []
  const recorder = (name: 'zalo' | 'telegram'): Channel => ({
    name,
    async send(recipient, _, reference) {
      sent.push(`${name} ${recipient}`)
      return { messageId: reference }
    },
  })
  const channels = new Map([recorder('zalo'), recorder('telegram')].map((channel) => [channel.name, channel]))
  const deliverer = createDeliverer({ database, channels, node: 'n', now: clock, log })
  await tellFrom(database)('refused', '1', IN_SIX_HOURS)
  expect(await deliverer.sweep()).toBe(1)
  await deliverer.settle()
  expect(sent).toEqual(['telegram t'])
})

test('it says what happened, until when messages go out and what to do, with a link for this person alone', async () => {
  const { personId } = await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram' })
  await tellFrom(database)('interrupted', '1', IN_SIX_HOURS)
  const [{ text } = { text: '' }] = await told()
  expect(text.replace(/link=\S+/, 'link=…')).toBe(
    'Máy chủ dừng đúng lúc đang gia hạn quyền với Zalo, nên quyền đã cấp không dùng tiếp được. ' +
      'Tin qua Zalo còn gửi được đến 15:00 20/11/2026.\n\n' +
      'Đồng chí mở trang sau, bấm “Cấp quyền” và đăng nhập bằng tài khoản quản trị OA:\nhttps://giao-ban.example.vn/zalo?link=…\n\n' +
      'Liên kết chỉ dành cho đồng chí, dùng trong 1 giờ. Hết giờ, mở lại và bấm “Gửi liên kết mới”.',
  )
  const [, link = ''] = /link=(\S+)/.exec(text) ?? []
  expect(readConsentLink(link, SECRET)).toMatchObject({ personId })
})

test('in English, and without a public address it says how to get one', async () => {
  const { personId } = await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram' })
  await database.run("update people set language = 'en' where id = $1::int", [personId])
  await tellFrom(database, '')('unreadable', '1', null)
  expect((await told())[0]?.text).toBe(
    'APP_SECRET of the server has changed, so the stored permission for Zalo cannot be read. ' +
      'No message goes through Zalo now.\n\n' +
      'To give permission again, whoever runs the server sets PUBLIC_URL and runs “npm run doctor”.',
  )
})

test('where there is nobody to tell it says so, and tells as soon as there is somebody', async () => {
  const follow = followTokens({ tell: tellFrom(database), clock, log })
  const loss = { type: 'refreshTokenLost', reason: 'refused', accessTokenExpiresAtMs: 0 } as const
  await expect(follow(loss)).rejects.toThrow('no administrator')
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram' })
  await follow(loss)
  expect(await told()).toHaveLength(1)
})

test('the hourly job tells of tokens that are missing or unreadable once, and fails where trying again may help', async () => {
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram' })
  const tell = tellFrom(database)
  const failing = (error: Error) => ({ refreshAhead: () => Promise.reject(error) })
  const missing = new ZaloError('none', { api: 'oauth', action: 'tellAdministrator', remedy: 'consentAgain' })
  for (const error of [missing, missing, new TokensUnreadable('one record'), new TokensUnreadable('one record')]) {
    expect(await refreshTokensAhead(failing(error), tell)).toEqual({ usable: 0, awaitConsent: 1 })
  }
  expect((await told()).map(({ text }) => text.split('.')[0])).toEqual([
    'Giao Ban chưa được cấp quyền gửi tin qua Zalo OA',
    'APP_SECRET của máy chủ đã đổi, nên không đọc được quyền Zalo đã lưu',
  ])
  const away = new ZaloError('away', { api: 'oauth', action: 'retry' })
  await expect(refreshTokensAhead(failing(away), tell)).rejects.toBe(away)
  expect(await refreshTokensAhead({ refreshAhead: async () => undefined }, tell)).toEqual({
    usable: 1,
    awaitConsent: 0,
  })
})

test('a failed renewal is told when Zalo refuses us or nothing goes out any more, not while it may mend itself', async () => {
  await enrol(database, { unitCode: 'dong-lam', role: 'administrator', channel: 'telegram' })
  const follow = followTokens({ tell: tellFrom(database), clock, log })
  const away = new ZaloError('away', { api: 'oauth', action: 'retry' })
  const refused = new ZaloError('wrong secret', { api: 'oauth', action: 'tellAdministrator', remedy: 'checkAccount' })
  await follow({ type: 'refreshFailed', error: away, accessTokenExpiresAtMs: IN_SIX_HOURS.getTime() })
  expect(await told()).toEqual([])
  await follow({ type: 'refreshFailed', error: refused, accessTokenExpiresAtMs: IN_SIX_HOURS.getTime() })
  await follow({ type: 'refreshFailed', error: refused, accessTokenExpiresAtMs: IN_SIX_HOURS.getTime() })
  expect(await told()).toHaveLength(1)
  expect((await told())[0]?.text).toContain('ZALO_APP_SECRET')
  await follow({ type: 'refreshFailed', error: away, accessTokenExpiresAtMs: TEST_NOW.getTime() - 1 })
  expect(await told()).toHaveLength(2)
})
