import type { LocalTime } from '../local-time.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { findPeriod } from './find-period.ts'
import { tokenize } from './tokens.ts'

/** The first period that the text names, wherever it stands. */
export const readPeriod = (text: string, context: { now: LocalTime; scheme: CutoffScheme }): Period | undefined => {
  const source = tokenize(text)
  for (let at = 0; at < source.tokens.length; at++) {
    const found = findPeriod(source, at, { today: context.now.date, scheme: context.scheme })
    if (found) return found.period
  }
  return undefined
}
