import type { IsoDate } from '../domain/forms/form.ts'
import { localTimeOf } from '../domain/local-time.ts'
import type { CutoffScheme, Period } from '../domain/periods/period.ts'
import { parsePeriodKey } from '../domain/periods/period-key.ts'
import { periodOf } from '../domain/periods/period-span.ts'
import { ServiceError } from './service-error.ts'

export type { CutoffScheme, Period } from '../domain/periods/period.ts'
export { periodLabel } from '../domain/periods/period-label.ts'

/** The day on the calendars of Vietnam. */
export const todayOf = (now: Date): IsoDate => localTimeOf(now).date

/** The period that a key names; without a key the month under way. Throws `ServiceError`: `period_invalid`. */
export const findPeriod = ({
  key,
  scheme,
  today,
}: {
  key: string | undefined
  scheme: CutoffScheme
  today: IsoDate
}): Period => {
  if (key === undefined) return periodOf(today, 'month', scheme)
  const period = parsePeriodKey(key, scheme, today)
  if (period !== undefined) return period
  throw new ServiceError(
    'period_invalid',
    'a period is written 2026-M11, 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026-Y, or 2026-YTD for the year under way',
  )
}
