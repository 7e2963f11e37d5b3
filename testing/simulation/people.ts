import type { Run } from '../../db/database.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import type { Gate } from './gate.ts'
import type { Random } from './random.ts'
import type { Event, Story } from './story.ts'

const DAY_MS = 86_400_000

interface Owed {
  id: number
  unitId: number
  kind: 'report' | 'entries'
  times: number
  from: IsoDate
  to: IsoDate
  opensOn: IsoDate
  dueOn: IsoDate
}

interface Entry {
  unitId: number
  on: IsoDate
}

interface Act {
  at: number
  perform: () => Promise<void>
}

export interface People {
  /** Draws lots for what has been opened since the last time. */
  notice(): Promise<void>
  /** What people do by this moment. */
  actsUntil(at: Date): Promise<void>[]
  /** Units ended: what they owed is owed no more. */
  unitsEnded(unitIds: readonly number[]): void
}

const midnight = (date: IsoDate) => Date.parse(`${date}T00:00:00+07:00`)

const SUBMIT = `
  with o as (
    update obligations set state = 'submitted', changed_at = $2::timestamptz, revision = revision + 1
    where id = $1::bigint and state = 'open' returning id, revision, unit_id
  ), told as (
    insert into obligation_events (obligation_id, revision, name, at) select id, revision, 'submitted', $2::timestamptz from o
  ), handed_in as (
    insert into submissions (id, obligation_id, number, figures, submitted_by, submitted_at, channel)
    select gen_random_uuid(), id, 1 + (select count(*) from submissions s where s.obligation_id = o.id), '{}',
      (select min(person_id) from memberships m where m.unit_id = o.unit_id), $2::timestamptz, 'telegram' from o
  ) select id from o`

const RETURN = `
  with o as (
    update obligations set state = 'open', changed_at = $2::timestamptz, revision = revision + 1
    where id = $1::bigint and state = 'submitted' returning id, revision
  ), told as (
    insert into obligation_events (obligation_id, revision, name, at) select id, revision, 'returned', $2::timestamptz from o
  ), decided as (
    update submissions s set decision = 'returned', reason = 'Chưa khớp', decided_at = $2::timestamptz from o
    where s.obligation_id = o.id and s.decision is null
  ) select id from o`

const EXCUSE = `
  with o as (
    update obligations set state = 'excused', changed_at = $2::timestamptz, revision = revision + 1
    where id = $1::bigint and state = 'open' returning id, revision
  ), told as (
    insert into obligation_events (obligation_id, revision, name, at) select id, revision, 'excused', $2::timestamptz from o
  ) select id from o`

const EXTEND = `
  with o as (
    update obligations set extended_to = due_on + $3::int, changed_at = $2::timestamptz, revision = revision + 1
    where id = $1::bigint and state = 'open' returning id, revision, extended_to
  ), told as (
    insert into obligation_events (obligation_id, revision, name, at) select id, revision, 'extended', $2::timestamptz from o
  ) select to_char(extended_to, 'YYYY-MM-DD') as "on" from o`

const ENTER = `
  insert into entries (id, unit_id, form, granularity, event_date, span, facet, revision, "values", qualifiers, contributions,
    recorded_by, recorded_at, changed_at)
  select gen_random_uuid(), $1::int, 'citizen_reception', 'event', $3::date, daterange($3::date, $3::date, '[]'), 'chair', 1, '{}', '{}', '{}',
    (select min(person_id) from memberships m where m.unit_id = $1::int), $2::timestamptz, $2::timestamptz
  returning id`

/** Those who owe: they report in time, late or never, ask for more time, are sent back, are excused. */
export const createPeople = ({
  gate,
  run,
  random,
  story,
  now,
}: {
  gate: Gate
  run: Run
  random: Random
  story: Story
  now: () => Date
}): People => {
  const owed = new Map<number, Owed>()
  const settled = new Set<number>()
  const entries: Entry[] = []
  let acts: Act[] = []
  let latest = 0

  const tell = (obligationId: number, what: Event['what']) => {
    if (what.kind === 'settled') settled.add(obligationId)
    if (what.kind === 'reopened') settled.delete(obligationId)
    story.events.push({ order: gate.passed, at: now(), obligationId, what })
  }

  /** What is told of it is told only if the database took it. */
  const act = (at: number, statement: string, parameters: (string | number)[], taken: (row: { on?: string }) => void) =>
    acts.push({
      at,
      perform: () =>
        gate.pass(undefined, async () => {
          const [first = 0, ...rest] = parameters
          const [row] = await run<{ on?: string }>(statement, [first, now().toISOString(), ...rest])
          if (row !== undefined) taken(row)
        }),
    })

  const count = ({ unitId, from, to }: Owed) =>
    entries.filter((entry) => entry.unitId === unitId && from <= entry.on && entry.on <= to).length
  const settleEntries = (unitId: number) => {
    for (const each of owed.values())
      if (each.kind === 'entries' && each.unitId === unitId && !settled.has(each.id) && count(each) >= each.times)
        tell(each.id, { kind: 'settled' })
  }

  /** Some moment from a day on, at an hour at which people write. */
  const moment = (from: IsoDate, days: number) =>
    midnight(from) + random.integer(0, Math.max(0, days)) * DAY_MS + random.integer(7 * 60, 21 * 60) * 60_000

  const submit = (id: number, at: number) => act(at, SUBMIT, [id], () => tell(id, { kind: 'settled' }))

  const drawReport = ({ id, opensOn, dueOn }: Owed) => {
    const days = Math.round((midnight(dueOn) - midnight(opensOn)) / DAY_MS)
    if (random.chance(0.02)) act(moment(opensOn, days), EXCUSE, [id], () => tell(id, { kind: 'settled' }))
    if (random.chance(0.08))
      act(moment(opensOn, days), EXTEND, [id, random.integer(2, 9)], ({ on = dueOn }) => tell(id, { kind: 'due', on }))
    if (random.chance(0.05)) return
    const at = random.chance(0.75) ? moment(opensOn, days) : moment(dueOn, 10)
    submit(id, at)
    if (!random.chance(0.06)) return
    const returned = at + random.integer(1, 48) * 3_600_000
    act(returned, RETURN, [id], () => tell(id, { kind: 'reopened' }))
    submit(id, returned + random.integer(1, 120) * 3_600_000)
  }

  const drawEntries = ({ unitId, times, from, to }: Owed) => {
    const days = Math.round((midnight(to) - midnight(from)) / DAY_MS)
    for (let entry = 0; entry < times; entry++) {
      if (random.chance(0.15)) continue
      const at = moment(from, days)
      const on = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)
      act(at + (random.chance(0.2) ? 2 * DAY_MS : 0), ENTER, [unitId, on], () => {
        entries.push({ unitId, on })
        settleEntries(unitId)
      })
    }
  }

  return {
    async notice() {
      const opened = await run<Owed>(
        `select id::int as id, unit_id as "unitId", kind, times, to_char(lower(span), 'YYYY-MM-DD') as "from",
           to_char(upper(span) - 1, 'YYYY-MM-DD') as "to", to_char(opens_on, 'YYYY-MM-DD') as "opensOn",
           to_char(due_on, 'YYYY-MM-DD') as "dueOn"
         from obligations where id > $1::bigint order by schedule_id, unit_id, occurrence`,
        [latest],
      )
      for (const each of opened) {
        latest = Math.max(latest, each.id)
        owed.set(each.id, each)
        if (each.kind === 'report') drawReport(each)
        else {
          drawEntries(each)
          settleEntries(each.unitId)
        }
      }
    },
    actsUntil(at) {
      const due = acts.filter((each) => each.at <= at.getTime()).sort((left, right) => left.at - right.at)
      acts = acts.filter((each) => each.at > at.getTime())
      return due.map(({ perform }) => perform())
    },
    unitsEnded(unitIds) {
      for (const { id, unitId } of owed.values())
        if (unitIds.includes(unitId) && !settled.has(id)) tell(id, { kind: 'settled' })
    },
  }
}
