import type { IsoDate } from '../forms/form.ts'
import { type DaySpan, earlier, later } from '../periods/calendar-date.ts'
import type { Unit } from './unit.ts'
import { indexUnits, type UnitIndex, type UnitRows } from './unit-index.ts'

/** Who belongs to whom, on a day or over a period. Answers are unit ids. */
export interface UnitTree {
  units: readonly Unit[]
  unit: (id: number) => Unit | undefined
  parentOn: (id: number, date: IsoDate) => number | undefined
  childrenOn: (id: number, date: IsoDate) => number[]
  /** The unit and all below it on the day; empty when the unit does not exist that day. */
  within: (id: number, date: IsoDate) => number[]
  isWithin: (id: number, ancestorId: number, date: IsoDate) => boolean
  /**
   * The units that answer for this one on the day: itself while it exists; after its end its successors, or without any
   * the unit it last hung under; before its beginning the unit it will hang under.
   */
  answerableFor: (id: number, date: IsoDate) => number[]
  /**
   * Every unit whose entries count towards this one in the period: itself, all that were below it on any day of the
   * period, and the predecessors of those, so that a merger loses nothing.
   */
  scopeOf: (id: number, period: DaySpan) => number[]
  /**
   * The units at or below this one that owe the form: those that exist on the last day of the period, or today while it
   * runs. A merged or closed unit owes nothing, so completeness cannot pass 100 %.
   */
  expectedReporters: (id: number, form: string, period: DaySpan, today: IsoDate) => number[]
  /**
   * The units whose entry counts as "this expected unit has reported": itself, its predecessors, and those below them
   * that do not owe the form themselves.
   */
  carriers: (reporterId: number, form: string, period: DaySpan) => number[]
}

export const createUnitTree = (rows: UnitRows): UnitTree => {
  const index = indexUnits(rows)

  const onDay = (id: number, date: IsoDate): number[] => {
    const found = new Set<number>()
    if (index.existsOn(id, date)) index.walk(id, { from: date, to: date }, (below) => found.add(below), everything)
    return [...found]
  }

  return {
    units: rows.units,
    unit: (id) => index.byId.get(id),
    parentOn: index.parentOn,
    childrenOn: index.childrenOn,
    within: onDay,
    isWithin: (id, ancestorId, date) => isWithin(index, id, ancestorId, date),
    answerableFor: (id, date) => answerableFor(index, id, date, new Set()),
    scopeOf: (id, period) => reach(index, id, period, everything),
    expectedReporters: (id, form, period, today) => {
      const date = later(period.from, earlier(period.to, today))
      const found = new Set(standingOn(index, id, date, new Set()).flatMap((root) => onDay(root, date)))
      return [...found].filter((unitId) => owes(index, unitId, form))
    },
    carriers: (reporterId, form, period) => reach(index, reporterId, period, (id) => !owes(index, id, form)),
  }
}

const everything = (): boolean => true

const owes = (index: UnitIndex, id: number, form: string): boolean =>
  index.byId.get(id)?.reports.includes(form) ?? false

const isWithin = (index: UnitIndex, id: number, ancestorId: number, date: IsoDate): boolean => {
  const climbed = new Set<number>()
  let current: number | undefined = id
  while (current !== undefined && index.existsOn(current, date) && !climbed.has(current)) {
    if (current === ancestorId) return true
    climbed.add(current)
    current = index.parentOn(current, date)
  }
  return false
}

const answerableFor = (index: UnitIndex, id: number, date: IsoDate, seen: Set<number>): number[] => {
  const unit = index.byId.get(id)
  if (!unit || seen.has(id)) return []
  if (index.existsOn(id, date)) return [id]
  seen.add(id)
  const placements = (index.placementsOf.get(id) ?? []).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const successors = index.successorsOf.get(id) ?? []
  const notYet = unit.validFrom > date
  const parent = (notYet ? placements.at(0) : placements.at(-1))?.parentId
  const next = notYet || successors.length === 0 ? [parent] : successors.map((succession) => succession.successorId)
  return next.flatMap((other) => (other === undefined ? [] : answerableFor(index, other, date, seen)))
}

/** The unit itself if it exists on the day; a unit formed only later is stood for by those it was formed from. */
const standingOn = (index: UnitIndex, id: number, date: IsoDate, seen: Set<number>): number[] => {
  if (index.existsOn(id, date)) return [id]
  if (seen.has(id)) return []
  seen.add(id)
  return predecessorsIn(index, id, { from: date, to: date }).flatMap((other) => standingOn(index, other, date, seen))
}

const reach = (index: UnitIndex, id: number, span: DaySpan, enter: (id: number) => boolean): number[] => {
  const found = new Set<number>()
  const roots = [id]
  const visit = (unitId: number): void => {
    if (found.has(unitId)) return
    found.add(unitId)
    roots.push(...predecessorsIn(index, unitId, span))
  }
  for (let root = roots.pop(); root !== undefined; root = roots.pop()) index.walk(root, span, visit, enter)
  return [...found]
}

/**
 * A unit carries its predecessors from the day they joined it, and a unit that did not exist yet stands for those it
 * was formed from. A unit that existed before another joined it does not take over that other's earlier periods.
 */
const predecessorsIn = (index: UnitIndex, id: number, span: DaySpan): number[] => {
  const formedLater = (index.byId.get(id)?.validFrom ?? span.from) > span.to
  return (index.predecessorsOf.get(id) ?? [])
    .filter((succession) => formedLater || succession.on <= span.to)
    .map((succession) => succession.unitId)
}
