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

const loadStatement = (expression: string) => `
  with account as (
    select a.person_id, p.name, p.language, c.version, c.state, c.trail, (c.state ->> 'unitId')::int as active_unit_id
    from accounts a join people p on p.id = a.person_id join conversations c on c.person_id = a.person_id
    where a.channel = $1 and a.external_id = $2
  )
  select person_id as "personId", name, language, version, state, trail,
    exists (select 1 from inbound_updates u where u.channel = $1 and u.update_key = $3) as repeated,
    (select d.version from directory_versions d) as "directoryVersion",
    (select coalesce(json_agg(json_build_object('unitId', m.unit_id, 'role', m.role, 'title', m.title,
        'validFrom', m.valid_from, 'validTo', m.valid_to) order by m.id), '[]')
      from memberships m where m.person_id = account.person_id) as memberships,
    ${expression} as facts
  from account`

interface LoadRow {
  personId: number
  name: string
  language: Language
  version: number
  state: unknown
  trail: unknown
  repeated: boolean
  directoryVersion: number
  memberships: LoadedPerson['memberships']
  facts: unknown
}

/** One round trip. Undefined: nobody is linked to this account. */
export const loadConversation = async (
  run: Run,
  update: { channel: string; sender: string; updateKey: string },
  facts: FactsQuery = noFacts,
): Promise<LoadedConversation | undefined> => {
  const [row] = await run<LoadRow>(loadStatement(facts.expression), [
    update.channel,
    update.sender,
    update.updateKey,
    ...facts.parameters,
  ])
  if (row === undefined) return undefined
  const { personId, name, language, memberships, ...rest } = row
  return { ...rest, person: { id: personId, name, language, memberships } }
}
