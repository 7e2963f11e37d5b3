import type { IsoDate } from '../forms/form.ts'
import { type DaySpan, earlier, later } from '../periods/calendar-date.ts'
import { isValidOn, type Placement, type Succession, type Unit } from './unit.ts'

export interface UnitRows {
  units: readonly Unit[]
  placements: readonly Placement[]
  successions: readonly Succession[]
}

/** Deeper than any administration; beyond it the placements form a circle. */
const LEVELS_MAX = 32

/** The rows of the tree by the questions that are put to them, so that no answer scans all units. */
export const indexUnits = ({ units, placements, successions }: UnitRows) => {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const placementsOf = Map.groupBy(placements, (placement) => placement.unitId)
  const placementsUnder = Map.groupBy(placements, (placement) => placement.parentId)
  const successorsOf = Map.groupBy(successions, (succession) => succession.unitId)
  const predecessorsOf = Map.groupBy(successions, (succession) => succession.successorId)

  const existsOn = (id: number, date: IsoDate): boolean => {
    const unit = byId.get(id)
    return unit !== undefined && isValidOn(unit, date)
  }

  const parentOn = (id: number, date: IsoDate): number | undefined =>
    placementsOf.get(id)?.find((placement) => isValidOn(placement, date))?.parentId

  const childrenOn = (id: number, date: IsoDate): number[] =>
    (placementsUnder.get(id) ?? [])
      .filter((placement) => isValidOn(placement, date) && existsOn(placement.unitId, date))
      .map((placement) => placement.unitId)

  /**
   * Visits the unit and everything below it on some day of the span. A branch that moved is followed only for the days
   * on which it hung here. `enter` false: what hangs below that unit is left out with it.
   */
  const walk = (id: number, span: DaySpan, visit: (id: number) => void, enter: (id: number) => boolean): void => {
    visit(id)
    const unit = byId.get(id)
    if (unit) descend(id, overlap(span, unit), 0, visit, enter)
  }

  const descend = (
    id: number,
    span: DaySpan,
    depth: number,
    visit: (id: number) => void,
    enter: (id: number) => boolean,
  ): void => {
    if (depth > LEVELS_MAX) throw new RangeError(`unit ${id} is placed below itself`)
    for (const placement of placementsUnder.get(id) ?? []) {
      const child = byId.get(placement.unitId)
      if (!child || !enter(child.id)) continue
      const days = overlap(overlap(span, placement), child)
      if (days.from > days.to) continue
      visit(child.id)
      descend(child.id, days, depth + 1, visit, enter)
    }
  }

  return { byId, placementsOf, successorsOf, predecessorsOf, existsOn, parentOn, childrenOn, walk }
}

export type UnitIndex = ReturnType<typeof indexUnits>

const overlap = (span: DaySpan, validity: { validFrom: IsoDate; validTo: IsoDate | null }): DaySpan => ({
  from: later(span.from, validity.validFrom),
  to: validity.validTo === null ? span.to : earlier(span.to, validity.validTo),
})
