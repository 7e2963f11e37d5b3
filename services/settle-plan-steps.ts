import type { StepsOfEntry } from '../db/plan-steps.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { inspection } from '../domain/forms/inspection.ts'
import { may } from '../domain/rights/rights.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Author, type EntryRow, NotAllowed } from './record-entries.ts'

export type { PlanInSight, StepInSight } from '../db/plan-steps.ts'

/** What the record of an inspection says of the steps of its plan; see `StepsOfEntry`. */
export interface PlanStepsEffect extends Omit<StepsOfEntry, 'closes'> {
  kind: 'plan-steps'
  closes: readonly { obligationId: number; revision: number; unitId: number; leadUnitId: number }[]
}

/**
 * Checks the right and turns what records say of plans into rows for the one commit of an answer. A record that is taken
 * back opens again what it had closed. Throws `NotAllowed`.
 */
export const settlePlanSteps = (
  effects: readonly PlanStepsEffect[],
  entries: readonly EntryRow[],
  { author, tree, today }: { author: Author; tree: UnitTree; today: IsoDate },
): StepsOfEntry[] => {
  const mayClose = (unitId: number) => may(author.memberships, 'inspection.plan', unitId, tree, today)
  const said = effects.map(({ entryId, meant, closes, moved }): StepsOfEntry => {
    for (const { unitId, leadUnitId } of closes)
      if (!mayClose(unitId) && !mayClose(leadUnitId)) throw new NotAllowed('inspection.plan', unitId)
    return { entryId, meant, closes: closes.map(({ obligationId, revision }) => ({ obligationId, revision })), moved }
  })
  const takenBack = entries.filter(({ form, withdrawn }) => withdrawn && form === inspection.key)
  return [...said, ...takenBack.map(({ id }) => ({ entryId: id, meant: [], closes: [], moved: [] }))]
}
