import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type FakeTelegram, startFakeTelegram } from './bot/channels/telegram/fake/fake-telegram-server.ts'
import type { Database } from './db/database.ts'
import { enrol, TEST_NOW } from './testing/demonstration.ts'
import { freePort } from './testing/free-port.ts'
import { type FreshPostgres, freshPostgres } from './testing/fresh-postgres.ts'
import { invitePerson } from './testing/invite-person.ts'
import { APP_SECRET, startApp, TELEGRAM_TOKEN, telegramAt, WEBHOOK_SECRET } from './testing/start-app.ts'

let postgres: FreshPostgres
let database: Database
let fake: FakeTelegram

beforeEach(async () => {
  postgres = await freshPostgres()
  database = postgres.open({ connections: 4 })
  fake = await startFakeTelegram({ token: TELEGRAM_TOKEN })
  onTestFinished(() => fake.stop())
})

const start = async (environment: Record<string, string>) => {
  const app = await startApp({
    DATABASE_URL: postgres.url,
    FIXED_NOW: TEST_NOW.toISOString(),
    ...telegramAt(fake.url),
    ...environment,
  })
  onTestFinished(app.kill)
  return app
}

const invite = async (): Promise<string> => {
  const [member] = await database.run<{ id: number }>(
    `with person as (insert into people (name, created_at) values ('Chị Hoa', now()) returning id)
     insert into memberships (person_id, unit_id, role, valid_from)
     select person.id, u.id, 'official', '2025-07-01' from person, units u where u.code = 'ia-pnom' returning person_id as id`,
  )
  const { code } = await invitePerson(database, {
    personId: member?.id ?? 0,
    createdBy: null,
    now: TEST_NOW,
    secret: APP_SECRET,
    randomBytes: randomBytes(12),
  })
  return code
}

describe.each([
  ['polling', async () => ({})],
  [
    'webhook',
    async () => {
      const port = String(await freePort())
      const PUBLIC_URL = `http://127.0.0.1:${port}`
      return { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET, PORT: port, PUBLIC_URL }
    },
  ],
])('the product over Telegram by %s', (_mode, environment) => {
  test('leads a stranger from the invitation to a saved entry, which the leader then sees', async () => {
    await start(await environment())
    const { id } = fake.createUser()
    fake.userSends(id, '/start')
    expect((await fake.waitForMessage(id, 1)).text).toContain('cần thư mời')
    fake.userSends(id, await invite())
    await fake.waitForMessageThat(id, ({ text }) => text.includes('Đã liên kết'))
    await fake.waitForMessageThat(id, ({ text }) => text.includes('Chị Hoa') && text.includes('xã Ia Pnôm'))
    fake.userSends(id, 'Sáng nay Chủ tịch tiếp dân 58 lượt, 59 người, 57 vụ việc, nhận 3 đơn')
    const card = await fake.waitForMessageThat(id, ({ text }) => text.includes('59 người'))
    const save = card.buttons.flat().find(({ title }) => title === 'Lưu')
    fake.userPresses(id, card.messageId, save?.data ?? '')
    const receipt = await fake.waitForMessageThat(
      id,
      ({ text }) => text.includes('Đã lưu') && text.includes('59 người'),
    )
    // The receipt takes the place of the card, whose buttons are gone.
    expect(receipt.messageId).toBe(card.messageId)
    expect(receipt.buttons.flat().map(({ title }) => title)).toEqual(['Sửa', 'Hoàn tác'])

    const leader = fake.createUser()
    await enrol(database, { unitCode: 'dong-lam', role: 'leader', channel: 'telegram', sender: String(leader.id) })
    fake.userSends(leader.id, '/solieu xã Ia Pnôm')
    expect((await fake.waitForMessage(leader.id, 1)).text).toContain('người được tiếp 59')
  })
})
