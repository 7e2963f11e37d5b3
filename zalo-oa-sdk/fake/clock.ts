export interface FakeClock {
  /** Milliseconds since 1970. Stands still until moved. */
  now: () => number
  /** Moves on and lets everything happen that falls due on the way, in order. */
  advance: (milliseconds: number) => Promise<void>
  /** `advance` to a later instant. */
  advanceTo: (instant: Date) => Promise<void>
  /** Runs `action` when the clock passes that time. */
  at: (timeMs: number, action: () => Promise<void>) => void
}

export const createFakeClock = (start: Date): FakeClock => {
  let nowMs = start.getTime()
  let due: { timeMs: number; action: () => Promise<void> }[] = []
  const advance = async (milliseconds: number) => {
    const endMs = nowMs + milliseconds
    for (;;) {
      const next = due.filter(({ timeMs }) => timeMs <= endMs).sort((a, b) => a.timeMs - b.timeMs)[0]
      if (next === undefined) break
      due = due.filter((one) => one !== next)
      nowMs = Math.max(nowMs, next.timeMs)
      await next.action()
    }
    nowMs = endMs
  }
  return {
    now: () => nowMs,
    advance,
    advanceTo: (instant) => advance(instant.getTime() - nowMs),
    at: (timeMs, action) => due.push({ timeMs, action }),
  }
}

/** 0–23 in Asia/Ho_Chi_Minh, which has no daylight saving. */
export const vietnamHourOf = (timeMs: number): number => new Date(timeMs + 7 * 3_600_000).getUTCHours()

/** A text that is the same for every instant of one day in Asia/Ho_Chi_Minh. */
export const vietnamDayOf = (timeMs: number): string => new Date(timeMs + 7 * 3_600_000).toISOString().slice(0, 10)
