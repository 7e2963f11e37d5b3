import { type LoadedConversation, loadConversation } from '../db/conversations.ts'
import type { Database } from '../db/database.ts'
import { entriesBehind, entryWithHistory, figuresOf, ownEntries } from '../db/entries.ts'

export type { LoadedConversation } from '../db/conversations.ts'

/** What is read together with the conversation. */
export type FactsRequest =
  | { kind: 'none' }
  | { kind: 'journal'; form?: string; date?: string; offset: number; limit: number }
  | { kind: 'entry'; id: string }
  | { kind: 'behind'; unitId: number; form: string; from: string; to: string }
  | { kind: 'figures'; unitId: number | null; from: string; to: string }

/** Entries read to explain one figure. */
const BEHIND_MAX = 100

const queryOf = (request: FactsRequest) => {
  switch (request.kind) {
    case 'none':
      return undefined
    case 'journal':
      return ownEntries(request)
    case 'entry':
      return entryWithHistory(request.id)
    case 'behind':
      return entriesBehind({ ...request, limit: BEHIND_MAX })
    case 'figures':
      return figuresOf(request)
  }
}

/** Everything an answer needs, in one round trip. Undefined: nobody is linked to the account. */
export const openConversation = (
  { run }: Database,
  update: { channel: string; sender: string; updateKey: string },
  facts: FactsRequest,
): Promise<LoadedConversation | undefined> => loadConversation(run, update, queryOf(facts))
