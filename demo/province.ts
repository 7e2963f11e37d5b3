import type { IsoDate } from '../domain/forms/form.ts'
import type { DemoEntry } from './entry.ts'
import { demoIndicatorEntries, demoIndicators } from './indicators.ts'
import { demoPeople } from './people.ts'
import { demoPetitions } from './petitions.ts'
import { demoReceptions } from './receptions.ts'
import { demoPlacements, demoSuccessions, demoUnits } from './units.ts'

/** The invented province of Đông Lam: no such province, unit or person exists. */
export const demoProvince = {
  units: demoUnits,
  placements: demoPlacements,
  successions: demoSuccessions,
  people: demoPeople,
  indicators: demoIndicators,
} as const

/** What was entered in the two months before the day, oldest first. Several communes have reported nothing. */
export const demoEntries = (today: IsoDate): DemoEntry[] =>
  [...demoReceptions(today), ...demoPetitions(today), ...demoIndicatorEntries(today)].toSorted((left, right) =>
    left.at < right.at ? -1 : 1,
  )
