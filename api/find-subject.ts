import { findPeriod, type Period, todayOf } from '../services/find-period.ts'
import { findUnit } from '../services/find-unit.ts'
import type { IsoDate } from '../services/form-registry.ts'
import type { Unit, UnitTree } from '../services/unit-tree.ts'
import type { ApiOptions } from './api-options.ts'

/** What a request asks about. */
export interface Subject {
  tree: UnitTree
  today: IsoDate
  period: Period
  unit: Unit
}

/** Reads unit and period of a query. Throws `ServiceError`. */
export const findSubject = async (
  query: { unit: string; period?: string | undefined },
  { directory, now, scheme }: ApiOptions,
): Promise<Subject> => {
  const today = todayOf(now())
  const period = findPeriod({ key: query.period, scheme, today })
  const { tree } = await directory()
  return { tree, today, period, unit: findUnit({ tree, text: query.unit, period, today }) }
}
