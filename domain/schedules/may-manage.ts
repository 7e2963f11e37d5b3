import type { IsoDate } from '../forms/form.ts'
import { type Membership, may, mayAtTop } from '../rights/rights.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { ScheduleDefinition } from './schedule.ts'

type Reach = Pick<ScheduleDefinition, 'debtors' | 'aggregatorId'>

/** The units to whom it brings work; undefined: to everybody. */
const concerned = ({ debtors, aggregatorId }: Reach): readonly number[] | undefined => {
  const gathering = aggregatorId === null ? [] : [aggregatorId]
  switch (debtors.kind) {
    case 'level':
      return debtors.under === null ? undefined : [debtors.under, ...gathering]
    case 'subtree':
      return [debtors.unitId, ...gathering]
    case 'units':
      return [...debtors.unitIds, ...gathering]
  }
}

/** Whether a schedule may be set by somebody with these memberships: at every unit that it concerns, or at the top. */
export const mayManageSchedule = (
  memberships: readonly Membership[],
  definition: Reach,
  tree: UnitTree,
  today: IsoDate,
): boolean =>
  mayAtTop(memberships, 'schedule.manage', tree, today) ||
  concerned(definition)?.every((unitId) => may(memberships, 'schedule.manage', unitId, tree, today)) === true
