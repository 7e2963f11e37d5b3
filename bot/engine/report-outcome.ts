import type { Act, ActEffect } from '../../services/acts.ts'
import type { Message } from '../../services/channel.ts'
import type { ObligationDetails } from '../../services/read-facts.ts'
import type { AwaitedWords } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

export type Notice = ActEffect['notices'][number]

/** The obligation of an act as the person saw it. */
export const seenOf = ({ id, unitId, revision }: ObligationDetails) => ({ obligationId: id, unitId, revision })

/** Something is done about what is owed, others are told, and nothing is awaited any more. */
export const acted = (act: Act, notices: readonly Notice[], reply: Message, turn: Turn): Outcome => ({
  state: { ...turn.state, awaited: null },
  effects: [{ kind: 'act', act, notices }],
  replies: [reply],
})

/** The next text says something about what is owed. */
export const awaiting = (
  owed: ObligationDetails,
  awaited: Pick<AwaitedWords, 'what' | 'until' | 'reason'>,
  message: Message,
  turn: Turn,
): Outcome =>
  outcome(
    { ...turn.state, awaited: { ...awaited, obligationId: owed.id, revision: owed.revision } },
    { ...message, awaitsText: true },
  )
