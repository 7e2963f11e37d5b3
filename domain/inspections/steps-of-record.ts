import type { FieldValues, IsoDate } from '../forms/form.ts'
import { fold } from '../reading/fold.ts'
import { matchUnits } from '../units/unit-names.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { InspectionStep } from './steps.ts'

/** A single inspection as it was recorded (form F6). */
export interface InspectionRecord {
  date: IsoDate
  /** Whose record it is. */
  unitId: number
  values: FieldValues
}

/** What must be known of a plan to tell whether a record belongs to it. */
export interface PlanOfUnits {
  number: string
  windowFrom: IsoDate
  windowTo: IsoDate
  unitIds: readonly number[]
}

/** What a state says is done; who concludes has announced, worked and reported before. */
const DONE_BY_STATE: Readonly<Record<string, readonly InspectionStep[]>> = {
  announced: ['announce'],
  running: ['announce'],
  finished: ['announce', 'run'],
  concluded: ['announce', 'run', 'team_report', 'conclude'],
  remediated: ['announce', 'run', 'team_report', 'conclude', 'remediate'],
}

export const stepsDoneBy = ({ values }: InspectionRecord): readonly InspectionStep[] =>
  DONE_BY_STATE[String(values.istate)] ?? []

interface Place {
  tree: UnitTree
  today: IsoDate
}

const unitsNamed = ({ values: { units } }: InspectionRecord, { tree, today }: Place): number[] =>
  (Array.isArray(units) ? units : []).flatMap((name) => {
    const [only, ...others] = matchUnits(name, tree, today)
    return only === undefined || others.length > 0 ? [] : [only.id]
  })

const sameNumber = (left: string, right: unknown): boolean =>
  typeof right === 'string' && fold(left).replace(/\s/g, '') === fold(right).replace(/\s/g, '')

const isDate = (value: unknown): value is IsoDate => typeof value === 'string'

const isInWindow = ({ date, values }: InspectionRecord, { windowFrom, windowTo }: PlanOfUnits): boolean => {
  const from = isDate(values.window_from) ? values.window_from : date
  const to = isDate(values.window_to) ? values.window_to : from
  return from <= windowTo && windowFrom <= to
}

/** The units of the plan that the record is about: those it names, or the only one. Empty: it does not tell. */
const unitsMeant = (record: InspectionRecord, { unitIds }: PlanOfUnits, place: Place): readonly number[] => {
  const named = unitsNamed(record, place)
  const inPlan = unitIds.filter((unitId) => named.includes(unitId))
  if (inPlan.length > 0 || named.length > 0) return inPlan
  if (unitIds.length === 1) return unitIds
  return unitIds.filter((unitId) => unitId === record.unitId)
}

/**
 * The plan that a record belongs to, with the units it is about; or those it may belong to, where that is not certain. A
 * plan is named by its number; where the record names none, by a unit and days of work.
 */
export const planOfRecord = <Plan extends PlanOfUnits>(
  record: InspectionRecord,
  plans: readonly Plan[],
  place: Place,
): { plan?: Plan; unitIds: readonly number[]; unsure: readonly Plan[] } => {
  const { plan_doc: number } = record.values
  const named = plans.filter((plan) => sameNumber(plan.number, number))
  const byUnit = plans.filter((plan) => isInWindow(record, plan) && unitsMeant(record, plan, place).length > 0)
  const narrowed = named.length > 1 ? named.filter((plan) => byUnit.includes(plan)) : named
  const [plan, ...others] = number === undefined ? byUnit : narrowed
  const unitIds = plan === undefined ? [] : unitsMeant(record, plan, place)
  if (plan !== undefined && others.length === 0 && unitIds.length > 0) return { plan, unitIds, unsure: [] }
  return { unitIds: [], unsure: named.length > 0 ? named : byUnit }
}
