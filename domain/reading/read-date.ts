import type { IsoDate } from '../forms/form.ts'
import type { LocalTime } from '../local-time.ts'
import { findDay } from './find-day.ts'
import { tokenize } from './tokens.ts'

/** The first day that the text names, wherever it stands. */
export const readDate = (text: string, context: { now: LocalTime }): IsoDate | undefined => {
  const source = tokenize(text)
  const planned = false
  for (let at = 0; at < source.tokens.length; at++) {
    const found = findDay(source, at, { today: context.now.date, planned })
    if (found) return found.date
  }
  return undefined
}
