import { createTask, parse } from 'node-cron'
import { localTimeOf } from '../domain/local-time.ts'

export const TIME_ZONE = 'Asia/Ho_Chi_Minh'

const DAY_MS = 86_400_000
const DAYS_BACK = 366

/**
 * The latest instant, not after `now`, at which an expression of five fields fires on the clock in Vietnam. Undefined when
 * there was none in a year. node-cron itself only looks ahead.
 */
export const lastScheduled = (expression: string, now: Date): Date | undefined => {
  const task = createTask(expression, () => undefined, { timezone: TIME_ZONE })
  const { hour, minute } = parse(expression)
  const times = hour.flatMap((h) => minute.map((m) => h * 60 + m)).sort((one, other) => other - one)
  const midnight = Date.parse(`${localTimeOf(now).date}T00:00:00+07:00`)
  try {
    for (let days = 0; days <= DAYS_BACK; days++) {
      for (const minutes of times) {
        const instant = new Date(midnight - days * DAY_MS + minutes * 60_000)
        if (instant <= now && task.match(instant)) return instant
      }
    }
    return undefined
  } finally {
    // node-cron keeps every task that it knows.
    task.destroy()
  }
}
