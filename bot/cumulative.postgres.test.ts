import { beforeEach, expect, test } from 'vitest'
import { readDirectory } from '../db/directory.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import type { Database } from '../services/database.ts'
import { readFigures } from '../services/read-figures.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const CUMULATIVE = 'Lũy kế từ đầu năm đến nay nhận 180 đơn, đã giải quyết 160, đang giải quyết 20'
const EVENT =
  'Hôm nay nhận 1 đơn kiến nghị về môi trường, đủ điều kiện, thuộc thẩm quyền, đã trả lời, đã giải quyết hôm nay'
const TOTAL = 'Tháng 8 nhận 20 đơn, đã giải quyết 15, đang giải quyết 5'

let database: Database
let bot: TestBot
let person: Enrolled

beforeEach(async () => {
  database = (await freshPostgres()).open()
  bot = startTestBot(database, { now: TEST_NOW })
  person = await enrol(database, { unitCode: 'kong-bla', role: 'head' })
})

const save = async (text: string) => {
  await bot.say(person.sender, text)
  return (await bot.say(person.sender, 'lưu')).map((message) => message.text).join('\n')
}

const receivedIn = async (key: string) => {
  const period = parsePeriodKey(key, 'admin_15_14')
  if (period === undefined) throw new Error(`no period ${key}`)
  const { tree, catalogue } = await readDirectory(database)
  const totals = await readFigures({
    database,
    tree,
    catalogue,
    actor: { kind: 'system' },
    unitId: person.unitId,
    period,
    today: '2026-11-20',
  })
  const petitions = totals.find(({ form }) => form === 'petition')
  return {
    received: petitions?.indicators.find(({ indicator }) => indicator === 'petitions_received')?.value ?? null,
    cumulative: petitions?.cumulative.map(({ to, figures }) => [to, figures.petitions_received]),
    findings: petitions?.findings.map(({ kind }) => kind),
  }
}

test('figures counted since a beginning stand beside period totals and events of the same days and are not added', async () => {
  for (const text of [TOTAL, EVENT, CUMULATIVE]) expect(await save(text), text).toContain('Đã lưu')
  expect(await receivedIn('2026-Y')).toEqual({ received: 21, cumulative: [['2026-11-20', 180]], findings: [] })
  expect(await receivedIn('2026-M08')).toEqual({ received: 20, cumulative: [], findings: [] })
  expect(await receivedIn('2026-M12')).toEqual({ received: 1, cumulative: [['2026-11-20', 180]], findings: [] })
})

test('the same figures told twice are corrected, not kept twice', async () => {
  await save(CUMULATIVE)
  expect(await save(CUMULATIVE.replace('180', '181').replace('160', '161'))).toContain('đã báo số gộp')
})

test('what falls below an earlier figure or a period inside it is told with the figures', async () => {
  await save(CUMULATIVE)
  await save(TOTAL.replaceAll('20', '320').replace('15', '300').replace('5', '20'))
  bot.clock.now = new Date('2026-11-27T02:00:00Z')
  await save(CUMULATIVE.replace('180', '170').replace('160', '150'))
  const { findings } = await receivedIn('2026-Y')
  expect(findings).toContain('cumulative_falls')
  expect(findings).toContain('cumulative_short')
})
