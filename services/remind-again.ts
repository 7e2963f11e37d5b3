import type { VerbWrite } from '../db/commit-answer.ts'
import { insertAsked } from '../db/reminders.ts'
import type { HalfDay } from '../domain/obligations/half-day.ts'

/** What a person was reminded of, to be told once more at another time if it is still owed then. */
export interface RemindAgain {
  do: 'reminder.again'
  bundleId: number
  when: HalfDay
  /** Where that half-day has been told meanwhile. */
  otherwise: HalfDay
}

/** Everybody may ask it of what they themselves were told: the statement looks for nothing else. */
export const remindAgain = (asked: RemindAgain): VerbWrite => insertAsked(asked)
