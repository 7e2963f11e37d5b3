import type { Database } from '../db/database.ts'
import { readIndicatorRecords, type IndicatorRecord as StoredIndicator } from '../db/indicators.ts'
import { formKeyOf } from '../domain/indicators/indicator.ts'

export interface IndicatorRecord extends StoredIndicator {
  /** The key of its form. */
  form: string
}

/** Every indicator that administrators have declared, by key, those no longer in use among them. */
export const listIndicators = async ({ run }: Pick<Database, 'run'>): Promise<IndicatorRecord[]> =>
  (await readIndicatorRecords(run)).map((indicator) => ({ ...indicator, form: formKeyOf(indicator.key) }))
