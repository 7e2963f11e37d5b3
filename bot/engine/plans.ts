import { movedByConclusion, stepsOwed } from '../../domain/inspections/steps.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { Message } from '../../services/channel.ts'
import { inspectable } from '../../services/plan-inspection.ts'
import { unitInside, unitName } from './card-view.ts'
import { shortId } from './correction.ts'
import { answerPlan, mergePlan, PLAN_PARTS, partAsked } from './plan-draft.ts'
import { choosePartView, mayPlan, planDraftView, planOf, plansView, planView, stepName } from './plans-view.ts'
import type { PlanDraft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const keep = (plan: PlanDraft | null, turn: Turn, ...replies: Message[]): Outcome =>
  outcome({ ...turn.state, plan }, ...replies)

const showDraft = (draft: PlanDraft, turn: Turn, notice?: string): Outcome =>
  keep(draft, turn, planDraftView(draft, turn, notice))

const beginning = (words: string, turn: Turn): Outcome => {
  const { state, texts } = turn
  if (state.unitId === null) return outcome(state, { text: texts.form.noUnit })
  if (!mayPlan(turn)) return outcome(state, { text: texts.plans.notAllowed(unitInside(state.unitId, turn)) })
  const empty: PlanDraft = { id: shortId(turn), leadUnitId: state.unitId, unitIds: [] }
  return showDraft(mergePlan(empty, words, turn)?.draft ?? empty, turn)
}

/** `/kehoach`, `/kehoach 13-KH/BDVHU ngày 10/8/2026, …`. */
export const onPlansCommand = (argument: string, turn: Turn): Outcome => {
  if (argument.trim() !== '') return beginning(`kế hoạch ${argument}`, turn)
  const { facts, state } = turn
  const list = plansView(facts.kind === 'plans' ? facts.plans : [], turn)
  return state.plan === null ? outcome(state, list) : outcome(state, list, planDraftView(state.plan, turn))
}

/** A sentence with so many figures is a record of its own, and no answer about a plan. */
const RECORD_FIGURES_MIN = 2

/** A text while a plan is being entered. Undefined: it speaks of something else. */
export const onPlanText = (text: string, turn: Turn): Outcome | undefined => {
  const { plan } = turn.state
  if (plan === null) return undefined
  const figures = turn.reading?.records.flatMap(({ fields }) => Object.values(fields)) ?? []
  const part = partAsked(plan)
  const isRecord = figures.filter((value) => typeof value === 'number').length >= RECORD_FIGURES_MIN
  if (isRecord && mergePlan(plan, text, turn) === undefined) return undefined
  const answer = answerPlan(plan, text, turn)
  const { plans } = turn.texts
  if (answer === undefined) return part === undefined ? undefined : showDraft(plan, turn, plans.notUnderstood)
  return showDraft(
    answer.draft,
    turn,
    answer.unclear.length === 0 ? undefined : plans.unitsUnclear(answer.unclear.join(', ')),
  )
}

const saving = (draft: PlanDraft, known: boolean, turn: Turn): Outcome => {
  const { texts, tree, today, calendar } = turn
  const plan = planOf(draft)
  if (plan === undefined || draft.unitIds.length === 0) return showDraft(draft, turn)
  const allowed = inspectable(plan.leadUnitId, tree, today)
  const beyond = plan.unitIds.filter((unitId) => !allowed.has(unitId))
  if (beyond.length > 0)
    return showDraft(
      { ...draft, asking: 'units' },
      turn,
      texts.plans.notOurs(beyond.map((unitId) => unitName(unitId, turn)).join(', ')),
    )
  return {
    state: { ...turn.state, plan: null },
    effects: [{ kind: 'act', act: { do: 'plan.enter', plan, steps: stepsOwed(plan, calendar), known }, notices: [] }],
    replies: [
      {
        title: texts.plans.one(plan.number),
        text: texts.plans.saved(plan.number),
        buttons: [[{ title: texts.plans.buttons.list, action: 'do:kehoach' }]],
      },
    ],
  }
}

/** `/huy` while nothing else is open. */
export const dropPlan = (turn: Turn): Outcome => keep(null, turn, { text: turn.texts.plans.dropped })

const onDraft = (argument: string, turn: Turn): Outcome => {
  const [id = '', verb = ''] = argument.split(':')
  const { plan } = turn.state
  if (plan === null || plan.id !== id) return outcome(turn.state, { text: turn.texts.form.goneButton })
  const part = PLAN_PARTS.find((each) => each === verb)
  if (part !== undefined) return showDraft({ ...plan, asking: part }, turn)
  switch (verb) {
    case 'save':
      return saving(plan, false, turn)
    case 'known':
      return saving(plan, true, turn)
    case 'edit':
      return keep(plan, turn, choosePartView(plan, turn))
    case 'drop':
      return dropPlan(turn)
    default:
      return showDraft(plan, turn)
  }
}

/** `id.more.more` of a button that speaks of a plan: numbers. */
export const planNumbers = (argument: string): number[] =>
  /^\d{1,9}(\.\d{1,9}){0,2}$/.test(argument) ? argument.split('.').map(Number) : []

const completing = (argument: string, turn: Turn): Outcome => {
  const { texts, facts, state } = turn
  const [, obligationId, revision] = planNumbers(argument)
  const plan = facts.kind === 'plan' ? facts.plan : null
  const step = plan?.steps.find((each) => each.obligationId === obligationId)
  if (plan === null || step === undefined) return outcome(state, { text: texts.plans.gone })
  if (step.state !== 'open' || step.revision !== revision)
    return outcome(state, planView(plan, step.inspectedId, turn, texts.plans.completedBefore))
  const { unitId, inspectedId } = step
  const name = stepName(step.step, turn)
  const moved = step.step === 'conclude' ? movedByConclusion(plan.steps, inspectedId, turn.today, turn.calendar) : []
  return {
    state,
    effects: [
      {
        kind: 'act',
        act: {
          do: 'plan.complete_step',
          unitId,
          leadUnitId: plan.leadUnitId,
          obligationId: step.obligationId,
          revision,
          moved,
        },
        notices: [],
      },
    ],
    replies: [
      {
        title: texts.plans.one(plan.number),
        text: [
          texts.plans.completed(name, unitName(inspectedId, turn)),
          ...moved.map(({ step: following, dueOn }) =>
            texts.plans.follows(stepName(following, turn), formatDate(dueOn)),
          ),
        ].join('\n'),
        buttons: [[{ title: texts.plans.buttons.show, action: `plan:${plan.id}.${inspectedId}` }]],
      },
    ],
  }
}

const giveUpReasons = ['postponed', 'mistaken', 'given_up'] as const

const givingUp = (argument: string, turn: Turn): Outcome => {
  const { texts, facts, state } = turn
  const [numbers = '', chosen = ''] = argument.split(':')
  const [, revision] = planNumbers(numbers)
  const plan = facts.kind === 'plan' ? facts.plan : null
  if (plan === null) return outcome(state, { text: texts.plans.gone })
  if (plan.state !== 'active' || plan.revision !== revision)
    return outcome(state, planView(plan, undefined, turn, texts.plans.changed))
  const title = texts.plans.one(plan.number)
  const reason = giveUpReasons.find((each) => each === chosen)
  if (reason === undefined)
    return outcome(state, {
      title,
      text: texts.plans.whyCancel(plan.number),
      buttons: giveUpReasons.map((each) => [
        { title: texts.plans.reasons[each], action: `planend:${numbers}:${each}` },
      ]),
    })
  return {
    state,
    effects: [
      {
        kind: 'act',
        act: {
          do: 'plan.cancel',
          leadUnitId: plan.leadUnitId,
          planId: plan.id,
          revision,
          reason: texts.plans.reasons[reason],
        },
        notices: [],
      },
    ],
    replies: [
      {
        title,
        text: texts.plans.cancelled(plan.number),
        buttons: [[{ title: texts.plans.buttons.list, action: 'do:kehoach' }]],
      },
    ],
  }
}

/** The verbs of buttons that speak of plans. */
export const PLAN_VERBS: ReadonlySet<string> = new Set(['plan', 'plannew', 'planput', 'plandone', 'planend'])

export const onPlanPress = (verb: string, argument: string, turn: Turn): Outcome => {
  const { facts, state } = turn
  switch (verb) {
    case 'plannew':
      return beginning('', turn)
    case 'planput':
      return onDraft(argument, turn)
    case 'plandone':
      return completing(argument, turn)
    case 'planend':
      return givingUp(argument, turn)
    default:
      return outcome(state, planView(facts.kind === 'plan' ? facts.plan : null, planNumbers(argument)[1], turn))
  }
}

/** The database would not take it: the plan that was being entered stays, with what to do about it. */
export const onPlanRefused = (refusal: 'plan_overlaps' | 'plan_exists' | 'plan_changed', turn: Turn): Outcome => {
  const { plans } = turn.texts
  const { plan } = turn.state
  if (refusal === 'plan_changed' || plan === null) return outcome(turn.state, { text: plans.changed })
  if (refusal === 'plan_exists') return showDraft({ ...plan, asking: 'number' }, turn, plans.exists)
  return keep(plan, turn, planDraftView(plan, turn, plans.overlaps, true))
}
