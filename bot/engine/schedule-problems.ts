import { formatDate } from '../../domain/periods/period-label.ts'
import { earliestChange } from '../../domain/schedules/change.ts'
import type { DefinitionCode } from '../../domain/schedules/definition-schema.ts'
import { type DefinitionProblem, reviewDefinition } from '../../domain/schedules/review-definition.ts'
import type { ScheduleDefinition } from '../../domain/schedules/schedule.ts'
import { draftDefinition } from './schedule-draft.ts'
import { schedulesIn } from './schedules-view.ts'
import type { Draft } from './state.ts'
import type { Turn } from './turn.ts'

/** What stands against a schedule: the fields that it is about, and the one to answer again. */
export interface ScheduleProblem {
  field: string
  about: readonly string[]
  text: string
}

/** Of a part of the definition, the fields that tell it; the first is asked again. */
const FIELDS: Record<string, readonly string[]> = {
  name: ['name', 'name_en'],
  'duty.times': ['times'],
  duty: ['form', 'duty', 'counted'],
  debtors: ['units', 'debtors', 'under'],
  'frequency.only': ['only'],
  frequency: ['once_to', 'once_from', 'days', 'frequency'],
  due: ['due', 'duty', 'frequency'],
  ladder: ['ladder', 'steps'],
  source: ['source'],
}

const fieldsOf = ({ path }: DefinitionProblem, { debtors }: ScheduleDefinition): readonly string[] => {
  const [, level] = /^due\.byLevel\.(\w+)/.exec(path) ?? []
  // Where one level owes it, the rule of that level is told as the rule of all.
  if (level !== undefined && debtors.kind !== 'level') return [`due_${level}`, 'duty', 'frequency']
  return FIELDS[path] ?? FIELDS[path.split('.').slice(0, 2).join('.')] ?? FIELDS[path.split('.')[0] ?? ''] ?? []
}

const codeText = (code: DefinitionCode, { texts }: Turn): string => {
  const { problems } = texts.schedules
  switch (code) {
    case 'times_out_of_range':
      return problems.times
    case 'span_backwards':
    case 'span_too_long':
      return problems.span
    case 'due_rule_unfit':
      return problems.dueUnfit
    case 'report_due_too_early':
      return problems.dueTooEarly
    case 'due_out_of_range':
      return problems.due
    case 'days_out_of_range':
      return problems.days
    case 'only_out_of_range':
      return problems.only
    case 'units_missing':
      return problems.unitsMissing
    case 'ladder_out_of_range':
      return problems.ladder
    case 'step_day_out_of_range':
      return problems.stepDay
    case 'step_before_opening':
      return problems.stepBeforeOpening
    case 'step_times_out_of_range':
    case 'step_time_quiet':
      return problems.stepTimes
    case 'step_tells_nobody':
      return problems.stepTells
    default:
      return problems.invalid
  }
}

/** Everything that stands against the definition. */
export const definitionProblems = (definition: ScheduleDefinition, turn: Turn): ScheduleProblem[] =>
  (reviewDefinition(definition, turn).problems ?? []).map((problem) => {
    const about = fieldsOf(problem, definition)
    return { field: about[0] ?? 'name', about, text: codeText(problem.code, turn) }
  })

/** Neither what is past nor what is planned already is rewritten. */
const timeProblem = ({ values, correction }: Draft, turn: Turn): ScheduleProblem | undefined => {
  const { today, texts } = turn
  const { problems } = texts.schedules
  const from = values.effective_from
  const schedule = schedulesIn(turn).find(({ key }) => key === correction?.entryId)
  const earliest = schedule === undefined ? today : earliestChange(schedule, today)
  if (typeof from !== 'string' || from >= earliest) return undefined
  const text = from < today ? problems.past(formatDate(from)) : problems.beforeLast(formatDate(earliest))
  return { field: 'effective_from', about: ['effective_from'], text }
}

/** Why what was told of these fields will not do; of what is still to be answered nothing can be said. */
export const scheduleProblem = (draft: Draft, told: readonly string[], turn: Turn): ScheduleProblem | undefined => {
  const late = told.includes('effective_from') ? timeProblem(draft, turn) : undefined
  const [problem] = definitionProblems(draftDefinition(draft, turn), turn).filter(
    ({ field, about }) => draft.values[field] !== undefined && about.some((each) => told.includes(each)),
  )
  return late ?? problem
}
