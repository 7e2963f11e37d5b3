import type { IsoDate } from '../forms/form.ts'
import { isValidOn } from '../units/unit.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { Debtors, ScheduleDefinition } from './schedule.ts'

const unitsOn = (debtors: Debtors, tree: UnitTree, date: IsoDate): number[] => {
  switch (debtors.kind) {
    case 'level': {
      const { level, under } = debtors
      const among =
        under === null ? tree.units.map(({ id }) => id) : tree.within(under, date).filter((id) => id !== under)
      return among.filter((id) => tree.unit(id)?.level === level)
    }
    case 'subtree':
      return tree.within(debtors.unitId, date)
    case 'units':
      return [...new Set(debtors.unitIds)]
  }
}

/** The ids of the units that owe it, on the last day of an occurrence: a unit that merged or closed by then owes nothing. */
export const debtorsOn = ({ debtors }: Pick<ScheduleDefinition, 'debtors'>, tree: UnitTree, date: IsoDate): number[] =>
  unitsOn(debtors, tree, date).filter((id) => {
    const unit = tree.unit(id)
    return unit !== undefined && isValidOn(unit, date)
  })
