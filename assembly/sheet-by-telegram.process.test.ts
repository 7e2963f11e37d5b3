import { expect, onTestFinished, test } from 'vitest'
import { startFakeTelegram } from '../bot/channels/telegram/fake/fake-telegram-server.ts'
import { columnOf, number, text, withRows } from '../documents/testing/sample-sheet.ts'
import { enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { entriesOf } from '../testing/recorded.ts'
import { startApp, TELEGRAM_TOKEN, telegramAt } from '../testing/start-app.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A session of the chair's with so many turns, as a row of the template. */
const session = (date: string, turns: string) => {
  const at = (key: string) => columnOf('citizen_reception', key)
  return {
    [at('date')]: text(date),
    [at('receiver_role')]: text('Chủ tịch UBND'),
    [at('kind')]: text('Định kỳ'),
    [at('mode')]: text('Trực tiếp tiếp'),
    [at('turns')]: text(turns),
    [at('people')]: number(58),
  }
}

test('over Telegram a template is asked for, filled in, sent back, saved and taken back', async () => {
  const postgres = await freshPostgres()
  const database = postgres.open({ connections: 4 })
  const fake = await startFakeTelegram({ token: TELEGRAM_TOKEN })
  onTestFinished(() => fake.stop())
  const { id } = fake.createUser({ started: true })
  const { personId } = await enrol(database, { unitCode: 'ia-pnom', channel: 'telegram', sender: String(id) })
  const app = await startApp({
    DATABASE_URL: postgres.url,
    FIXED_NOW: TEST_NOW.toISOString(),
    ...telegramAt(fake.url),
  })
  onTestFinished(app.kill)

  fake.userSends(id, '/trogiup tiếp dân')
  const [call] = await fake.waitForCalls('sendDocument', 1)
  const template = call?.parameters.document
  if (!(template instanceof File)) throw new Error('no template was sent')
  expect(template.name).toBe('giao-ban-tiepdan.xlsx')

  const rows = { 4: session('16/11/2026', '57'), 5: session('17/11/2026', '58'), 6: session('18/11/2026', '1,5') }
  const bytes = withRows(new Uint8Array(await template.arrayBuffer()), rows)
  fake.userSendsDocument(id, { fileName: 'Tiếp dân tháng 11.xlsx', mediaType: XLSX, bytes })
  const card = await fake.waitForMessageThat(id, ({ text: words }) => words.includes('2 dòng đúng, 1 dòng cần xem'))
  expect(card.text).toContain(`${columnOf('citizen_reception', 'turns')}6 (Số lượt tiếp): phải là số nguyên ≥ 0`)
  expect(await entriesOf(database, personId)).toEqual([])

  const press = (title: string, { buttons, messageId }: typeof card) => {
    const data = buttons.flat().find((button) => button.title === title)?.data
    fake.userPresses(id, messageId, data ?? '')
  }
  press('Lưu 2 dòng đúng', card)
  const receipt = await fake.waitForMessageThat(id, ({ text: words }) => words.includes('Đã lưu 2 dòng'))
  expect(await entriesOf(database, personId)).toMatchObject([{ withdrawn: false }, { withdrawn: false }])

  press('Hoàn tác', receipt)
  await fake.waitForMessageThat(id, ({ text: words }) => words.includes('Đã thu hồi 2 mục'))
  expect(await entriesOf(database, personId)).toMatchObject([{ withdrawn: true }, { withdrawn: true }])
})
