import type { IsoDate } from '../forms/form.ts'
import { addDays, compareDates, type DaySpan, daysBetween } from '../periods/calendar-date.ts'
import type { DigestFacts, OpenRow, OwedRow, PlannedRow, WaitingRow } from './digest-facts.ts'
import type { Deadline, DigestContent, LateUnit, OverdueUnit, PlannedDays } from './digest-item.ts'

const DAYS_AHEAD = 7

const isLate = ({ state, dueOn }: OwedRow, today: IsoDate): boolean => state === 'open' && dueOn < today

const lateUnit = ({ id, unitId, kind, dueOn, name }: OwedRow, until: IsoDate): LateUnit => ({
  unitId,
  days: daysBetween(dueOn, until),
  owed: id,
  name,
  step: kind === 'step',
})

const lateUnits = (owed: readonly OwedRow[], today: IsoDate): LateUnit[] =>
  owed
    .filter((row) => isLate(row, today))
    .map((row) => lateUnit(row, today))
    .toSorted((left, right) => right.days - left.days || left.unitId - right.unitId || left.owed - right.owed)

/** Each unit once, with all that is overdue there, the oldest first. */
export const overdueUnits = (open: readonly OpenRow[], today: IsoDate): OverdueUnit[] =>
  [...Map.groupBy(open, ({ unitId }) => unitId)]
    .map(([unitId, own]) => ({
      unitId,
      count: own.reduce((sum, { overdue }) => sum + overdue, 0),
      days: Math.max(...own.map(({ oldestDueOn }) => (oldestDueOn === null ? 0 : daysBetween(oldestDueOn, today)))),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.days - left.days || right.count - left.count || left.unitId - right.unitId)

export const overdueOf = (units: readonly OverdueUnit[]): { overdue: number; oldestDays: number } => ({
  overdue: units.reduce((sum, { count }) => sum + count, 0),
  oldestDays: units[0]?.days ?? 0,
})

const lateWith = (kind: 'late_reports' | 'duties', owed: readonly OwedRow[], today: IsoDate): DigestContent[] => {
  const late = lateUnits(owed, today)
  return late.length === 0 ? [] : [{ kind, late }]
}

export const lateReports = (owed: readonly OwedRow[], today: IsoDate): DigestContent[] =>
  lateWith(
    'late_reports',
    owed.filter(({ kind }) => kind === 'report'),
    today,
  )

/** What is owed besides reports and dialogues: sessions of reception, steps of an inspection. */
export const lateDuties = (owed: readonly OwedRow[], today: IsoDate): DigestContent[] =>
  lateWith(
    'duties',
    owed.filter(({ kind, form }) => kind !== 'report' && form !== 'dialogue'),
    today,
  )

/** Dialogues that were owed and not held, and answers to citizens that are overdue. */
export const dialogues = (owed: readonly OwedRow[], answers: readonly OpenRow[], today: IsoDate): DigestContent[] => {
  const notHeld = lateUnits(
    owed.filter(({ form }) => form === 'dialogue'),
    today,
  )
  const units = overdueUnits(answers, today)
  const { overdue } = overdueOf(units)
  return notHeld.length + overdue === 0 ? [] : [{ kind: 'dialogues', notHeld, answers: overdue, units }]
}

/** A report waits for who leads its own unit, a request for who leads one above it. */
export const decisions = (waiting: readonly WaitingRow[], unitId: number): DigestContent[] => {
  const submissions = waiting.filter((row) => row.kind === 'submission' && row.unitId === unitId).length
  const requests = waiting.filter((row) => row.kind !== 'submission' && row.unitId !== unitId).length
  return submissions + requests === 0 ? [] : [{ kind: 'decisions', submissions, requests }]
}

/** How the reports about the period came in. What was excused is not owed. */
export const reported = (
  owed: readonly OwedRow[],
  period: DaySpan,
  completeness: number | null,
  today: IsoDate,
): DigestContent => {
  const reports = owed.filter(
    ({ kind, state, to }) =>
      kind === 'report' && ['open', 'submitted', 'done'].includes(state) && period.from <= to && to <= period.to,
  )
  const late = reports.flatMap((row): LateUnit[] =>
    row.handedOn === null || row.handedOn <= row.dueOn ? [] : [lateUnit(row, row.handedOn)],
  )
  const toCome = reports.filter(({ handedOn, dueOn }) => handedOn === null && dueOn >= today)
  return {
    kind: 'reported',
    onTime: reports.filter(({ handedOn, dueOn }) => handedOn !== null && handedOn <= dueOn).length,
    owed: reports.length - toCome.length,
    late: late.toSorted((left, right) => right.days - left.days || left.unitId - right.unitId),
    toCome: toCome.map(({ unitId, dueOn }) => ({ unitId, dueOn })),
    completeness,
  }
}

const deadlinesOf = (owed: readonly OwedRow[]): Deadline[] =>
  [...Map.groupBy(owed, ({ dueOn, kind, name }) => `${dueOn} ${kind} ${name.vi}`).values()]
    .flatMap((same): Deadline[] => {
      const [first] = same
      if (first === undefined) return []
      const { dueOn, name, kind } = first
      return [{ dueOn, name, step: kind === 'step', units: new Set(same.map(({ unitId }) => unitId)).size }]
    })
    .toSorted((left, right) => compareDates(left.dueOn, right.dueOn) || right.units - left.units)

/** A plan and the record that names it are one inspection. */
const inspectionsOf = (planned: readonly PlannedRow[], until: IsoDate): PlannedDays[] => {
  const plans = new Set(planned.flatMap(({ name, of }) => (of === 'plan' ? [name] : [])))
  return planned
    .filter(({ name, of, from }) => from <= until && (of === 'plan' || !plans.has(name)))
    .map(({ name, from, to, units }) => ({ name, from, to, units }))
    .toSorted((left, right) => compareDates(left.from, right.from) || compareDates(left.to, right.to))
}

export const nextDays = ({ owed, planned }: Pick<DigestFacts, 'owed' | 'planned'>, today: IsoDate): DigestContent => {
  const until = addDays(today, DAYS_AHEAD)
  const ahead = deadlinesOf(owed.filter(({ state, dueOn }) => state === 'open' && dueOn >= today))
  return {
    kind: 'next_days',
    deadlines: ahead.filter(({ dueOn }) => dueOn <= until),
    next: ahead.find(({ dueOn }) => dueOn > until) ?? null,
    inspections: inspectionsOf(planned, until),
  }
}
