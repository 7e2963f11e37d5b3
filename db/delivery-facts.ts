import type { IsoDate } from '../domain/forms/form.ts'
import type { Closure } from './channel-closures.ts'
import type { FactsQuery } from './conversations.ts'
import type { Run } from './database.ts'
import { type AddresseeRow, addresseeColumns } from './unasked-messages.ts'

/** Whom a channel carries messages to, as far as the database can tell. */
export interface Carrier {
  channel: string
  /** So long after the person's last word there; null: for ever. */
  openMs: number | null
  /** A template goes to every account, and to every phone. */
  toAccounts: boolean
  toPhones: boolean
}

export interface DeliveryQuestion {
  today: IsoDate
  month: IsoDate
  /** What was lost from then on is told. */
  since: Date
  now: Date
  carriers: readonly Carrier[]
}

/** Somebody who is perhaps not reached: none of their accounts is open, or something meant for them was lost. */
export interface DoubtfulPerson extends AddresseeRow {
  personId: number
  name: string
  unitIds: number[]
  /** Messages that waited in vain, and those that wait. */
  lost: number
  waiting: number
}

export interface DeliveryFacts {
  closures: Closure[]
  spending: { channel: string; vnd: number; messages: number }[]
  /** Messages that may have arrived. */
  uncertain: number
  /** By person: how many messages wait, with and without approved words. */
  waiting: (AddresseeRow & { messages: number; hasTemplate: boolean })[]
  people: DoubtfulPerson[]
}

/** A few megabytes: more are not read at once. */
const PEOPLE_MAX = 20_000

const factsSql = (of: { today: string; month: string; since: string; now: string; carriers: string }): string => `(
  with waiting as materialized (
    select o.person_id, count(*)::int as messages, o.message ? 'reminder' or o.message ? 'template' as has_template
    from outbox o where o.sent_at is null and o.failed_at is null and o.person_id is not null group by o.person_id, 3
  ), carriers as materialized (
    select * from jsonb_to_recordset(${of.carriers}::jsonb) as c(channel text, "openMs" bigint, "toAccounts" boolean, "toPhones" boolean)
  ), lost as materialized (
    select person_id, sum(messages)::int as messages from (
      select o.person_id, count(*) as messages from outbox o
      where o.person_id is not null and o.failed_at >= ${of.since}::timestamptz and not o.may_have_arrived group by 1
      union all
      select r.person_id, count(*) from reminders r
      where r.state = 'unreachable' and r.bundle_id is null and r.decided_at >= ${of.since}::timestamptz group by 1) both_kinds
    group by person_id
  ), doubtful as (
    select p.id from people p
    where exists (select 1 from lost l where l.person_id = p.id) or not (
      exists (select 1 from accounts a join carriers c on c.channel = a.channel
        where a.person_id = p.id and a.unreachable_since is null and (c."toAccounts" or c."openMs" is null
          or a.last_interaction_at >= ${of.now}::timestamptz - c."openMs" * interval '1 millisecond'))
      or p.phone is not null and exists (select 1 from carriers c where c."toPhones"))
  )
  select json_build_object(
    'closures', (select coalesce(json_agg(m.value || jsonb_build_object('channel', m.channel) order by m.channel), '[]')
      from channel_memory m where m.name = 'closed'),
    'spending', (select coalesce(json_agg(json_build_object('channel', s.channel, 'vnd', s.vnd, 'messages', s.messages)
      order by s.channel), '[]') from channel_spending s where s.month = ${of.month}::date),
    'uncertain', (select count(*)::int from outbox o
      where o.person_id is not null and o.failed_at >= ${of.since}::timestamptz and o.may_have_arrived),
    'waiting', (select coalesce(json_agg(j), '[]') from (
      select w.messages, w.has_template as "hasTemplate", ${addresseeColumns} from waiting w join people p on p.id = w.person_id) j),
    'people', (select coalesce(json_agg(j), '[]') from (
      select p.id as "personId", p.name, ${addresseeColumns}, held.units as "unitIds",
        coalesce((select l.messages from lost l where l.person_id = p.id), 0) as lost,
        coalesce((select sum(w.messages)::int from waiting w where w.person_id = p.id), 0) as waiting
      from doubtful d join people p on p.id = d.id cross join lateral (
        select json_agg(distinct m.unit_id) as units from memberships m where m.person_id = p.id
          and daterange(m.valid_from, m.valid_to, '[]') @> ${of.today}::date) held
      where held.units is not null order by p.name, p.id limit ${PEOPLE_MAX}) j)))`

const parametersOf = ({ today, month, since, now, carriers }: DeliveryQuestion) => [
  today,
  month,
  since.toISOString(),
  now.toISOString(),
  JSON.stringify(carriers),
]

/** `DeliveryFacts`, as a read that rides along. Parameters start at $4. */
export const deliveryFacts = (question: DeliveryQuestion): FactsQuery => ({
  expression: factsSql({ today: '$4', month: '$5', since: '$6', now: '$7', carriers: '$8' }),
  parameters: parametersOf(question),
})

export const readDeliveryFacts = async (run: Run, question: DeliveryQuestion): Promise<DeliveryFacts> => {
  const [row] = await run<{ facts: DeliveryFacts }>(
    `select ${factsSql({ today: '$1', month: '$2', since: '$3', now: '$4', carriers: '$5' })} as facts`,
    parametersOf(question),
  )
  return row?.facts ?? { closures: [], spending: [], uncertain: 0, waiting: [], people: [] }
}
