import type { Database } from '../db/database.ts'
import { queueMoreButtons } from '../db/more-buttons.ts'
import type { Label } from '../domain/language.ts'
import type { ChannelName, Message } from './channel.ts'
import type { Deliverer } from './deliver-messages.ts'

/** A press on "Xem thêm": the `from`-th button of a message and those after it are wanted, counted from 0. */
export interface MorePress {
  channel: ChannelName
  sender: string
  updateKey: string
  outboxId: number
  from: number
  interactedAt?: Date
}

/** False: there is nothing to show, or the press was answered before. */
export type ShowMore = (press: MorePress) => Promise<boolean>

/** For channels whose messages hold few buttons. The message pressed on must have been said to who presses. */
export const createShowMore =
  ({
    database: { run },
    deliverer,
    words,
    now,
  }: {
    database: Pick<Database, 'run'>
    deliverer: Pick<Deliverer, 'claim' | 'take'>
    /** What stands above the others. */
    words: Label
    now: () => Date
  }): ShowMore =>
  async ({ interactedAt = null, ...press }) => {
    const { by, until } = deliverer.claim()
    const queued = await queueMoreButtons(run, { ...press, interactedAt, words, now: now(), claim: { by, until } })
    if (queued === undefined) return false
    const { id, message } = queued
    const held = { id, channel: press.channel, recipient: press.sender, bulk: false, personId: null, attempts: 0 }
    deliverer.take([{ ...held, message: message as Message }])
    return true
  }
