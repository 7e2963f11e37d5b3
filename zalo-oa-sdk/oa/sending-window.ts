const hourMs = 3_600_000
export const freeWindowMs = 48 * hourMs
export const openWindowMs = 7 * 24 * hourMs
/** VND for a consultation message between 48 h and 7 days, as of 2026. */
export const paidMessageVnd = 55

/**
 * What a consultation message costs a person whose last interaction (follow, message, press of a `query` button or of
 * a menu item; not `user_seen_message`) was at `lastInteractionAt`. `closed`: only an approved template or another channel.
 */
export const sendingWindow = (lastInteractionAt: Date | null, now: Date): 'free' | 'paid' | 'closed' => {
  if (lastInteractionAt === null) return 'closed'
  const elapsedMs = now.getTime() - lastInteractionAt.getTime()
  if (elapsedMs <= freeWindowMs) return 'free'
  return elapsedMs <= openWindowMs ? 'paid' : 'closed'
}
