import { noteClosed, noteOpen } from '../db/channel-closures.ts'
import type { Database } from '../db/database.ts'
import type { DeliveryError } from './channel.ts'

/** A channel that is out of order is tried again after this long. */
const CLOSED_MS = 300_000
/** A platform that is away longer than this is out of order: what it was not asked to take yet goes another way. */
const AWAY_MS = 600_000

/** What this process finds out about channels that take nothing, told to every other. */
export interface ChannelHealth {
  failed(channel: string, failure: DeliveryError, at: Date): Promise<void>
  worked(channel: string): void
  /** Says of the channels that have worked that they are open, whoever closed them. */
  tell(at: Date): Promise<void>
  isClosed(channel: string, at: Date): boolean
}

export const createChannelHealth = ({ run }: Pick<Database, 'run'>): ChannelHealth => {
  /** By channel: since when it has done nothing but fail, and when it failed last. */
  const failing = new Map<string, { since: Date; last: Date }>()
  const closedUntil = new Map<string, Date>()
  const working = new Set<string>()
  const toldAt = new Map<string, Date>()

  return {
    async failed(channel, { fault, scope, message }, at) {
      const isRefused = fault === 'misconfigured'
      if (!isRefused && !(fault === 'retry' && scope === 'channel')) return
      const before = failing.get(channel)
      const isOngoing = before !== undefined && at.getTime() - before.last.getTime() < CLOSED_MS
      const since = isOngoing ? before.since : at
      failing.set(channel, { since, last: at })
      working.delete(channel)
      if (!isRefused && at.getTime() - since.getTime() < AWAY_MS) return
      const until = new Date(at.getTime() + CLOSED_MS)
      closedUntil.set(channel, until)
      await noteClosed(run, { channel, since, until, reason: message, now: at })
    },
    worked(channel) {
      failing.delete(channel)
      working.add(channel)
    },
    async tell(at) {
      for (const channel of working) {
        const isTold = at.getTime() - (toldAt.get(channel)?.getTime() ?? 0) < CLOSED_MS
        if (!closedUntil.delete(channel) && isTold) continue
        await noteOpen(run, channel)
        toldAt.set(channel, at)
      }
      working.clear()
    },
    isClosed: (channel, at) => (closedUntil.get(channel) ?? at) > at,
  }
}
