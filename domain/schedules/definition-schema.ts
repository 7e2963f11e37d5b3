import { z } from 'zod'
import { daysBetween, isValidDate } from '../periods/calendar-date.ts'
import type { UnitLevel } from '../units/unit.ts'
import { PER_YEAR } from './occurrences.ts'
import { type DueRule, type ScheduleDefinition, TOLD } from './schedule.ts'

/** Why a definition is refused. Stable: programs and texts know them. */
export const DEFINITION_CODES = [
  /** Not of the right shape; the path says where. */
  'invalid',
  'name_invalid',
  'source_invalid',
  'form_unknown',
  'indicator_unknown',
  'times_out_of_range',
  'units_missing',
  'unit_unknown',
  'days_out_of_range',
  'only_out_of_range',
  'date_invalid',
  'span_backwards',
  'span_too_long',
  'due_out_of_range',
  /** A day of the month says nothing of what comes every week or on days of the month. */
  'due_rule_unfit',
  /** A report leaves at least one working day after the cut-off (Decree 09/2019/NĐ-CP article 8.5b). */
  'report_due_too_early',
  'ladder_out_of_range',
  'step_key_invalid',
  'step_key_repeated',
  'step_day_out_of_range',
  'step_before_opening',
  'step_times_out_of_range',
  /** Between 20:00 and 07:00 nobody is reminded. */
  'step_time_quiet',
  'step_tells_nobody',
] as const
export type DefinitionCode = (typeof DEFINITION_CODES)[number]

const NAME_LENGTH_MAX = 200
const TIMES_MAX = 1000
const UNITS_MAX = 500
const DUE_WORKING_DAYS_MAX = 90
const STEPS_MAX = 20
const STEP_WORKING_DAYS_MAX = 90
const TIMES_OF_STEP_MAX = 4
const ONCE_DAYS_MAX = 3 * 366
const QUIET_UNTIL = '07:00'
const QUIET_FROM = '20:00'

const LEVELS = ['province', 'district', 'commune', 'organisation', 'office'] as const satisfies readonly UnitLevel[]

const coded = (code: DefinitionCode): DefinitionCode => code
const within = (min: number, max: number, code: DefinitionCode) => z.int(code).min(min, code).max(max, code)

/** So many different values, from one to `max`. */
const several = <Item extends z.ZodType>(item: Item, max: number, code: DefinitionCode) =>
  z
    .array(item)
    .min(1, code)
    .max(max, code)
    .refine((items) => new Set(items).size === items.length, code)

const label = (code: DefinitionCode) => {
  const words = z.string(code).trim().min(1, code).max(NAME_LENGTH_MAX, code)
  return z.strictObject({ vi: words, en: words })
}

const date = z.string().refine(isValidDate, coded('date_invalid'))
const unitId = z.int(coded('unit_unknown')).positive(coded('unit_unknown'))

const duty = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('report') }),
  z.strictObject({
    kind: z.literal('entries'),
    form: z.string(),
    indicators: z.array(z.string()),
    times: within(1, TIMES_MAX, 'times_out_of_range'),
  }),
])

const debtors = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), level: z.enum(LEVELS), under: unitId.nullable() }),
  z.strictObject({ kind: z.literal('subtree'), unitId }),
  z.strictObject({ kind: z.literal('units'), unitIds: several(unitId, UNITS_MAX, 'units_missing') }),
])

const only = (kind: keyof typeof PER_YEAR) =>
  several(within(1, PER_YEAR[kind], 'only_out_of_range'), PER_YEAR[kind], 'only_out_of_range').exactOptional()

const ofYear = <Kind extends keyof typeof PER_YEAR>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), only: only(kind) })

const frequency = z.discriminatedUnion('kind', [
  ofYear('month'),
  ofYear('quarter'),
  ofYear('half'),
  z.strictObject({ kind: z.enum(['nine-months', 'year']) }),
  z.strictObject({ kind: z.literal('week') }),
  z.strictObject({
    kind: z.literal('days'),
    days: several(within(1, 31, 'days_out_of_range'), 31, 'days_out_of_range'),
  }),
  z
    .strictObject({ kind: z.literal('once'), from: date, to: date })
    .refine(({ from, to }) => from <= to, coded('span_backwards'))
    .refine(({ from, to }) => daysBetween(from, to) <= ONCE_DAYS_MAX, coded('span_too_long')),
])

const dueRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), day: within(1, 31, 'due_out_of_range') }),
  z.strictObject({ kind: z.literal('after'), workingDays: within(0, DUE_WORKING_DAYS_MAX, 'due_out_of_range') }),
])

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, coded('step_times_out_of_range'))
  .refine((at) => QUIET_UNTIL <= at && at < QUIET_FROM, coded('step_time_quiet'))

const step = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9_+-]{0,29}$/, coded('step_key_invalid')),
    from: z.enum(['opening', 'due']),
    workingDays: within(-STEP_WORKING_DAYS_MAX, STEP_WORKING_DAYS_MAX, 'step_day_out_of_range'),
    times: several(time, TIMES_OF_STEP_MAX, 'step_times_out_of_range'),
    tell: several(z.enum(TOLD), TOLD.length, 'step_tells_nobody'),
  })
  .refine(({ from, workingDays }) => from === 'due' || workingDays >= 0, coded('step_before_opening'))

const ladder = z
  .array(step)
  .min(1, coded('ladder_out_of_range'))
  .max(STEPS_MAX, coded('ladder_out_of_range'))
  .refine((steps) => new Set(steps.map(({ key }) => key)).size === steps.length, coded('step_key_repeated'))

const shape = z.strictObject({
  name: label('name_invalid'),
  duty,
  debtors,
  frequency,
  scheme: z.enum(['admin_15_14', 'calendar']),
  due: z.strictObject({ general: dueRule, byLevel: z.partialRecord(z.enum(LEVELS), dueRule) }),
  holidayPolicy: z.enum(['next', 'previous', 'same']),
  ladder,
  aggregatorId: unitId.nullable(),
  source: label('source_invalid').nullable(),
})

/** Every due rule with its place. */
const rulesOf = ({ due }: Pick<ScheduleDefinition, 'due'>): [path: string[], rule: DueRule][] => [
  [['due', 'general'], due.general],
  ...Object.entries(due.byLevel).map(([level, rule]): [string[], DueRule] => [['due', 'byLevel', level], rule]),
]

const isUnfit = ({ kind }: DueRule, { frequency }: Pick<ScheduleDefinition, 'frequency'>): boolean =>
  kind === 'day' && ['week', 'days'].includes(frequency.kind)

const isTooEarly = (rule: DueRule, { duty }: Pick<ScheduleDefinition, 'duty'>): boolean =>
  duty.kind === 'report' && rule.kind === 'after' && rule.workingDays < 1

/** A definition with all bounds and what its parts demand of each other; the messages of its issues are `DefinitionCode`s. */
export const definitionSchema = shape.superRefine((definition, context) => {
  for (const [path, rule] of rulesOf(definition)) {
    const refuse = (code: DefinitionCode) => context.addIssue({ code: 'custom', path, message: code })
    if (isUnfit(rule, definition)) refuse('due_rule_unfit')
    if (isTooEarly(rule, definition)) refuse('report_due_too_early')
  }
})
