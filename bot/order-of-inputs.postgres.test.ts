import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../services/database.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { entriesOf, outboxOf } from '../testing/recorded.ts'
import type { Input, Message } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const LINE = 'Sáng nay Chủ tịch tiếp dân 8 lượt, 9 người, 7 vụ việc, nhận 3 đơn'
const LATE = 'đến muộn'

let database: Database
let bots: [TestBot, TestBot]

beforeEach(async () => {
  const postgres = await freshPostgres()
  database = postgres.open()
  bots = [startTestBot(database, { now: TEST_NOW }), startTestBot(postgres.open(), { now: TEST_NOW })]
})

/** What a person does: writes, or presses the button of that title on the message shown before. */
type Act = { write: string } | { press: string }

const inputOf = (act: Act, shown: readonly Message[]): Input => {
  if ('write' in act) return { kind: 'text', text: act.write }
  const button = shown.flatMap(({ buttons }) => buttons?.flat() ?? []).find(({ title }) => title === act.press)
  return { kind: 'press', action: button?.action ?? `none:${act.press}` }
}

/** Someone whose conversation has come to a certain point, with what is on the screen now. */
const personAt = async (before: readonly Act[]): Promise<Enrolled & { shown: Message[]; order: number }> => {
  const person = await enrol(database, { unitCode: 'ia-hloi' })
  let shown: Message[] = []
  let order = 0
  for (const act of before) {
    order += 10
    shown = await bots[0].say(person.sender, inputOf(act, shown), order)
    // A pause: what follows is not of the same moment.
    for (const { clock } of bots) clock.now = new Date(clock.now.getTime() + 60_000)
  }
  return { ...person, shown, order }
}

const withoutIds = ({ id: _id, correction, ...draft }: Record<string, unknown>) =>
  typeof correction === 'object' ? { ...draft, correction: { ...correction, entryId: '', recordedBy: 0 } } : draft

/** What the conversation has come to, without what differs from one run to the next. */
const recordOf = async (person: Enrolled) => {
  const [conversation] = await database.run<{ state: { drafts: Record<string, unknown>[]; unitId: number } }>(
    'select state from conversations where person_id = $1::int',
    [person.personId],
  )
  const entries = await entriesOf(database, person.personId)
  return {
    unitId: conversation?.state.unitId,
    drafts: conversation?.state.drafts.map(withoutIds),
    entries: entries.map(({ id: _id, ...entry }) => entry),
  }
}

/** Delivers what was done at one moment in the order of arrival given; returns the acts that came too late to count. */
const deliver = async (before: readonly Act[], acts: readonly Act[], arrival: readonly number[]) => {
  const person = await personAt(before)
  const late: number[] = []
  for (const [turn, position] of arrival.entries()) {
    const act = acts[position]
    const bot = bots[turn % 2]
    if (act === undefined || bot === undefined) continue
    const replies = await bot.say(person.sender, inputOf(act, person.shown), person.order + 1 + position)
    const all = [...replies, ...(await sweep(person.sender))]
    if (all.some(({ text }) => text.includes(LATE))) late.push(position)
    else if (all.length === 0) throw new Error(`act ${position} was not answered`)
  }
  return { record: await recordOf(person), late, person }
}

/** What the one bot left to the other, since older messages waited there. */
const sweep = async (sender: string): Promise<Message[]> => {
  const counts = bots.map(({ sent }) => sent.length)
  for (const bot of bots) {
    while ((await bot.deliverer.sweep()) > 0) await bot.deliverer.settle()
  }
  return bots
    .flatMap(({ sent }, index) => sent.slice(counts[index]))
    .flatMap(({ recipient, message }) => (recipient === sender ? [message] : []))
}

const CARD: Act[] = [{ write: LINE }]
const GUIDED: Act[] = [
  { write: '/tiepdan' },
  { press: 'Một buổi' },
  { press: 'Hôm nay' },
  { write: 'Chủ tịch' },
  { press: 'Trực tiếp tiếp' },
]

const onCard: Act[] = [
  { write: 'sửa số người thành 10' },
  { write: 'sửa số lượt thành 7' },
  { write: '6 vụ việc' },
  { press: 'Thêm chi tiết' },
  { press: 'Sửa' },
  { press: 'Lưu' },
  { press: 'Huỷ' },
  { write: 'Hôm qua Bí thư tiếp dân 2 lượt, 2 người, 2 vụ việc' },
  { write: '/solieu' },
  { write: '/nhatky' },
  { write: '12' },
]
const onQuestion: Act[] = [
  { write: '8 lượt, 9 người, 7 vụ việc' },
  { write: '5' },
  { write: '6' },
  { write: 'không' },
  { press: 'Bỏ qua' },
  { press: 'Lùi' },
  { press: 'Huỷ' },
  { write: '/lui' },
  { write: '/solieu' },
]

const someOf = (acts: readonly Act[], maxLength = 5) =>
  fc
    .array(fc.constantFrom(...acts), { minLength: 2, maxLength })
    .chain((chosen) =>
      fc.tuple(fc.constant(chosen), fc.shuffledSubarray([...chosen.keys()], { minLength: chosen.length })),
    )

describe('inputs of the same moment that arrive in another order come to the record of the order in which they were sent', () => {
  const property = (before: Act[], acts: readonly Act[], maxLength?: number) =>
    fc.asyncProperty(someOf(acts, maxLength), async ([chosen, arrival]) => {
      const swapped = await deliver(before, chosen, arrival)
      const inOrder = [...chosen.keys()].filter((position) => !swapped.late.includes(position))
      const straight = await deliver(before, chosen, inOrder)
      expect(straight.late).toEqual([])
      expect(swapped.record).toEqual(straight.record)
    })

  const runs = { numRuns: Number(process.env.ORDER_RUNS ?? 25) }

  test('at a card', () => fc.assert(property(CARD, onCard), runs))
  test('at a card, many at once', () => fc.assert(property(CARD, onCard, 9), runs))
  test('in a guided form', () => fc.assert(property(GUIDED, onQuestion), runs))
  test('with nothing open', () =>
    fc.assert(
      property(
        [],
        [...onCard, ...onQuestion].filter((act) => 'write' in act),
      ),
      runs,
    ))
})

test('the buttons of a card shown a moment before stay good when something sent earlier arrives behind it', async () => {
  const person = await personAt([])
  const [card] = await bots[0].say(person.sender, LINE, 2)
  await bots[1].say(person.sender, '/menu', 1)
  await bots[0].say(person.sender, inputOf({ press: 'Lưu' }, card === undefined ? [] : [card]), 3)
  expect((await recordOf(person)).entries).toHaveLength(1)
})

test('two typed answers of a guided form that arrive swapped are taken for the questions they answered', async () => {
  const acts: Act[] = [{ write: '8 lượt, 9 người, 7 vụ việc' }, { write: '3' }]
  const straight = await deliver(GUIDED, acts, [0, 1])
  const swapped = await deliver(GUIDED, acts, [1, 0])
  expect(swapped.late).toEqual([])
  expect(swapped.record).toEqual(straight.record)
  expect(swapped.record.drafts).toEqual([
    expect.objectContaining({ values: expect.objectContaining({ turns: 8, people: 9 }) }),
  ])
})

test('a saving that arrives behind the correction it was sent before is not taken, and the person is told', async () => {
  const { late, record } = await deliver(
    CARD,
    [{ press: 'Lưu' }, { press: 'Huỷ' }, { write: 'sửa số người thành 10' }],
    [1, 2, 0],
  )
  expect(late).toEqual([0])
  expect(record).toMatchObject({ drafts: [], entries: [] })
})

test('a correction that arrives behind the saving it was written before is not taken, and the person is told', async () => {
  const { record, late, person } = await deliver(CARD, [{ write: 'sửa số người thành 10' }, { press: 'Lưu' }], [1, 0])
  expect(late).toEqual([0])
  expect(record.entries).toEqual([
    expect.objectContaining({ values: expect.objectContaining({ people: 9 }), revision: 1 }),
  ])
  expect(record.drafts).toEqual([])
  const outbox = await outboxOf(database, person.sender)
  expect(outbox.at(-1)?.text).toContain('sửa số người thành 10')
})

test('what arrives between a saving and the next line does not bring the saved draft back', async () => {
  const acts: Act[] = [
    { press: 'Lưu' },
    { write: '/menu' },
    { write: 'Hôm qua Bí thư tiếp dân 2 lượt, 2 người, 2 vụ việc' },
  ]
  const { record, late } = await deliver(CARD, acts, [0, 2, 1])
  expect(late).toEqual([])
  expect(record.entries).toHaveLength(1)
  expect(record.drafts).toEqual([
    expect.objectContaining({ values: expect.objectContaining({ receiver_role: 'secretary' }) }),
  ])
})
