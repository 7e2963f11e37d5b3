import { may } from '../../domain/rights/rights.ts'
import { gatheringUnit } from '../../domain/schedules/gathering-unit.ts'
import type { ObligationDetails, ObligationSummary } from '../../services/read-facts.ts'
import type { Turn } from './turn.ts'

type Asker = Pick<Turn, 'person' | 'tree' | 'today'>

export const maySubmit = ({ unitId }: ObligationSummary, { person, tree, today }: Asker): boolean =>
  may(person.memberships, 'report.submit', unitId, tree, today)

export const mayApprove = ({ unitId }: ObligationSummary, { person, tree, today }: Asker): boolean =>
  may(person.memberships, 'report.approve', unitId, tree, today)

/** About the deadline, and whether it is owed at all. */
export const mayDecide = (owed: ObligationSummary, { person, tree, today }: Asker): boolean =>
  may(person.memberships, 'obligation.decide', gatheringUnit(owed, tree, today), tree, today)

export const maySee = (owed: ObligationSummary, asker: Asker): boolean =>
  may(asker.person.memberships, 'figures.read', owed.unitId, asker.tree, asker.today) || mayDecide(owed, asker)

/** Somebody who can be reached leads the unit and approves its reports. */
export const isLed = ({ unitId, led }: ObligationDetails): boolean =>
  led.some((leader) => leader.unitId === unitId && leader.role === 'head')

/** The unit whose leaders are asked: the one that gathers, or the nearest above it that somebody leads. Undefined: none. */
export const decidingUnit = (owed: ObligationDetails, { tree, today }: Asker): number | undefined => {
  const own = owed.unitId
  let unit: number | undefined = gatheringUnit(owed, tree, today)
  while (unit !== undefined) {
    const current: number = unit
    if (owed.led.some(({ unitId, role }) => unitId === current && (current !== own || role === 'leader')))
      return current
    unit = tree.parentOn(current, today)
  }
  return undefined
}
