import type { IsoDate } from '../forms/form.ts'
import type { UnitTree } from '../units/unit-tree.ts'

/**
 * The unit that gathers what is owed, and whose leaders decide about it: the one that the schedule names, or the parent.
 * Nobody is above a unit at the top: it decides itself.
 */
export const gatheringUnit = (
  { unitId, aggregatorId }: { unitId: number; aggregatorId: number | null },
  tree: Pick<UnitTree, 'parentOn'>,
  today: IsoDate,
): number => aggregatorId ?? tree.parentOn(unitId, today) ?? unitId
