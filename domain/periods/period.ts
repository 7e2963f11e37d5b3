import type { IsoDate } from '../forms/form.ts'

/** Cut-off of the figures: `admin_15_14` is Decree 09/2019/NĐ-CP article 12 (the 15th to the 14th); `calendar` whole months. */
export type CutoffScheme = 'admin_15_14' | 'calendar'

/**
 * A reporting period. `key` is `2026-M11`, `2026-Q4`, `2026-H1`, `2026-9M`, `2026-Y` or `2026-YTD` (from the start of the
 * reporting year to a day); `from` and `to` are both inside it.
 */
export interface Period {
  key: string
  scheme: CutoffScheme
  from: IsoDate
  to: IsoDate
}
