import { expect, test } from 'vitest'
import { startTestBot } from '../../bot/testing/start-test-bot.ts'
import { enrol, TEST_NOW } from '../demonstration.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import { entriesOf } from '../recorded.ts'

test('peer fault 11: a half-filled form is kept when another is begun, and is taken up where it was left', async () => {
  const database = (await freshPostgres()).open()
  const bot = startTestBot(database, { now: TEST_NOW })
  const { sender, personId } = await enrol(database, { unitCode: 'ia-hloi' })
  const say = async (text: string) => (await bot.say(sender, text)).map((message) => message.text).join('\n')
  await say('/tiepdan')
  await say('Một buổi')
  const question = await say('Chủ tịch UBND')
  expect(question).toContain('Câu 3')
  await say('/donthu')
  const left = await bot.say(sender, '/huy')
  const goOn = left.flatMap(({ buttons = [] }) => buttons.flat()).find(({ title }) => title === 'Tiếp tục')
  const [resumed] = await bot.say(sender, { kind: 'press', action: goOn?.action ?? '' })
  expect(resumed?.text).toBe(question)
  expect(await entriesOf(database, personId)).toEqual([])
})
