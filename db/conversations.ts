import type { Language } from '../domain/language.ts'
import type { Membership } from '../domain/rights/rights.ts'
import type { Parameter, Run } from './database.ts'

export interface LoadedPerson {
  id: number
  name: string
  language: Language
  memberships: (Membership & { title: string })[]
}

/** What one update needs to be answered. `State` and `Trail` are the bot's; the database keeps them as JSON. */
export interface LoadedConversation {
  person: LoadedPerson
  version: number
  state: unknown
  trail: unknown
  /** This very update has been answered already. */
  repeated: boolean
  /** Of the units; a process whose copy is older must read them again. */
  directoryVersion: number
  /** What a query of `LoadFacts` found. */
  facts: unknown
}

/** A read that rides along with the load: an SQL expression over `person_id` and `active_unit_id`, with its parameters. */
export interface FactsQuery {
  expression: string
  parameters: readonly Parameter[]
}

const noFacts: FactsQuery = { expression: 'null::json', parameters: [] }

/** The conversation of an account, as SQL over the parameters that hold its channel, its id and the update's key. */
export const conversationSql = (of: { channel: string; sender: string; updateKey: string }, facts: string): string => `
  with account as (
    select a.person_id, p.name, p.language, c.version, c.state, c.trail, (c.state ->> 'unitId')::int as active_unit_id
    from accounts a join people p on p.id = a.person_id join conversations c on c.person_id = a.person_id
    where a.channel = ${of.channel} and a.external_id = ${of.sender}
  )
  select json_build_object('id', person_id, 'name', name, 'language', language, 'memberships',
      (select coalesce(json_agg(json_build_object('unitId', m.unit_id, 'role', m.role, 'title', m.title,
          'validFrom', m.valid_from, 'validTo', m.valid_to) order by m.id), '[]')
        from memberships m where m.person_id = account.person_id)) as person,
    version, state, trail,
    exists (select 1 from inbound_updates u where u.channel = ${of.channel} and u.update_key = ${of.updateKey}) as repeated,
    (select d.version from directory_versions d) as "directoryVersion",
    ${facts} as facts
  from account`

/** One round trip. Undefined: nobody is linked to this account. */
export const loadConversation = async (
  run: Run,
  update: { channel: string; sender: string; updateKey: string },
  facts: FactsQuery = noFacts,
): Promise<LoadedConversation | undefined> => {
  const [row] = await run<LoadedConversation>(
    conversationSql({ channel: '$1', sender: '$2', updateKey: '$3' }, facts.expression),
    [update.channel, update.sender, update.updateKey, ...facts.parameters],
  )
  return row
}
