import type { Message } from '../../services/channel.ts'
import type { Effect } from './turn.ts'

/** What becomes of a draft that sets something, at "Lưu": written, asked again, or dropped because somebody was faster. */
export type Saving =
  | { kind: 'written'; effect: Effect; receipt: Message }
  | { kind: 'problem'; asking: string; why: string }
  | { kind: 'dropped'; message: Message }
