import type { SentTrail } from '../services/conclude-update.ts'
import type { LoadedConversation } from '../services/open-conversation.ts'
import { leanState } from './engine/lean-state.ts'
import { readState } from './engine/read-state.ts'
import type { ConversationState } from './engine/state.ts'
import { readTrail, type Trail } from './engine/trail.ts'
import type { Person } from './engine/turn.ts'
import type { Worked } from './engine/work-out.ts'

/** A conversation as this process knows it. */
export interface Conversation {
  person: Person
  version: number
  state: ConversationState
  trail: Trail | undefined
  directoryVersion: number
}

/** A conversation as the database had it. */
export const conversationOf = ({
  person,
  version,
  state,
  trail,
  directoryVersion,
}: LoadedConversation): Conversation => ({
  person,
  version,
  state: readState(state),
  trail: readTrail(trail),
  directoryVersion,
})

/** The trail after an answer, with its base by name where the row of the conversation holds that state already. */
const sentTrail = (from: Conversation, { state, trail }: Worked): SentTrail => {
  if (trail === null) return null
  const { base } = trail
  if (base === from.trail?.base) return { ...trail, base: 'kept' }
  if (base === from.state) return { ...trail, base: 'before' }
  return { ...trail, base: base === state ? 'after' : leanState(base) }
}

/** What the database is to have after an answer. */
export const keptOf = (from: Conversation, worked: Worked): { state: object; trail: SentTrail } => ({
  state: leanState(worked.state),
  trail: sentTrail(from, worked),
})
