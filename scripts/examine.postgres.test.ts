import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type FakeZalo, type FakeZaloBot, startFakeZalo, startFakeZaloBot } from 'zalo-oa-sdk/fake'
import { startFakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import type { Mark } from '../bot/doctor/finding.ts'
import { doctorTexts } from '../bot/texts/doctor.ts'
import { readConfig } from '../config.ts'
import { reserve } from '../db/channel-spending.ts'
import { localTimeOf } from '../domain/local-time.ts'
import { keepSignaturePin } from '../services/zalo-signature.ts'
import { type FreshPostgres, freshPostgres } from '../testing/fresh-postgres.ts'
import { APP_SECRET, TELEGRAM_TOKEN, telegramAt, WEBHOOK_SECRET } from '../testing/start-app.ts'
import { examine, type Section } from './examine.ts'

const marks: Record<Mark, string> = { good: '✓', doubtful: '!', wrong: '✗', off: '–' }
const OURS = { don_vi: 30, cong_viec: 30, thoi_han: 20, chi_tiet: 200 }
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9'

let postgres: FreshPostgres

beforeEach(async () => {
  postgres = await freshPostgres('schema')
})

/** What is found about one thing, as it is said in Vietnamese. */
const found = async (name: Section['name'], environment: Record<string, string>): Promise<string[]> => {
  const { sections } = await examine(readConfig({ DATABASE_URL: postgres.url, APP_SECRET, ...environment }))
  const section = sections.find((each) => each.name === name)
  return (section?.findings ?? []).map(({ mark, say }) => {
    const { what, todo } = say(doctorTexts.vi)
    expect(todo !== undefined || mark === 'good', what).toBe(true)
    return `${marks[mark]} ${what}`
  })
}

const startZalo = async (): Promise<{ fake: FakeZalo; environment: Record<string, string> }> => {
  const fake = await startFakeZalo()
  onTestFinished(fake.close)
  fake.addTemplate({ id: '77', parameters: parametersOf(OURS) })
  const environment = {
    ZALO_APP_ID: fake.app.id,
    ZALO_APP_SECRET: fake.app.secret,
    ZALO_OA_SECRET: fake.account.secret,
    ZALO_REFRESH_TOKEN: fake.oauth.issue().refreshToken,
    ZALO_TEMPLATE_REMINDER: '77',
    ZALO_API_ROOT: fake.root,
    ZALO_OAUTH_ROOT: fake.root,
    ZALO_ZNS_ROOT: fake.root,
  }
  return { fake, environment }
}

const parametersOf = (lengths: Record<string, number>) =>
  Object.fromEntries(Object.entries(lengths).map(([name, lengthMax]) => [name, { required: true, lengthMax }]))

const startTelegram = async () => {
  const fake = await startFakeTelegram({ token: TELEGRAM_TOKEN })
  onTestFinished(() => fake.stop())
  const setWebhook = (url: string) =>
    fetch(`${fake.url}/bot${TELEGRAM_TOKEN}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url, secret_token: WEBHOOK_SECRET }),
    })
  return { fake, setWebhook, environment: telegramAt(fake.url) }
}

const startBot = async (): Promise<{ fake: FakeZaloBot; environment: Record<string, string> }> => {
  const fake = await startFakeZaloBot()
  onTestFinished(fake.close)
  return { fake, environment: { ZALO_BOT_TOKEN: fake.token, ZALO_BOT_API_ROOT: fake.root } }
}

test('what is not set up is off, says how to turn it on, and is no failure', async () => {
  const { sections } = await examine(readConfig({ DATABASE_URL: postgres.url, APP_SECRET }))
  const markOf = Object.fromEntries(sections.map(({ name, findings }) => [name, findings.map(({ mark }) => mark)]))
  expect(markOf).toEqual({
    program: ['good', 'doubtful'],
    database: ['good', 'good'],
    zalo: ['off'],
    telegram: ['off'],
    zaloBot: ['off'],
  })
})

test('a database that is away or not migrated is told, and what needs it is not tried', async () => {
  const { environment } = await startZalo()
  const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }
  expect(await found('database', away)).toEqual(['✗ Cơ sở dữ liệu không trả lời'])
  expect(await found('zalo', { ...environment, ...away })).toEqual(['! Chưa kiểm tra được'])
  const empty = { DATABASE_URL: (await freshPostgres('nothing')).url }
  expect(await found('database', empty)).toEqual(['✗ Thiếu bảng'])
})

test('the secret of the program and a public https address are asked for', async () => {
  expect(await found('program', { APP_SECRET: '', PUBLIC_URL: 'http://giao-ban.example.vn' })).toEqual([
    '✗ Chưa đặt APP_SECRET',
    '✗ PUBLIC_URL là http://giao-ban.example.vn, chưa phải https',
  ])
  expect(await found('program', { PUBLIC_URL: 'https://127.0.0.1:9' })).toEqual([
    '✓ Có APP_SECRET.',
    '! Từ máy này không mở được https://127.0.0.1:9',
  ])
})

test('Zalo in order: permission, account, endpoint, quota, template and budget', async () => {
  const { fake, environment } = await startZalo()
  fake.becomeStateBody()
  const until = (await found('zalo', { ...environment, PUBLIC_URL: NOWHERE })).map((line) =>
    line.replace(/\d\d:\d\d \d\d\/\d\d\/\d{4}/, '…'),
  )
  expect(until).toEqual([
    '✓ Có quyền gửi tin, tự gia hạn trước ….',
    '✓ OA “UBND xã Thử Nghiệm”, cơ quan nhà nước, gói Nâng cao.',
    '✓ Đã liên kết tài khoản trả phí (ZBA).',
    '✓ Cổng gửi tin sẽ tự nhận biết khi gửi tin đầu tiên.',
    '✓ Không giới hạn số tin trả lời.',
    '✓ Mẫu 77 đã duyệt, 150 đồng một tin.',
    '✓ Tháng này đã dùng 0 / 500.000 đồng.',
    '! Chưa nhận được sự kiện nào có chữ ký đúng',
    `! Từ máy này không gọi được ${NOWHERE}/webhooks/zalo`,
  ])
})

test('Zalo out of order: each fault is found', async () => {
  const { fake, environment } = await startZalo()
  fake.becomeStateBody()
  Object.assign(fake.account, { isVerified: false, balanceVnd: null, quotaRemain: 0, templateQuotaTotal: 0 })
  const database = postgres.open()
  const month = `${localTimeOf(new Date()).date.slice(0, 7)}-01`
  await database.run(
    "insert into outbox (channel, recipient, message, created_at, not_before) values ('zalo', 'x', '{}', now(), now())",
  )
  await reserve(database.run, { outboxId: 1, channel: 'zalo', month, vnd: 900, monthlyVnd: 1_000 })
  await keepSignaturePin(database, { appId: fake.app.id, oaId: '123456', id: 'app', key: 'oa' })
  const faults = await found('zalo', {
    ...environment,
    ZALO_ENDPOINT_MODE: 'v3',
    ZALO_MONTHLY_BUDGET: '900',
    ZALO_PKCE_VERIFIER: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  })
  expect(faults.slice(2)).toEqual([
    `✗ Quyền gửi tin là của OA mã ${fake.account.id}, mà sự kiện đến từ OA mã 123456`,
    '! OA chưa xác thực',
    '! Chưa liên kết tài khoản trả phí (ZBA)',
    '! OA cơ quan nhà nước mà ZALO_ENDPOINT_MODE=v3',
    '✗ Hết số tin theo gói',
    '✓ Mẫu 77 đã duyệt, 150 đồng một tin.',
    '! Hết số tin theo mẫu hôm nay',
    '! Tháng này đã dùng 900 / 900 đồng, hết ngân sách',
    '✗ Chưa nhận được tin từ Zalo',
    '✓ Code Challenge phải khai trong ứng dụng Zalo: E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  ])
})

test.each([
  ['none', '', {}, '! Chưa có mẫu nhắc việc, nên không nhắc được người không tương tác quá 7 ngày'],
  ['unknown', '404', {}, '✗ Zalo không cho xem mẫu 404, mã -109'],
  ['not approved', '78', { status: 'PENDING_REVIEW' }, '✗ Mẫu 78 chưa dùng được (PENDING_REVIEW)'],
  [
    'without ours',
    '78',
    { parameters: parametersOf({ don_vi: 30 }) },
    '✗ Mẫu thiếu tham số cong_viec, thoi_han, chi_tiet',
  ],
  ['with another', '78', { parameters: parametersOf({ ...OURS, ma: 30 }) }, '✗ Mẫu đòi tham số lạ ma'],
  [
    'too short',
    '78',
    { parameters: parametersOf({ ...OURS, chi_tiet: 30 }) },
    '! Tham số chi_tiet của mẫu ngắn hơn nội dung có thể gửi',
  ],
] as const)('a template: %s', async (_, id, details, expected) => {
  const { fake, environment } = await startZalo()
  fake.addTemplate({ id: '78', ...details })
  expect(await found('zalo', { ...environment, ZALO_TEMPLATE_REMINDER: id })).toContain(expected)
})

test('permission: missing, refused, unreadable, and an app that Zalo does not know', async () => {
  const { fake, environment } = await startZalo()
  const first = async (changes: Record<string, string>) => (await found('zalo', { ...environment, ...changes }))[0]
  expect(await first({ ZALO_REFRESH_TOKEN: '' })).toBe('✗ Chưa cấp quyền gửi tin')
  expect(await first({ ZALO_APP_SECRET: 'wrong secret' })).toBe('✗ Zalo từ chối, mã -14004')
  expect(await first({ ZALO_OAUTH_ROOT: NOWHERE })).toBe('✗ Không tới được Zalo')
  expect(await first({})).toMatch(/^✓ Có quyền gửi tin/)
  expect(await first({ APP_SECRET: `another-${APP_SECRET}` })).toBe('✗ APP_SECRET đã đổi, không đọc được quyền đã lưu')
  await postgres.open().run('update channel_tokens set record = null')
  expect(await first({})).toBe('✗ Đã mất quyền, tin không đi qua Zalo')
  expect(fake.oauth.refreshes).toBe(1)
})

test('Telegram: a wrong token, a blocked network, and a webhook that is in the way of polling', async () => {
  const { environment, setWebhook } = await startTelegram()
  expect(await found('telegram', environment)).toEqual([
    expect.stringMatching(/^✓ Bot @\w+ dùng được\.$/),
    '✓ Nhận tin bằng cách hỏi Telegram (polling), không vướng webhook nào.',
  ])
  const wrongToken = { ...environment, TELEGRAM_BOT_TOKEN: '999999:AAF-another-token-for-tests-only' }
  expect(await found('telegram', wrongToken)).toEqual(['✗ Telegram không nhận mã bot'])
  expect(await found('telegram', { ...environment, TELEGRAM_API_ROOT: NOWHERE })).toEqual(['✗ Không tới được Telegram'])
  await setWebhook('https://another.example.vn/secret-path')
  expect(await found('telegram', environment)).toContain(
    '! Bot đang giao tin cho another.example.vn, nên cách hỏi (polling) chưa nhận được',
  )
})

test('Telegram: a webhook that is not set, set elsewhere, or cannot be called', async () => {
  const { fake, environment, setWebhook } = await startTelegram()
  const webhook = {
    ...environment,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
    PUBLIC_URL: NOWHERE,
  }
  expect((await found('telegram', webhook))[1]).toBe('✗ Chưa đặt webhook ở Telegram')
  await setWebhook('https://another.example.vn/x')
  expect((await found('telegram', webhook))[1]).toBe('✗ Telegram đang giao tin cho another.example.vn')
  await setWebhook(`${NOWHERE}/webhooks/telegram`)
  const { id } = fake.createUser({ started: true })
  fake.userSends(id, 'chào')
  await expect.poll(async () => (await found('telegram', webhook))[1]).toMatch(/^✗ Telegram gọi webhook không được/)
})

test('Zalo Bot: a wrong token, a blocked network, and webhooks', async () => {
  const { environment } = await startBot()
  expect(await found('zaloBot', environment)).toEqual([
    '✓ Bot bot.Thu dùng được.',
    '✓ Nhận tin bằng cách hỏi Zalo (polling), không vướng webhook nào.',
  ])
  expect(await found('zaloBot', { ...environment, ZALO_BOT_TOKEN: 'another-token' })).toEqual([
    '✗ Zalo không nhận mã bot',
  ])
  expect(await found('zaloBot', { ...environment, ZALO_BOT_API_ROOT: NOWHERE })).toEqual(['✗ Không tới được Zalo Bot'])
  const webhook = { ...environment, ZALO_BOT_MODE: 'webhook', ZALO_BOT_SECRET: 'a-bot-secret', PUBLIC_URL: NOWHERE }
  expect((await found('zaloBot', webhook))[1]).toBe('✗ Chưa đặt webhook ở Zalo')
})
