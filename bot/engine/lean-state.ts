import { onceFor } from './once-for.ts'
import type { ConversationState, Draft } from './state.ts'

type Part = keyof Draft

/** Parts that a draft always has and that most drafts have nothing in. */
const OFTEN_EMPTY: ReadonlySet<string> = new Set<Part>([
  'values',
  'qualifiers',
  'claims',
  'ambiguities',
  'detail',
  'path',
  'skipped',
])

const isEmpty = (value: unknown): boolean =>
  value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

const leanDraft = (draft: Draft): object =>
  Object.fromEntries(Object.entries(draft).filter(([part, value]) => !(OFTEN_EMPTY.has(part) && isEmpty(value))))

/** A state as it is kept, without what there is nothing to say of; `readState` puts it back. What is written costs by its length. */
export const leanState = onceFor(({ drafts, cancelled, ...state }: ConversationState): object => ({
  ...Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null)),
  drafts: drafts.map(leanDraft),
  ...(cancelled !== null && { cancelled: cancelled.map(leanDraft) }),
}))
