import type { Database } from '../db/database.ts'
import { readContributions } from '../db/entries.ts'
import {
  type CumulativeFigures,
  cumulativeFigures,
  reviewTotal,
  type TotalFinding,
} from '../domain/figures/review-totals.ts'
import { type FiguresTotal, totalFigures } from '../domain/figures/total.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { Catalogue } from '../domain/indicators/catalogue.ts'
import type { Period } from '../domain/periods/period.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Actor, refuseUnlessReadable } from './actor.ts'

export type { CumulativeFigures, TotalFinding } from '../domain/figures/review-totals.ts'
export type { FiguresTotal, IndicatorTotal, RatioTotal } from '../domain/figures/total.ts'

export interface FiguresRequest {
  database: Pick<Database, 'run'>
  tree: UnitTree
  catalogue: Catalogue
  actor: Actor
  unitId: number
  period: Period
  /** The day of the question, Asia/Ho_Chi_Minh. */
  today: IsoDate
}

/** A total with what does not fit in it, and the figures counted since a beginning that stand beside it. */
export interface ReviewedTotal extends FiguresTotal {
  findings: TotalFinding[]
  cumulative: CumulativeFigures[]
}

/**
 * The totals of every form, those of the program first, and of every declared indicator that is in use or was reported.
 * Throws `ServiceError`: `unit_unknown`, `not_allowed`.
 */
export const readFigures = async (request: FiguresRequest): Promise<ReviewedTotal[]> => {
  refuseUnlessReadable('figures.read', request)
  const { database, tree, catalogue, unitId, period, today } = request
  const rows = await readContributions(database.run, { unitId, from: period.from, to: period.to })
  const reported = new Set(rows.map(({ form }) => form))
  return catalogue.ever
    .filter((form) => catalogue.forms.includes(form) || reported.has(form.key))
    .map((form) => {
      const question = { rows, tree, unitId, form, period, today }
      const total = totalFigures(question)
      return { ...total, findings: reviewTotal(form, total, question), cumulative: cumulativeFigures(form, question) }
    })
}
