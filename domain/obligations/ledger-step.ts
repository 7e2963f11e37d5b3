import type { IsoDate } from '../forms/form.ts'
import type { LadderStep } from '../schedules/schedule.ts'

/**
 * A step as the ledger of reminders knows it: `open`, or with the deadline that it speaks of, `due@14:00/2026-11-18`, so that
 * a deadline that is moved has its own steps and none of them is told twice.
 */
export const ledgerStep = (step: string, dueOn: IsoDate, ladder: readonly LadderStep[]): string => {
  const [key] = step.split('@')
  const isOpening = ladder.some((rung) => rung.key === key && rung.from === 'opening')
  return isOpening ? step : `${step}/${dueOn}`
}

/** A step that the person asked for: "Nhắc lại sau". */
export const askedStep = (at: Date): string => `again:${at.toISOString()}`

export const isAskedStep = (step: string): boolean => step.startsWith('again:')
