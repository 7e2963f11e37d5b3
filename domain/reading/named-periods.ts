import type { IsoDate } from '../forms/form.ts'
import { partsOfDate } from '../periods/calendar-date.ts'
import type { CutoffScheme, Period } from '../periods/period.ts'
import { halfPeriod, monthPeriod, nineMonths, quarterPeriod, yearPeriod } from '../periods/period-span.ts'

const namedPeriods = new Map<string, readonly Period[]>()
const YEARS_MAX = 100

/** The periods that have a name in a year. */
const periodsOfYear = (year: number, scheme: CutoffScheme): readonly Period[] => {
  const key = `${year} ${scheme}`
  const known = namedPeriods.get(key)
  if (known) return known
  const periods = [
    ...Array.from({ length: 12 }, (_, index) => monthPeriod(year, index + 1, scheme)),
    ...Array.from({ length: 4 }, (_, index) => quarterPeriod(year, index + 1, scheme)),
    halfPeriod(year, 1, scheme),
    halfPeriod(year, 2, scheme),
    nineMonths(year, scheme),
    yearPeriod(year, scheme),
  ]
  if (namedPeriods.size >= YEARS_MAX) namedPeriods.clear()
  namedPeriods.set(key, periods)
  return periods
}

/** The named period that is exactly these days, for "từ 15/10 đến 14/11". */
export const periodOfDays = (from: IsoDate, to: IsoDate, scheme: CutoffScheme): Period | undefined => {
  const { year } = partsOfDate(to)
  const isIt = (period: Period) => period.from === from && period.to === to
  return periodsOfYear(year, scheme).find(isIt) ?? periodsOfYear(year + 1, scheme).find(isIt)
}
