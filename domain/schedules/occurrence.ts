import type { IsoDate } from '../forms/form.ts'

/**
 * One time that something is owed. `key` is a period's key where there is one (`2026-M11`, `2026-Q4`), `2026-W47` for a
 * week (ISO 8601), the day itself for days of the month, `once` for a single time. `from` and `to` are both inside.
 */
export interface Occurrence {
  key: string
  from: IsoDate
  to: IsoDate
}
