import type { InspectionPlan } from '../../domain/inspections/plan.ts'
import { isInspectionStep, type OwedStep, stepsOwed, whoOwes } from '../../domain/inspections/steps.ts'
import { type DaySpan, daysBetween } from '../../domain/periods/calendar-date.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Button, Message } from '../../services/channel.ts'
import type { PlanDetails, PlanStep, PlanSummary } from '../../services/plan-inspection.ts'
import { formatNumber } from '../texts/format.ts'
import { rows } from './buttons.ts'
import { unitName } from './card-view.ts'
import { PLAN_PARTS, partAsked } from './plan-draft.ts'
import type { PlanDraft, PlanPart } from './state.ts'
import type { Turn } from './turn.ts'

/** Plans on one list. */
export const PLANS_SHOWN = 20
/** Units of a plan that are named on its card. */
const UNITS_NAMED = 6

export const spanText = ({ from, to }: DaySpan, { texts }: Turn): string =>
  from === to ? formatDate(from) : texts.plans.span(formatDate(from), formatDate(to))

const unitsText = (unitIds: readonly number[], turn: Turn): string =>
  unitIds.length <= UNITS_NAMED
    ? unitIds.map((unitId) => unitName(unitId, turn)).join(', ')
    : turn.texts.plans.unitsCount(formatNumber(unitIds.length, turn.person.language))

const partText = (draft: PlanDraft, part: PlanPart, turn: Turn): string | undefined => {
  switch (part) {
    case 'number':
    case 'leadBody':
    case 'subject':
      return draft[part]
    case 'signedOn':
      return draft.signedOn === undefined ? undefined : formatDate(draft.signedOn)
    case 'units':
      return draft.unitIds.length === 0 ? undefined : draft.unitIds.map((unitId) => unitName(unitId, turn)).join(', ')
    case 'window':
      return draft.window === undefined ? undefined : spanText(draft.window, turn)
  }
}

/** A draft that lacks nothing. */
export const planOf = ({
  number,
  signedOn,
  leadBody,
  leadUnitId,
  unitIds,
  subject,
  window,
}: PlanDraft): InspectionPlan | undefined =>
  number === undefined ||
  signedOn === undefined ||
  leadBody === undefined ||
  subject === undefined ||
  window === undefined
    ? undefined
    : { number, signedOn, leadBody, leadUnitId, unitIds, subject, window }

const milestoneLines = (steps: readonly OwedStep[], { texts: { plans } }: Turn): string[] => {
  const [first] = steps
  return steps
    .filter(({ inspectedId }) => inspectedId === first?.inspectedId)
    .map(({ step, dueOn }) => `• ${plans.milestone(plans.steps[step], formatDate(dueOn), plans.bySide[whoOwes(step)])}`)
}

const draftButton = (draft: PlanDraft, title: string, verb: string): Button => ({
  title,
  action: `planput:${draft.id}:${verb}`,
})

/** What was understood of a plan, and the next question or the card. */
export const planDraftView = (draft: PlanDraft, turn: Turn, notice?: string, known = false): Message => {
  const { plans } = turn.texts
  const part = partAsked(draft)
  const said = PLAN_PARTS.flatMap((each) => {
    const value = partText(draft, each, turn)
    return value === undefined ? [] : [`${plans.labels[each]}: ${value}`]
  })
  const plan = planOf(draft)
  const body =
    part !== undefined
      ? [plans.questions[part]]
      : plan === undefined
        ? []
        : [`${plans.milestones}:`, ...milestoneLines(stepsOwed(plan, turn.calendar), turn), '', plans.ready]
  const { buttons } = plans
  return {
    title: plans.one(draft.number ?? '…'),
    text: [...(notice === undefined ? [] : [notice, '']), ...said, ...(said.length > 0 ? [''] : []), ...body].join(
      '\n',
    ),
    buttons: [
      part === undefined
        ? [
            draftButton(draft, known ? buttons.saveAnyway : buttons.save, known ? 'known' : 'save'),
            draftButton(draft, buttons.edit, 'edit'),
            draftButton(draft, buttons.drop, 'drop'),
          ]
        : [draftButton(draft, buttons.drop, 'drop')],
    ],
    ...(part !== undefined && { awaitsText: true }),
  }
}

export const choosePartView = (draft: PlanDraft, turn: Turn): Message => ({
  title: turn.texts.plans.one(draft.number ?? '…'),
  text: turn.texts.plans.edit,
  buttons: [
    ...rows(PLAN_PARTS.map((part) => draftButton(draft, turn.texts.plans.labels[part], part))),
    [draftButton(draft, turn.texts.plans.buttons.back, 'back')],
  ],
})

/** Whether the person may enter plans for the unit where they work. */
export const mayPlan = ({ person, state, tree, today }: Turn): boolean =>
  state.unitId !== null && may(person.memberships, 'inspection.plan', state.unitId, tree, today)

const countText = ({ open, late }: PlanSummary, { texts: { plans }, person: { language } }: Turn): string[] => [
  ...(late > 0 ? [`⏰ ${plans.lateCount(formatNumber(late, language))}`] : []),
  ...(open > late ? [plans.openCount(formatNumber(open - late, language))] : []),
]

export const plansView = (found: readonly PlanSummary[], turn: Turn): Message => {
  const { plans } = turn.texts
  const { unitId } = turn.state
  if (unitId === null) return { text: turn.texts.form.noUnit }
  const title = plans.title(unitName(unitId, turn))
  const add = mayPlan(turn) ? [[{ title: plans.buttons.add, action: 'plannew' }]] : []
  const how = mayPlan(turn) ? ['', plans.how] : []
  if (found.length === 0) return { title, text: [plans.none, ...how].join('\n'), buttons: add }
  const shown = found.slice(0, PLANS_SHOWN)
  return {
    title,
    text: [
      ...shown.map((plan, index) => {
        const { number, leadBody, windowFrom, windowTo, unitIds } = plan
        const window = spanText({ from: windowFrom, to: windowTo }, turn)
        return [
          `${index + 1}. ${plans.line(number, leadBody, window, unitsText(unitIds, turn))}`,
          ...countText(plan, turn),
        ].join(' · ')
      }),
      ...(found.length > shown.length
        ? [plans.and(formatNumber(found.length - shown.length, turn.person.language))]
        : []),
      '',
      plans.choose,
    ].join('\n'),
    buttons: [
      ...rows(
        shown.map(({ id }, index) => ({ title: String(index + 1), action: `plan:${id}` })),
        4,
      ),
      ...add,
    ],
  }
}

const stepText = ({ state, dueOn, fulfilledOn }: PlanStep, { texts: { plans }, today, person }: Turn): string => {
  if (state === 'done') return plans.stepDone(formatDate(fulfilledOn ?? dueOn))
  if (state !== 'open') return plans.stepVoid
  const late = daysBetween(dueOn, today)
  return late > 0
    ? plans.stepLate(formatDate(dueOn), formatNumber(late, person.language))
    : plans.stepDue(formatDate(dueOn))
}

export const stepName = (step: string, { texts: { plans } }: Turn): string =>
  isInspectionStep(step) ? plans.steps[step] : step

/** Of each unit the step that waits now, with the one unit that is `opened` shown whole. */
const unitLines = (steps: readonly PlanStep[], opened: number | undefined, turn: Turn): string[] =>
  [...Map.groupBy(steps, ({ inspectedId }) => inspectedId)].flatMap(([unitId, own]) => {
    const { plans } = turn.texts
    const next = own.find(({ state }) => state === 'open')
    if (unitId === opened)
      return [
        `${unitName(unitId, turn)}:`,
        ...own.map((each) => `• ${stepName(each.step, turn)}: ${stepText(each, turn)}`),
      ]
    if (opened !== undefined) return []
    return [
      plans.unitLine(
        unitName(unitId, turn),
        next === undefined ? plans.allDone : `${stepName(next.step, turn)}, ${stepText(next, turn)}`,
      ),
    ]
  })

const mayComplete = (step: PlanStep, plan: PlanDetails, { person, tree, today }: Turn): boolean =>
  [step.unitId, plan.leadUnitId].some((unitId) => may(person.memberships, 'inspection.plan', unitId, tree, today))

/** A plan whole, or with one of its units opened; undefined unit of several: each has a button. */
export const planView = (plan: PlanDetails | null, unit: number | undefined, turn: Turn, notice?: string): Message => {
  const { plans } = turn.texts
  const { person, tree, today } = turn
  const sees = (unitId: number) => may(person.memberships, 'entries.read', unitId, tree, today)
  if (plan === null || ![plan.leadUnitId, ...plan.unitIds].some(sees)) return { text: plans.gone }
  const inSight = plan.unitIds.filter((unitId) => sees(plan.leadUnitId) || sees(unitId))
  const [only, ...others] = inSight
  const opened = unit ?? (others.length === 0 ? only : undefined)
  const steps = plan.steps.filter(({ inspectedId }) => inSight.includes(inspectedId))
  const next = steps.find(({ inspectedId, state }) => inspectedId === opened && state === 'open')
  const mayGiveUp = plan.state === 'active' && may(person.memberships, 'inspection.plan', plan.leadUnitId, tree, today)
  const window = spanText({ from: plan.windowFrom, to: plan.windowTo }, turn)
  return {
    title: plans.one(plan.number),
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      ...(plan.state === 'cancelled' ? [plans.state] : []),
      `${plans.labels.leadBody}: ${plan.leadBody}`,
      `${plans.labels.signedOn}: ${formatDate(plan.signedOn)}`,
      `${plans.labels.window}: ${window}`,
      `${plans.labels.subject}: ${plan.subject}`,
      plans.by(plan.recordedBy),
      '',
      ...unitLines(steps, opened, turn),
      ...plan.overlaps
        .filter(({ unitId }) => opened === undefined || unitId === opened)
        .map(({ unitId, number, leadBody, windowFrom, windowTo }) =>
          plans.overlap(unitName(unitId, turn), number, leadBody, spanText({ from: windowFrom, to: windowTo }, turn)),
        ),
    ].join('\n'),
    buttons: [
      ...(next !== undefined && mayComplete(next, plan, turn)
        ? [
            [
              {
                title: plans.buttons.done(stepName(next.step, turn)),
                action: `plandone:${plan.id}.${next.obligationId}.${next.revision}`,
              },
            ],
          ]
        : []),
      ...(opened === undefined
        ? rows(inSight.map((id) => ({ title: unitName(id, turn), action: `plan:${plan.id}.${id}` })))
        : []),
      [
        { title: plans.buttons.list, action: 'do:kehoach' },
        ...(mayGiveUp ? [{ title: plans.buttons.giveUp, action: `planend:${plan.id}.${plan.revision}` }] : []),
      ],
    ],
  }
}
