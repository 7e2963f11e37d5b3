import type { IsoDate } from '../forms/form.ts'
import { addDays, later } from '../periods/calendar-date.ts'
import type { Period } from '../periods/period.ts'
import { periodOf } from '../periods/period-span.ts'
import { isValidOn, type UnitLevel } from '../units/unit.ts'
import { RECEIVING_ROLES, type ReceivingRole, type ReceptionMinimum, receptionMinimums } from './reception-minimums.ts'

const DAYS_OF_WEEK = 7

/** Of a period: the sessions that are owed in it, and the rule in force at its end. */
export interface ReceptionsOwed {
  times: number
  rule: ReceptionMinimum
}

const timesIn = ({ times, per }: ReceptionMinimum, month: Period): number => {
  if (per === 'month') return times
  let weeks = 0
  for (let day = addDays(month.from, DAYS_OF_WEEK - 1); day <= month.to; day = addDays(day, DAYS_OF_WEEK)) weeks++
  return times * weeks
}

/** A month in which the rule changes owes the lesser of the two. */
const owedInMonth = (rules: readonly ReceptionMinimum[], month: Period): ReceptionsOwed | undefined => {
  const [first, last] = [month.from, month.to].map((day) => rules.find((rule) => isValidOn(rule, day)))
  if (first === undefined || last === undefined) return undefined
  return { times: Math.min(timesIn(first, month), timesIn(last, month)), rule: last }
}

/** The whole months of the period, in order: none of a week. Of more than one month only those that are over on the day `today`. */
const monthsOf = (period: Period, today: IsoDate): Period[] => {
  const months: Period[] = []
  let month = periodOf(period.from, 'month', period.scheme)
  if (month.from === period.from && month.to === period.to) return [month]
  while (month.to <= period.to && month.to < today) {
    if (month.from >= period.from) months.push(month)
    month = periodOf(addDays(month.to, 1), 'month', period.scheme)
  }
  return months
}

/** Days of which the unit has told anything; absent: all of them. What is not reported is not known to be too little. */
export type Told = (month: Period) => boolean

/** Undefined: the law asks nothing of this role at a unit of this level in the months of the period that were told of. */
export const receptionsOwed = (
  { role, level }: { role: ReceivingRole; level: UnitLevel },
  period: Period,
  today: IsoDate,
  told: Told = () => true,
): ReceptionsOwed | undefined => {
  const rules = receptionMinimums.filter((rule) => rule.role === role && rule.level === level)
  const owed = monthsOf(period, today)
    .filter(told)
    .flatMap((month) => owedInMonth(rules, month) ?? [])
  const last = owed.at(-1)
  return last === undefined ? undefined : { times: owed.reduce((sum, { times }) => sum + times, 0), rule: last.rule }
}

/** What a unit said of its receptions in a period; null: nothing. */
export type ReceptionsHeld = Record<ReceivingRole | 'delegated', number | null>

/** Fewer sessions than the law asks for (class `min_per_period` of the checks list of the field). */
export interface TooFewReceptions {
  kind: 'too_few_receptions'
  role: ReceivingRole
  held: number
  owed: number
  rule: ReceptionMinimum
  /** The period is not over: there is time left. */
  running: boolean
}

/** Says nothing about a role of which nothing was reported: that is told by how complete the figures are. */
export const reviewReceptions = (
  held: ReceptionsHeld,
  level: UnitLevel,
  period: Period,
  today: IsoDate,
  told?: Told,
): TooFewReceptions[] =>
  RECEIVING_ROLES.flatMap((role) => {
    const said = held[role]
    const owed = receptionsOwed({ role, level }, period, today, told)
    if (said === null || owed === undefined) return []
    const counted = said + (owed.rule.delegated ? (held.delegated ?? 0) : 0)
    const running = later(period.to, today) === period.to
    return counted >= owed.times
      ? []
      : [{ kind: 'too_few_receptions', role, held: counted, owed: owed.times, rule: owed.rule, running }]
  })
