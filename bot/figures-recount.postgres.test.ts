import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { readDirectory } from '../db/directory.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import type { Database } from '../services/database.ts'
import { readFigures } from '../services/read-figures.ts'
import { type Enrolled, enrol, TEST_NOW } from '../testing/demonstration.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import type { Input, Message } from './channels/channel.ts'
import { startTestBot, type TestBot } from './testing/start-test-bot.ts'

const TODAY = '2026-11-20'
const PERIOD = parsePeriodKey('2026-M12', 'admin_15_14')
const COMMUNES = ['ia-pnom', 'chu-ngan', 'kong-bla'] as const

let database: Database
let bots: TestBot[]

beforeEach(async () => {
  const postgres = await freshPostgres()
  database = postgres.open()
  bots = [database, postgres.open()].map((over) => startTestBot(over, { now: TEST_NOW }))
})

/** What someone does to the figures of their commune, from the first word to the last press. */
type Deed =
  | { kind: 'event'; day: number; people: number }
  | { kind: 'total'; people: number }
  | { kind: 'correct'; pick: number; people: number }
  | { kind: 'withdraw'; pick: number }

const people = fc.integer({ min: 1, max: 40 })
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('event'), day: fc.integer({ min: 15, max: 20 }), people }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('total'), people }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('correct'), pick: fc.nat(20), people }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw'), pick: fc.nat(20) }) },
)

/** One of each, by the writers of the first two communes. */
const EVERYTHING: Deed[][] = [
  [
    { kind: 'event', day: 16, people: 5 },
    { kind: 'correct', pick: 0, people: 6 },
    { kind: 'withdraw', pick: 0 },
  ],
  [{ kind: 'total', people: 30 }],
  [],
  [],
  [],
]

const liveEntries = async (unitId: number): Promise<string[]> =>
  (
    await database.run<{ id: string }>(
      `select id from entries where unit_id = $1::int and withdrawn_at is null and span <@ daterange('2026-11-15', '2026-12-15') order by id`,
      [unitId],
    )
  ).map(({ id }) => id)

const perform = async (bot: TestBot, person: Enrolled, deeds: readonly Deed[]) => {
  let shown: Message[] = []
  let order = 0
  const say = async (input: string | Input) => {
    order += 1
    shown = await bot.say(person.sender, input, order)
  }
  const press = async (...titles: string[]) => {
    const buttons = shown.flatMap((message) => message.buttons?.flat() ?? [])
    const button = buttons.find(({ title }) => titles.some((wanted) => title.startsWith(wanted)))
    if (button !== undefined) await say({ kind: 'press', action: button.action })
  }
  const pressSaved = async (verb: string, pick: number): Promise<boolean> => {
    const live = await liveEntries(person.unitId)
    const id = live[pick % live.length]
    if (id !== undefined) await say({ kind: 'press', action: `${verb}:${id}` })
    return id !== undefined
  }
  for (const each of deeds) {
    switch (each.kind) {
      case 'event':
        await say(
          `Ngày ${each.day}/11 Chủ tịch tiếp dân ${each.people} lượt, ${each.people} người, ${each.people} vụ việc`,
        )
        await press('Lưu')
        break
      case 'total':
        await say(`Tháng 12: Chủ tịch tiếp 2 buổi, ${each.people} lượt ${each.people} người ${each.people} vụ việc`)
        await press('Lưu')
        // Refused where the commune reported otherwise: then it takes the place of that, or corrects it.
        await press('Thay', 'Sửa số đã báo')
        await press('Lưu')
        await press('Bổ sung số liệu')
        break
      case 'correct':
        if (!(await pressSaved('fix', each.pick))) break
        await say(`sửa số người thành ${each.people}`)
        await press('Lưu')
        await press('Gõ nhầm')
        break
      case 'withdraw':
        await pressSaved('undo', each.pick)
    }
    // Whatever is still open was refused or asks for more: it is not saved, and must not be counted.
    await say('/huy')
  }
}

/** The total as someone would count it by hand: the newest revision of each entry, unless it was withdrawn. */
const recount = async (unitIds: readonly number[]): Promise<number | null> => {
  const [row] = await database.run<{ people: number | null }>(
    `select sum((newest."values" ->> 'people')::int)::int as people
     from entries e join lateral (
       select * from entry_revisions r where r.entry_id = e.id order by r.revision desc limit 1) newest on true
     where e.form = 'citizen_reception' and not newest.withdrawn
       and e.unit_id in (select jsonb_array_elements_text($1::jsonb)::int)
       and coalesce(newest.event_date between '2026-11-15' and '2026-12-14', newest.period_key = '2026-M12')`,
    [JSON.stringify(unitIds)],
  )
  return row?.people ?? null
}

const totalAt = async (unitId: number) => {
  if (PERIOD === undefined) throw new Error('no such period')
  const { tree, catalogue } = await readDirectory(database)
  const totals = await readFigures({
    database,
    tree,
    catalogue,
    actor: { kind: 'system' },
    unitId,
    period: PERIOD,
    today: TODAY,
  })
  const reception = totals.find(({ form }) => form === 'citizen_reception')
  const received = reception?.indicators.find(({ indicator }) => indicator === 'people_received')
  return { people: received?.value ?? null, reported: reception?.reported ?? 0, expected: reception?.expected ?? 0 }
}

const unitIdOf = async (code: string): Promise<number> =>
  (await database.run<{ id: number }>('select id from units where code = $1', [code]))[0]?.id ?? 0

const allUnits = async () => (await database.run<{ id: number }>('select id from units')).map(({ id }) => id)

const expectRecounted = async (communes: readonly number[]) => {
  for (const unitId of communes) expect((await totalAt(unitId)).people).toBe(await recount([unitId]))
  const province = await totalAt(await unitIdOf('dong-lam'))
  expect(province.people).toBe(await recount(await allUnits()))
  expect(province.reported).toBeLessThanOrEqual(province.expected)
}

const expectWholeHistory = async () => {
  const broken = await database.run(
    `select e.id from entries e left join entry_revisions r on r.entry_id = e.id group by e.id
     having count(r.*) <> e.revision or bool_or(r.withdrawn and r.revision = e.revision) <> (e.withdrawn_at is not null)`,
  )
  expect(broken).toEqual([])
}

test('totals equal a recount by hand, whatever several people save, correct, replace and withdraw at once', async () => {
  const communes = await Promise.all(COMMUNES.map(unitIdOf))
  const writers = await Promise.all(
    [0, 1, 2, 3, 4].map((index) => enrol(database, { unitCode: COMMUNES[index % 3] ?? '', role: 'head' })),
  )
  const stories = fc.array(fc.array(deed, { maxLength: 4 }), { minLength: 5, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(stories, async (deeds) => {
      await Promise.all(
        writers.map((writer, index) => {
          const bot = bots[index % 2]
          return bot === undefined ? undefined : perform(bot, writer, deeds[index] ?? [])
        }),
      )
      await expectRecounted(communes)
      await expectWholeHistory()
    }),
    { numRuns: Number(process.env.RECOUNT_RUNS ?? 15), examples: [[EVERYTHING]] },
  )
  const [revisions] = await database.run<{ corrected: number; withdrawn: number; totals: number }>(
    `select count(*) filter (where revision > 1 and not withdrawn)::int as corrected, count(*) filter (where withdrawn)::int as withdrawn,
       count(*) filter (where period_key = '2026-M12')::int as totals from entry_revisions`,
  )
  // The stories did hold something of everything.
  expect(Math.min(revisions?.corrected ?? 0, revisions?.withdrawn ?? 0, revisions?.totals ?? 0)).toBeGreaterThan(0)
})

test('totals are the same before and after two communes merge, and the new one counts what they had said', async () => {
  const [one, two] = [await enrol(database, { unitCode: 'ia-pnom' }), await enrol(database, { unitCode: 'chu-ngan' })]
  const [bot] = bots
  if (bot === undefined) throw new Error('no bot')
  await perform(bot, one, [
    { kind: 'event', day: 16, people: 5 },
    { kind: 'event', day: 17, people: 6 },
  ])
  await perform(bot, two, [{ kind: 'event', day: 17, people: 7 }])
  const before = await totalAt(await unitIdOf('dong-lam'))
  await database.run(
    `with ended as (update units set valid_to = '2026-11-18' where code in ('ia-pnom', 'chu-ngan') returning id),
       left_parent as (update placements set valid_to = '2026-11-18' where unit_id in (select id from ended) and valid_to is null),
       made as (insert into units (code, name, level, reports, valid_from)
         values ('pnom-ngan', 'Xã Pnôm Ngân', 'commune', '{citizen_reception,petition}', '2026-11-19') returning id),
       placed as (insert into placements (unit_id, parent_id, valid_from)
         select made.id, p.id, '2026-11-19' from made, units p where p.code = 'dong-lam')
     insert into successions (unit_id, successor_id, on_date) select ended.id, made.id, '2026-11-19' from ended, made`,
  )
  const merged = await enrol(database, { unitCode: 'pnom-ngan' })
  expect((await totalAt(merged.unitId)).people).toBe(18)
  await perform(bot, merged, [{ kind: 'event', day: 19, people: 2 }])
  expect((await totalAt(merged.unitId)).people).toBe(20)
  const after = await totalAt(await unitIdOf('dong-lam'))
  expect(after.people).toBe((before.people ?? 0) + 2)
  expect(after.reported).toBeLessThanOrEqual(after.expected)
  expect(after.expected).toBe(before.expected - 1)
  await expectRecounted([one.unitId, two.unitId])
})
