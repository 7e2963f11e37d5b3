import { randomUUID } from 'node:crypto'
import { initialState } from '../bot/engine/state.ts'
import type { Database } from '../db/database.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { ChannelName } from '../services/channel.ts'
import { seedDemonstration } from '../services/seed-demonstration.ts'

/** A Friday, 09:00 in Vietnam, in the period from 15/11 to 14/12. */
export const TEST_NOW = new Date('2026-11-20T02:00:00Z')

export const fillWithDemonstration = (database: Database) =>
  seedDemonstration(database, { now: TEST_NOW, initialState, newId: randomUUID })

export interface Enrolled {
  personId: number
  unitId: number
  /** The account with which the person writes. */
  sender: string
}

/** A person of a unit of the demonstration, with an account: ready to write. */
export const enrol = async (
  { run }: Database,
  {
    unitCode,
    role = 'official',
    channel = 'webchat',
    sender = randomUUID(),
  }: { unitCode: string; role?: Role; channel?: ChannelName; sender?: string },
): Promise<Enrolled> => {
  const [row] = await run<{ personId: number; unitId: number }>(
    `with unit as (select id from units where code = $1::text),
      person as (insert into people (name, created_at) values ($2::text, $6::timestamptz) returning id),
      talk as (insert into conversations (person_id, state, updated_at)
        select person.id, jsonb_set($7::jsonb, '{unitId}', to_jsonb(unit.id)), $6::timestamptz from person, unit),
      role as (insert into memberships (person_id, unit_id, role, valid_from) select person.id, unit.id, $3::text, '2025-07-01' from person, unit),
      account as (insert into accounts (channel, external_id, person_id, linked_at) select $4::text, $5::text, id, $6::timestamptz from person)
     select person.id as "personId", unit.id as "unitId" from person, unit`,
    [
      unitCode,
      `Cán bộ ${sender.slice(0, 8)}`,
      role,
      channel,
      sender,
      TEST_NOW.toISOString(),
      JSON.stringify(initialState),
    ],
  )
  if (row === undefined) throw new Error(`the demonstration has no unit ${unitCode}`)
  return { ...row, sender }
}
