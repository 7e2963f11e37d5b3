import type { Run } from '../db/database.ts'

const FIRST_ID = 700_000

/** Officials of one commune, each linked to an account of the channel. Returns the ids of the accounts. */
export const insertPeople = async (
  run: Run,
  count: number,
  channel: 'telegram' | 'zalo' = 'telegram',
): Promise<number[]> => {
  const rows = await run<{ externalId: string }>(
    `with unit as (select min(id) as id from units where level = 'commune'),
     person as (
       insert into people (name, created_at) select 'Bench ' || n, now() from generate_series(1, $1::int) n returning id
     ), member as (
       insert into memberships (person_id, unit_id, role, valid_from) select person.id, unit.id, 'official', '2020-01-01' from person, unit
     ), conversation as (
       insert into conversations (person_id, state, updated_at)
       select person.id, jsonb_build_object('version', 1, 'unitId', unit.id, 'drafts', '[]'::jsonb, 'buttons', '[]'::jsonb), now()
       from person, unit
     )
     insert into accounts (channel, external_id, person_id, linked_at)
     select $2::text, (${FIRST_ID} + id)::text, id, now() from person returning external_id as "externalId"`,
    [count, channel],
  )
  return rows.map(({ externalId }) => Number(externalId))
}
