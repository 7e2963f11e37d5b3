import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { oweReport } from '../testing/obligations.ts'
import { obligationsSchema, obligationWholeSchema } from './obligation-schema.ts'
import { type ApiServer, openOffice, startApi, withToken } from './testing/start-api.ts'

let database: Database
let api: ApiServer
let late: number

beforeAll(async () => {
  database = await openOffice()
  api = await startApi(database)
  await oweReport(database, { unitCode: 'ia-hloi', period: '2026-M12', dueOn: '2026-12-18' })
  late = await oweReport(database, { unitCode: 'xa-bay', period: '2026-M11', dueOn: '2026-11-18' })
  await database.run(
    `with changed as (update obligations set state = 'submitted', revision = 2 where id = $1::bigint),
       sent as (insert into submissions (id, obligation_id, number, figures, note, submitted_by, submitted_at, channel)
         values ('00000001-0000-4000-8000-000000000000', $1::bigint, 1, $2::jsonb, 'nộp thiếu: đơn thư', 1, '2026-11-19T02:00:00Z', 'webchat'))
     insert into obligation_events (obligation_id, revision, name, by, at) values ($1::bigint, 2, 'submitted', 1, '2026-11-19T02:00:00Z')`,
    [
      late,
      JSON.stringify({
        petition: { form: 'petition', indicators: [{ indicator: 'petitions_received', value: null }], missing: [4] },
        citizen_reception: {
          form: 'citizen_reception',
          indicators: [{ indicator: 'reception_turns', value: 9 }],
          missing: [],
        },
      }),
    ],
  )
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const ask = async (path: string) => {
  const response = await fetch(`${api.url}/api/v1/obligations${path}`, withToken)
  return { status: response.status, body: await response.json() }
}

test('what a unit and those below it owe is listed with the earliest deadline first', async () => {
  const { body } = await ask('?unit=tinh-mau')
  expect(obligationsSchema.parse(body)).toMatchObject({
    more: false,
    obligations: [
      { id: late, unit: 'xa-bay', occurrence: '2026-M11', dueOn: '2026-11-18', state: 'submitted', overdue: false },
      { unit: 'ia-hloi', kind: 'report', from: '2026-11-15', to: '2026-12-14', state: 'open', overdue: false },
    ],
  })
})

test('only those in the state that is asked for, and not more than the limit', async () => {
  expect((await ask('?unit=tinh-mau&state=open')).body).toMatchObject({ obligations: [{ unit: 'ia-hloi' }] })
  expect((await ask('?unit=xa-bay&state=open')).body).toMatchObject({ obligations: [] })
  expect((await ask('?unit=tinh-mau&limit=1')).body).toMatchObject({ more: true, obligations: [{ id: late }] })
  expect((await ask('?unit=xa-bay&state=closed')).status).toBe(400)
})

test('one obligation tells what was handed in, with what was missing, and everything that happened', async () => {
  const { body } = await ask(`/${late}`)
  const whole = obligationWholeSchema.parse(body)
  expect(whole.events.map(({ name, by }) => ({ name, by }))).toEqual([
    { name: 'opened', by: null },
    { name: 'submitted', by: 'Nguyễn Thị Hạnh' },
  ])
  expect(whole.submissions).toEqual([
    expect.objectContaining({ number: 1, note: 'nộp thiếu: đơn thư', by: 'Nguyễn Thị Hạnh', decision: null }),
  ])
  expect(whole.submissions[0]?.figures).toContainEqual({ form: 'petition', indicators: {}, missing: ['xa-bay'] })
  expect(whole.submissions[0]?.figures).toContainEqual({
    form: 'citizen_reception',
    indicators: { reception_turns: 9 },
    missing: [],
  })
})

test.each(['/999999', '/0'])('an obligation that does not exist is not found: %s', async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test('what is no number is refused', async () => {
  expect((await ask('/abc')).status).toBe(400)
})
