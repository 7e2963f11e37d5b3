import { z } from '@hono/zod-openapi'
import type {
  ObligationSummary,
  ObligationWhole,
  RequestSummary,
  SubmissionSummary,
} from '../services/list-obligations.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { dateSchema, instantBody, instantSchema, schemeSchema } from './period-schema.ts'
import { codeOf } from './unit-code.ts'
import { labelSchema, unitSchema } from './unit-schema.ts'

export const obligationStateSchema = z
  .enum(['open', 'submitted', 'done', 'excused', 'not_responsible', 'void'])
  .openapi({
    description:
      '`open`: owed. `submitted`: handed in, waits for the head. `done`: fulfilled. `excused`, `not_responsible`: granted with a reason. `void`: the unit or the schedule ended.',
  })

const obligation = {
  id: z.int(),
  unit: z.string().openapi({ description: 'Code of the unit that owes it.' }),
  kind: z.enum(['report', 'entries', 'step']),
  name: labelSchema.nullable().openapi({ description: 'Of the schedule; `null`: a step of an inspection plan.' }),
  step: z.string().nullable().openapi({ description: 'Which step of the plan.' }),
  occurrence: z.string().openapi({ example: '2026-M11' }),
  scheme: schemeSchema,
  from: dateSchema,
  to: dateSchema.openapi({ description: 'The last day that it is about, itself included.' }),
  form: z.string().nullable().openapi({ description: 'Of `entries`: what is to be reported.' }),
  times: z.int(),
  dueOn: dateSchema.openapi({ description: 'The deadline that holds; late begins the day after.' }),
  firstDueOn: dateSchema.openapi({ description: 'The deadline before anything was granted.' }),
  overdue: z.boolean(),
  state: obligationStateSchema,
  revision: z.int(),
  fulfilledAt: instantSchema.nullable(),
}

const obligationSchema = z.object(obligation).openapi('Obligation')

export const obligationsSchema = z
  .object({
    unit: unitSchema,
    state: obligationStateSchema.nullable().openapi({ description: '`null`: in any state.' }),
    obligations: z.array(obligationSchema).openapi({ description: 'The earliest deadline first.' }),
    more: z.boolean().openapi({ description: 'There are more than `limit`.' }),
  })
  .openapi('Obligations')

const decidedBy = z.string().nullable().openapi({ description: 'Name of who decided.' })

const submissionSchema = z
  .object({
    number: z.int().openapi({ description: '1 for the first, 2 after it was sent back or taken back.' }),
    note: z.string().nullable(),
    figures: z
      .array(
        z.object({
          form: z.string(),
          indicators: z.record(z.string(), z.number()).openapi({ description: 'Only what was told.' }),
          missing: z.array(z.string()).openapi({ description: 'Codes of the expected units that had told nothing.' }),
        }),
      )
      .openapi({ description: 'As they stood when it was handed in.' }),
    by: z.string(),
    at: instantSchema,
    decision: z.enum(['approved', 'returned', 'taken_back']).nullable().openapi({ description: '`null`: it waits.' }),
    reason: z.string().nullable(),
    decidedBy,
    decidedAt: instantSchema.nullable(),
  })
  .openapi('Submission')

const requestSchema = z
  .object({
    kind: z.enum(['extension', 'not_responsible']),
    until: dateSchema.nullable(),
    reason: z.string(),
    by: z.string(),
    at: instantSchema,
    decision: z.enum(['granted', 'refused']).nullable().openapi({ description: '`null`: it waits.' }),
    decisionReason: z.string().nullable(),
    decidedBy,
  })
  .openapi('ObligationRequest')

export const obligationWholeSchema = z
  .object({
    ...obligation,
    submissions: z.array(submissionSchema).openapi({ description: 'The newest first.' }),
    requests: z.array(requestSchema).openapi({ description: 'The newest first.' }),
    events: z
      .array(
        z.object({
          revision: z.int(),
          name: z.string().openapi({ example: 'submitted' }),
          details: z.record(z.string(), z.unknown()),
          by: z.string().nullable().openapi({ description: '`null`: the clock.' }),
          at: instantSchema,
        }),
      )
      .openapi({ description: 'Everything that happened, in order.' }),
  })
  .openapi('ObligationWhole')

const instantOrNull = (instant: string | null) => (instant === null ? null : instantBody(instant))

export const obligationBody = (
  owed: ObligationSummary,
  { tree, today }: { tree: UnitTree; today: string },
): z.infer<typeof obligationSchema> => {
  const { id, unitId, kind, name, step, occurrence, scheme, from, to, form, times, dueOn, firstDueOn } = owed
  return {
    ...{
      id,
      unit: codeOf(unitId, tree),
      kind,
      name,
      step,
      occurrence,
      scheme,
      from,
      to,
      form,
      times,
      dueOn,
      firstDueOn,
    },
    overdue: owed.state === 'open' && dueOn < today,
    state: owed.state,
    revision: owed.revision,
    fulfilledAt: instantOrNull(owed.fulfilledAt),
  }
}

const submissionBody = (
  { number, note, figures, by, at, decision, reason, decidedBy, decidedAt }: SubmissionSummary,
  tree: UnitTree,
): z.infer<typeof submissionSchema> => ({
  number,
  note,
  figures: Object.values(figures).map(({ form, indicators, missing }) => ({
    form,
    indicators: Object.fromEntries(
      indicators.flatMap(({ indicator, value }) => (value === null ? [] : [[indicator, value]])),
    ),
    missing: missing.map((unitId) => codeOf(unitId, tree)),
  })),
  by,
  at: instantBody(at),
  decision,
  reason,
  decidedBy,
  decidedAt: instantOrNull(decidedAt),
})

const requestBody = ({ byId: _, at, ...request }: RequestSummary): z.infer<typeof requestSchema> => ({
  ...request,
  at: instantBody(at),
})

export const obligationWholeBody = (
  owed: ObligationWhole,
  place: { tree: UnitTree; today: string },
): z.infer<typeof obligationWholeSchema> => ({
  ...obligationBody(owed, place),
  submissions: owed.submissions.map((submission) => submissionBody(submission, place.tree)),
  requests: owed.requests.map(requestBody),
  events: owed.events.map((event) => ({ ...event, at: instantBody(event.at) })),
})
