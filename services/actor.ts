import type { IsoDate } from '../domain/forms/form.ts'
import { type Action, type Membership, may } from '../domain/rights/rights.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { ServiceError } from './service-error.ts'

/** On whose behalf a verb is called. `system`: a program of the office, which sees everything and enters nothing. */
export type Actor = { kind: 'system' } | { kind: 'person'; memberships: readonly Membership[] }

type ReadAction = Extract<Action, 'figures.read' | 'entries.read'>

/** Throws `unit_unknown` or `not_allowed` unless the actor may read this of the unit on the day `today`. */
export const refuseUnlessReadable = (
  action: ReadAction,
  { actor, tree, unitId, today }: { actor: Actor; tree: UnitTree; unitId: number; today: IsoDate },
): void => {
  if (tree.unit(unitId) === undefined) throw new ServiceError('unit_unknown', 'there is no such unit')
  if (actor.kind === 'system' || may(actor.memberships, action, unitId, tree, today)) return
  throw new ServiceError('not_allowed', `${action} is not allowed at this unit`)
}
