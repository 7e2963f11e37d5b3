import { inspection } from '../../domain/forms/inspection.ts'
import { movedByConclusion } from '../../domain/inspections/steps.ts'
import { type InspectionRecord, planOfRecord, stepsDoneBy } from '../../domain/inspections/steps-of-record.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Button } from '../../services/channel.ts'
import type { PlanInSight, StepInSight } from '../../services/settle-plan-steps.ts'
import type { Input } from '../channels/channel.ts'
import { insideSentence } from '../texts/value-text.ts'
import { parseAction, rows } from './buttons.ts'
import { unitInside } from './card-view.ts'
import { openDraft, reviewDraft, valuesToSave } from './draft.ts'
import { stepName } from './plans-view.ts'
import type { ConversationState, Draft } from './state.ts'
import { currentStep, type Step } from './steps.ts'
import type { Effect, Turn } from './turn.ts'

const isInspection = ({ form, granularity }: Draft): boolean => form === inspection.key && granularity === 'event'

const waitsFor = (draft: Draft | undefined, ...kinds: Step['kind'][]): boolean =>
  draft !== undefined && kinds.includes(currentStep(draft).kind)

/** Whether the next text says why, and saves the open record. */
export const awaitsSentence = (state: ConversationState | undefined): boolean =>
  state !== undefined && waitsFor(openDraft(state), 'reason', 'explanation')

/** The draft that this input may save. */
const draftSaved = (input: Input, state: ConversationState): Draft | undefined => {
  if (input.kind === 'text') {
    const draft = openDraft(state)
    return waitsFor(draft, 'card', 'reason', 'explanation') ? draft : undefined
  }
  const action = input.kind === 'press' ? parseAction(input.action) : undefined
  if (action?.verb === 'list') return state.drafts.find((draft) => draft.listed !== undefined && isInspection(draft))
  return action?.verb === 'save' || action?.verb === 'pick'
    ? state.drafts.find(({ id }) => id === action.draft?.id)
    : undefined
}

/** Which plans must be read, where a record of an inspection may be saved. */
export const wantedPlanSteps = (
  input: Input,
  state: ConversationState,
  today: string,
): { kind: 'plan-steps'; number: string | null; today: string } | undefined => {
  const draft = state.drafts.some(isInspection) ? draftSaved(input, state) : undefined
  if (draft === undefined || !isInspection(draft)) return undefined
  const { plan_doc: number } = draft.values
  return { kind: 'plan-steps', number: typeof number === 'string' ? number : null, today }
}

/** What a record says of the plans in sight, and what its receipt says of it. */
export interface OfPlans {
  effects: Effect[]
  lines: string[]
  buttons: Button[][]
}

const nothing: OfPlans = { effects: [], lines: [], buttons: [] }

const recordOf = (draft: Draft): InspectionRecord | undefined =>
  draft.date === undefined
    ? undefined
    : { date: draft.date, unitId: draft.unitId, values: valuesToSave(draft, reviewDraft(draft)) }

/** `✅ Kế hoạch 12-KH/UBKT, xã Ia Hlôi: đã ghi xong …`, for each unit of the plan. */
const linesOf = (
  plan: PlanInSight,
  steps: readonly StepInSight[],
  say: (number: string, unit: string, steps: string) => string,
  turn: Turn,
): string[] =>
  [...Map.groupBy(steps, ({ inspectedId }) => inspectedId)].map(([unitId, own]) =>
    say(plan.number, unitInside(unitId, turn), own.map(({ step }) => insideSentence(stepName(step, turn))).join(', ')),
  )

const mayClose = ({ unitId }: StepInSight, { leadUnitId }: PlanInSight, { person, tree, today }: Turn): boolean =>
  [unitId, leadUnitId].some((id) => may(person.memberships, 'inspection.plan', id, tree, today))

/** The steps that the record says are done, where it is certain which are meant. */
const stepsMeant = (record: InspectionRecord, plans: readonly PlanInSight[], turn: Turn) => {
  const done = stepsDoneBy(record)
  if (done.length === 0) return { steps: [], unsure: [] }
  const { plan, unitIds, unsure } = planOfRecord(record, plans, turn)
  const steps = plan?.steps.filter(
    (each) =>
      done.some((step) => step === each.step) &&
      unitIds.includes(each.inspectedId) &&
      (each.state === 'done' || mayClose(each, plan, turn)),
  )
  return { plan, steps: steps ?? [], unsure }
}

const moved = (plan: PlanInSight, closes: readonly StepInSight[], { date }: InspectionRecord, { calendar }: Turn) => {
  const closed = new Set(closes.map(({ obligationId }) => obligationId))
  const left = plan.steps.filter(({ obligationId }) => !closed.has(obligationId))
  return closes
    .filter(({ step }) => step === 'conclude')
    .flatMap(({ inspectedId }) => movedByConclusion(left, inspectedId, date, calendar))
}

/** Opens the plan, at the unit whose steps were closed where there is only one. */
const planButton = ({ id, number }: PlanInSight, closes: readonly StepInSight[], { texts }: Turn): Button => {
  const [unitId, ...others] = new Set(closes.map(({ inspectedId }) => inspectedId))
  const unit = unitId === undefined || others.length > 0 ? '' : `.${unitId}`
  return { title: texts.plans.buttons.ofRecord(number), action: `plan:${id}${unit}` }
}

/** A saved inspection closes the steps of its plan; corrected, it opens again what it no longer says. */
export const ofPlans = (draft: Draft, entryId: string, turn: Turn): OfPlans => {
  const record = isInspection(draft) ? recordOf(draft) : undefined
  if (record === undefined || turn.facts.kind !== 'plan-steps') return nothing
  const { plans } = turn.facts
  const said = turn.texts.plans
  const { plan, steps, unsure } = stepsMeant(record, plans, turn)
  const closes = steps.filter(({ state }) => state === 'open')
  const meant = steps.map(({ obligationId }) => obligationId)
  const reopened = plans.flatMap((each) => {
    const gone = each.steps.filter((step) => step.entryId === entryId && !meant.includes(step.obligationId))
    return gone.length === 0 ? [] : linesOf(each, gone, said.reopenedByRecord, turn)
  })
  const following = plan === undefined ? [] : moved(plan, closes, record, turn)
  if (closes.length === 0 && draft.correction === undefined && unsure.length === 0) return nothing
  const closing = closes.map(({ obligationId, revision, unitId }) => ({
    obligationId,
    revision,
    unitId,
    leadUnitId: plan?.leadUnitId ?? unitId,
  }))
  return {
    effects: [{ kind: 'plan-steps', entryId, meant, closes: closing, moved: following }],
    lines: [
      ...(plan === undefined ? [] : linesOf(plan, closes, said.closedByRecord, turn)),
      ...following.map(({ step, dueOn }) => said.follows(stepName(step, turn), formatDate(dueOn))),
      ...reopened,
      ...(unsure.length > 0 ? [said.unsureOfRecord] : []),
    ],
    buttons: rows(
      (plan !== undefined && closes.length > 0 ? [plan] : unsure).map((each) => planButton(each, closes, turn)),
    ),
  }
}
