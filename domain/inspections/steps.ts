import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { IsoDate } from '../forms/form.ts'
import { addDays } from '../periods/calendar-date.ts'
import type { LadderStep, Told } from '../schedules/schedule.ts'
import type { InspectionPlan } from './plan.ts'

/**
 * What is done of a plan, in order: the inspected unit reports on itself, the working days are announced, the team works,
 * reports, the body announces its conclusion, the unit remedies, the body looks again.
 */
export const INSPECTION_STEPS = [
  'self_report',
  'announce',
  'run',
  'team_report',
  'conclude',
  'remediate',
  're_check',
] as const
export type InspectionStep = (typeof INSPECTION_STEPS)[number]

/** Days after the last day of the window, and of the conclusion, where the conclusion itself names none. */
const TEAM_REPORT_DAYS = 10
const CONCLUSION_DAYS = 15
const REMEDIATION_DAYS = 30
const RE_CHECK_DAYS = 90
/** Working days before the first day of work. */
const SELF_REPORT_DAYS = 10
/** The unit that was inspected is reminded weekly after the fifth day, for so many weeks. */
const WEEKS_CHASED = 8
const WORKING_WEEK = 5

interface StepRule {
  /** Who owes it. The other side is told as `aggregator`. */
  who: 'inspected' | 'lead'
  opens: (plan: InspectionPlan, calendar: WorkingCalendar) => IsoDate
  due: (plan: InspectionPlan, calendar: WorkingCalendar) => IsoDate
  ladder: readonly LadderStep[]
}

const rung = (workingDays: number, ...tell: readonly Told[]): LadderStep => ({
  key: `due${workingDays < 0 ? '' : '+'}${workingDays}`,
  from: 'due',
  workingDays,
  times: ['08:00'],
  tell,
})

const BOTH_SIDES = ['official', 'head', 'aggregator'] as const
const OWING = ['official', 'head'] as const

const conclusionOf = ({ window }: InspectionPlan): IsoDate => addDays(window.to, CONCLUSION_DAYS)
const startOf = ({ window }: InspectionPlan, calendar: WorkingCalendar): IsoDate => calendar.onOrAfter(window.from)

/** The milestones of `reporting.md` §5; its days are counted as working days here, so that no reminder falls on a day off. */
const rules: Record<InspectionStep, StepRule> = {
  self_report: {
    who: 'inspected',
    opens: ({ signedOn }) => signedOn,
    due: (plan, calendar) => calendar.addWorkingDays(startOf(plan, calendar), -SELF_REPORT_DAYS),
    ladder: [
      rung(-3, 'official'),
      rung(-1, ...OWING),
      rung(0, ...OWING),
      rung(1, ...BOTH_SIDES),
      rung(5, ...BOTH_SIDES),
    ],
  },
  announce: {
    who: 'lead',
    opens: (plan, calendar) => calendar.addWorkingDays(startOf(plan, calendar), -SELF_REPORT_DAYS),
    due: startOf,
    ladder: [rung(-3, ...BOTH_SIDES), rung(-1, ...BOTH_SIDES)],
  },
  run: {
    who: 'lead',
    opens: ({ window }) => window.from,
    due: ({ window }) => window.to,
    ladder: [rung(-15, ...OWING), rung(-5, ...OWING), rung(0, ...OWING)],
  },
  team_report: {
    who: 'lead',
    opens: ({ window }) => addDays(window.to, 1),
    due: ({ window }) => addDays(window.to, TEAM_REPORT_DAYS),
    ladder: [rung(-3, 'official'), rung(0, ...OWING), rung(2, ...OWING)],
  },
  conclude: {
    who: 'lead',
    opens: ({ window }) => addDays(window.to, 1),
    due: conclusionOf,
    ladder: [rung(-3, ...OWING), rung(0, ...OWING), rung(2, ...OWING)],
  },
  remediate: {
    who: 'inspected',
    opens: (plan) => addDays(conclusionOf(plan), 1),
    due: (plan) => addDays(conclusionOf(plan), REMEDIATION_DAYS),
    ladder: [
      rung(-15, ...OWING),
      rung(-5, ...OWING),
      rung(0, ...OWING),
      ...Array.from({ length: WEEKS_CHASED + 1 }, (_, week) => rung((week + 1) * WORKING_WEEK, ...BOTH_SIDES)),
    ],
  },
  re_check: {
    who: 'lead',
    opens: (plan) => addDays(conclusionOf(plan), REMEDIATION_DAYS + 1),
    due: (plan) => addDays(conclusionOf(plan), RE_CHECK_DAYS),
    ladder: [rung(-5, ...OWING), rung(0, ...OWING), rung(5, ...OWING)],
  },
}

/** One step that a unit owes for one inspected unit. */
export interface OwedStep {
  step: InspectionStep
  unitId: number
  inspectedId: number
  opensOn: IsoDate
  dueOn: IsoDate
}

/** What follows from a conclusion announced on a day, which may be earlier or later than it was due. */
export const stepsAfterConclusion = (
  concludedOn: IsoDate,
  calendar: WorkingCalendar,
): Record<'remediate' | 're_check', { opensOn: IsoDate; dueOn: IsoDate }> => ({
  remediate: {
    opensOn: addDays(concludedOn, 1),
    dueOn: calendar.onOrAfter(addDays(concludedOn, REMEDIATION_DAYS)),
  },
  re_check: {
    opensOn: addDays(concludedOn, REMEDIATION_DAYS + 1),
    dueOn: calendar.onOrAfter(addDays(concludedOn, RE_CHECK_DAYS)),
  },
})

interface StepDue {
  obligationId: number
  step: string
  inspectedId: number
  state: string
  dueOn: IsoDate
  extended: boolean
}

/** Of these steps the open ones that count from a conclusion, with their new days; one that was extended stays. */
export const movedByConclusion = (
  steps: readonly StepDue[],
  inspectedId: number,
  concludedOn: IsoDate,
  calendar: WorkingCalendar,
) => {
  const following = stepsAfterConclusion(concludedOn, calendar)
  return steps.flatMap(({ obligationId, step, inspectedId: of, state, dueOn, extended }) => {
    if (of !== inspectedId || state !== 'open' || extended || (step !== 'remediate' && step !== 're_check')) return []
    return following[step].dueOn === dueOn ? [] : [{ obligationId, step, ...following[step] }]
  })
}

/** Everything that a plan asks of both sides. A deadline on a day off moves to the next working day. */
export const stepsOwed = (plan: InspectionPlan, calendar: WorkingCalendar): OwedStep[] =>
  plan.unitIds.flatMap((inspectedId) =>
    INSPECTION_STEPS.map((step) => {
      const { who, opens, due } = rules[step]
      const dueOn = calendar.onOrAfter(due(plan, calendar))
      const opensOn = opens(plan, calendar)
      const unitId = who === 'lead' ? plan.leadUnitId : inspectedId
      return { step, unitId, inspectedId, opensOn: opensOn < dueOn ? opensOn : dueOn, dueOn }
    }),
  )

export const isInspectionStep = (step: string): step is InspectionStep =>
  INSPECTION_STEPS.some((known) => known === step)

export const ladderOfStep = (step: InspectionStep): readonly LadderStep[] => rules[step].ladder

export const whoOwes = (step: InspectionStep): StepRule['who'] => rules[step].who
