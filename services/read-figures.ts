import type { Database } from '../db/database.ts'
import { readContributions } from '../db/entries.ts'
import { type FiguresTotal, totalFigures } from '../domain/figures/total.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { forms } from '../domain/forms/registry.ts'
import type { Period } from '../domain/periods/period.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Actor, refuseUnlessReadable } from './actor.ts'

export type { FiguresTotal, IndicatorTotal, RatioTotal } from '../domain/figures/total.ts'

export interface FiguresRequest {
  database: Pick<Database, 'run'>
  tree: UnitTree
  actor: Actor
  unitId: number
  period: Period
  /** The day of the question, Asia/Ho_Chi_Minh. */
  today: IsoDate
}

/** The totals of every form, in the order of the registry. Throws `ServiceError`: `unit_unknown`, `not_allowed`. */
export const readFigures = async (request: FiguresRequest): Promise<FiguresTotal[]> => {
  refuseUnlessReadable('figures.read', request)
  const { database, tree, unitId, period, today } = request
  const rows = await readContributions(database.run, { unitId, from: period.from, to: period.to })
  return forms.map((form) => totalFigures({ rows, tree, unitId, form, period, today }))
}
