import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeZalo, startFakeZaloBot } from 'zalo-oa-sdk/fake'
import { startFakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import { freePort } from '../testing/free-port.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { runScript } from '../testing/run-script.ts'
import { APP_SECRET, startApp, TELEGRAM_TOKEN, telegramAt, WEBHOOK_SECRET } from '../testing/start-app.ts'

const startFakes = async () => {
  const [zalo, bot, telegram] = await Promise.all([
    startFakeZalo(),
    startFakeZaloBot(),
    startFakeTelegram({ token: TELEGRAM_TOKEN }),
  ])
  onTestFinished(async () => {
    await Promise.all([zalo.close(), bot.close(), telegram.stop()])
  })
  return { zalo, bot, telegram }
}

const examine = (environment: Record<string, string>) =>
  runScript('scripts/doctor.ts', { APP_SECRET, ...environment }).ended

test('beside the running product every channel is found in order, and nothing that is printed is a secret', async () => {
  const { url } = await freshPostgres()
  const { zalo, bot, telegram } = await startFakes()
  const { accessToken, refreshToken } = zalo.oauth.issue()
  const port = await freePort()
  const environment = {
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...telegramAt(telegram.url),
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
    ZALO_APP_ID: zalo.app.id,
    ZALO_APP_SECRET: zalo.app.secret,
    ZALO_OA_SECRET: zalo.account.secret,
    ZALO_REFRESH_TOKEN: refreshToken,
    ZALO_API_ROOT: zalo.root,
    ZALO_OAUTH_ROOT: zalo.root,
    ZALO_ZNS_ROOT: zalo.root,
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_ROOT: bot.root,
    ZALO_BOT_MODE: 'webhook',
    ZALO_BOT_SECRET: 'a-bot-secret',
  }
  const app = await startApp(environment)
  onTestFinished(app.kill)
  zalo.webhooks.url = `${app.url}/webhooks/zalo`
  expect(await zalo.do.follow(zalo.do.add())).toBe(true)
  await expect
    .poll(async () => await (await fetch(`${bot.root}/bot${bot.token}/getWebhookInfo`, { method: 'POST' })).json())
    .toMatchObject({ result: { url: `${app.url}/webhooks/zalo-bot` } })

  const { code, output } = await examine(environment)
  for (const path of ['telegram', 'zalo', 'zalo-bot']) {
    expect(output).toContain(`✓ Webhook trả lời ở ${app.url}/webhooks/${path}.`)
  }
  expect(output).toContain('✓ Có quyền gửi tin')
  expect(output).toContain('✓ Đã nhận sự kiện có chữ ký đúng (ID ứng dụng và khoá OA)')
  expect(output).toContain(`✓ Telegram giao tin đến ${app.url}/webhooks/telegram.`)
  expect(output).toContain(`${app.url}/zalo?link=`)
  // The test has no certificate.
  expect(output.match(/^ +✗.*/gm)).toEqual([expect.stringContaining('chưa phải https')])
  expect(code).toBe(1)
  const link = /http\S+\/zalo\?link=\S+/.exec(output)?.[0] ?? ''
  expect(await (await fetch(link)).text()).toContain('action="/zalo/consent"')

  const record = (secret: string) => output.replace(link, '').includes(secret)
  const secrets = [
    APP_SECRET,
    TELEGRAM_TOKEN,
    WEBHOOK_SECRET,
    zalo.app.secret,
    zalo.account.secret,
    refreshToken,
    accessToken,
  ]
  expect([...secrets, bot.token, 'a-bot-secret', url].filter(record)).toEqual([])

  const other = await examine({ ...environment, TELEGRAM_WEBHOOK_SECRET: 'another-webhook-secret' })
  expect(other.output).toContain('không nhận khoá bí mật của cấu hình này')
})

test('beside a product that runs on the embedded database it says what it cannot see, and is no failure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'giao-ban-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const environment = { DATA_DIRECTORY: folder, PORT: String(await freePort()) }
  const app = await startApp(environment)
  onTestFinished(app.kill)
  const beside = await examine(environment)
  expect(beside.output).toContain('! Chương trình đang chạy, sẵn sàng, và giữ cơ sở dữ liệu kèm theo')
  expect(beside.code).toBe(0)
  const astray = await examine({ ...environment, PORT: String(await freePort()) })
  expect(astray.output).toContain('✗ Cơ sở dữ liệu kèm theo đang bị một tiến trình khác giữ')
  expect(astray.code).toBe(1)
})

test('the exit code is 0 when nothing is wrong and 1 when something is', async () => {
  const { url } = await freshPostgres('schema')
  const { telegram } = await startFakes()
  const well = await examine({ DATABASE_URL: url, ...telegramAt(telegram.url) })
  expect(well.output).toContain('Mọi thứ đều ổn. / Everything is well.')
  expect(well.code).toBe(0)
  const token = '999999:AAF-another-token-for-tests-only'
  const ill = await examine({ DATABASE_URL: url, ...telegramAt(telegram.url), TELEGRAM_BOT_TOKEN: token })
  expect(ill.output).toContain('✗ Telegram không nhận mã bot — Lấy lại mã ở @BotFather')
  expect(ill.output).toContain('Telegram refuses the token — Get it again from @BotFather')
  expect(ill.output).not.toContain(token)
  expect(ill.code).toBe(1)
})
