import type { VerbWrite } from '../db/commit-answer.ts'
import { cancelPlan, completeStep, insertPlan } from '../db/inspection-plans.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { InspectionPlan } from '../domain/inspections/plan.ts'
import type { OwedStep } from '../domain/inspections/steps.ts'
import { may } from '../domain/rights/rights.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import type { Authority } from './acts.ts'
import { NotAllowed } from './record-entries.ts'

export type { PlanDetails, PlanStep, PlanSummary } from '../db/inspection-plans.ts'

export type PlanAct =
  /** `known`: it is known that units are in other plans of the year. */
  | { do: 'plan.enter'; plan: InspectionPlan; steps: readonly OwedStep[]; known: boolean }
  /** `moved`: see `completeStep`. */
  | {
      do: 'plan.complete_step'
      unitId: number
      leadUnitId: number
      obligationId: number
      revision: number
      moved: Parameters<typeof completeStep>[0]['moved']
    }
  | { do: 'plan.cancel'; leadUnitId: number; planId: number; revision: number; reason: string }

/** The units that a plan of this one may inspect: those of the office it belongs to. */
export const inspectable = (leadUnitId: number, tree: UnitTree, today: IsoDate): ReadonlySet<number> =>
  new Set(tree.within(tree.parentOn(leadUnitId, today) ?? leadUnitId, today))

/** Throws `NotAllowed`. */
export const writePlanAct = (act: PlanAct, { author, tree, today }: Authority): VerbWrite => {
  const demand = (...unitIds: readonly number[]) => {
    if (!unitIds.some((unitId) => may(author.memberships, 'inspection.plan', unitId, tree, today)))
      throw new NotAllowed('inspection.plan', unitIds[0])
  }
  switch (act.do) {
    case 'plan.enter': {
      const { leadUnitId, unitIds } = act.plan
      demand(leadUnitId)
      const allowed = inspectable(leadUnitId, tree, today)
      const beyond = unitIds.find((unitId) => !allowed.has(unitId))
      if (beyond !== undefined) throw new NotAllowed('inspection.plan', beyond)
      return insertPlan(act.plan, act.steps, act.known)
    }
    case 'plan.complete_step':
      demand(act.unitId, act.leadUnitId)
      return completeStep(act)
    case 'plan.cancel':
      demand(act.leadUnitId)
      return cancelPlan(act)
  }
}
