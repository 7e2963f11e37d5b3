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

/** The conversation of an account (`conversation_of` in the migrations) as SQL over the parameters that name it. */
export const conversationSql = (of: { channel: string; sender: string; updateKey: string }, facts: string): string => `
  select person, version, state, trail, repeated, directory_version as "directoryVersion", ${facts} as facts
  from conversation_of(${of.channel}, ${of.sender}, ${of.updateKey}) account`

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
