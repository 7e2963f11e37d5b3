import type { IsoDate } from '../domain/forms/form.ts'
import { earlier, later } from '../domain/periods/calendar-date.ts'
import { visibleUnits } from '../domain/rights/rights.ts'
import type { Unit } from '../domain/units/unit.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import type { Actor } from './actor.ts'

export interface ListedUnit extends Unit {
  /** Code of the unit it hangs under today, or hung under last; null for a root. */
  parentCode: string | null
}

/** The units whose figures the actor may read: for the system every unit, those that have ended included. */
export const listUnits = ({ tree, actor, today }: { tree: UnitTree; actor: Actor; today: IsoDate }): ListedUnit[] => {
  const visible = actor.kind === 'system' ? null : new Set(visibleUnits(actor.memberships, 'figures.read', tree, today))
  return tree.units
    .filter((unit) => visible === null || visible.has(unit.id))
    .map((unit) => ({ ...unit, parentCode: parentCodeOf(unit, tree, today) }))
}

const parentCodeOf = (unit: Unit, tree: UnitTree, today: IsoDate): string | null => {
  const day = later(unit.validFrom, earlier(unit.validTo ?? today, today))
  const parentId = tree.parentOn(unit.id, day)
  return (parentId === undefined ? undefined : tree.unit(parentId)?.code) ?? null
}
