import type { CallFault } from './call-faults.ts'
import type { LoggedCall } from './call-log.ts'
import type { CallbackQueryRecord } from './callback-queries.ts'
import type { FakeUser } from './chats.ts'
import type { SentDocument } from './documents.ts'
import type { SeenMessage } from './message-watch.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Update } from './update-queue.ts'
import type { UserContent } from './user-actions.ts'
import type { DeliveryMode } from './webhook-delivery.ts'

/** Everything a test or a person can do to the fake, in the process; `control-routes.ts` offers the same over HTTP. */
export interface FakeTelegramControl {
  /** A user who has not written yet cannot be written to, unless `started`. */
  createUser(user?: { id?: number; firstName?: string; username?: string; started?: boolean }): FakeUser
  /** These return the update_id that they cause. */
  userSends(chatId: number, content: UserContent): number
  userSendsDocument(chatId: number, document: SentDocument, caption?: string): number
  userEdits(chatId: number, messageId: number, text: string): number
  /** Throws unless the button is on the message now, or `evenIfGone`. */
  userPresses(chatId: number, messageId: number, data: string, options?: { evenIfGone?: boolean }): number
  userBlocks(chatId: number): number
  userUnblocks(chatId: number): number
  /** An update as it is; without an update_id it gets the next one. */
  pushUpdate(update: Record<string, unknown>): number

  /** The file behind a file_id. */
  document(fileId: string): SentDocument | undefined
  messages(chatId: number): SeenMessage[]
  waitForMessage(chatId: number, n: number, timeoutMs?: number): Promise<SeenMessage>
  waitForMessageThat(
    chatId: number,
    condition: (message: SeenMessage) => boolean,
    timeoutMs?: number,
  ): Promise<SeenMessage>
  callbackQueries(): CallbackQueryRecord[]
  calls(method?: string): LoggedCall[]
  waitForCalls(method: string, n: number): Promise<LoggedCall[]>
  pendingUpdates(): Update[]

  planFault(fault: CallFault): void
  clearFaults(): void
  setLimits(limits: RateLimits): void
  setDelivery(mode: DeliveryMode): void
  /** Delivers an update to the webhook again, past its queue; returns the statuses (0: no answer). */
  redeliver(updateId: number, copies?: number): Promise<number[]>
}
