import { findPeriod, type Period, todayOf } from '../services/find-period.ts'
import { findUnit } from '../services/find-unit.ts'
import type { Catalogue, IsoDate } from '../services/form-registry.ts'
import type { Unit, UnitTree } from '../services/unit-tree.ts'
import { ApiError } from './api-error.ts'
import type { ApiOptions } from './api-options.ts'

/** What a request asks about. */
export interface Subject {
  tree: UnitTree
  catalogue: Catalogue
  today: IsoDate
  period: Period
  unit: Unit
}

/** Reads unit and period of a query. Throws `ServiceError`, and `ApiError` for a form that nobody has declared. */
export const findSubject = async (
  query: { unit: string; period?: string | undefined; form?: string | undefined },
  { directory, now, scheme }: ApiOptions,
): Promise<Subject> => {
  const today = todayOf(now())
  const period = findPeriod({ key: query.period, scheme, today })
  const { tree, catalogue } = await directory()
  if (query.form !== undefined && catalogue.form(query.form) === undefined)
    throw new ApiError('invalid_request', 'form: no indicator of this key has been declared')
  return { tree, catalogue, today, period, unit: findUnit({ tree, text: query.unit, period, today }) }
}
