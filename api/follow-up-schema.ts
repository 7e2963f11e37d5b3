import { z } from '@hono/zod-openapi'
import type { FollowUp } from '../services/list-follow-ups.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { dateSchema, instantBody, instantSchema } from './period-schema.ts'
import { codeOf } from './unit-code.ts'
import { labelSchema, unitSchema } from './unit-schema.ts'

export const followUpStateSchema = z.enum(['open', 'done', 'cancelled'])

const followUpSchema = z
  .object({
    number: z.int(),
    unit: z.string().openapi({ description: 'Code of the unit.' }),
    form: z.string().openapi({ description: 'Of the entry that left it open.' }),
    entry: z.uuid().openapi({ description: 'The entry that left it open.' }),
    kind: z.string().openapi({ description: 'Which of the things that an entry of the form may leave open.' }),
    label: labelSchema,
    about: z.string().nullable(),
    arisen: z.int().openapi({ description: 'How many there were.' }),
    settled: z.int().openapi({ description: 'How many of them are settled.' }),
    owner: z.string().nullable().openapi({ description: 'Who sees to it; `null`: the unit.' }),
    dueOn: dateSchema.nullable(),
    overdue: z.boolean(),
    state: followUpStateSchema.openapi({ description: '`cancelled`: the entry was taken back.' }),
    revision: z.int(),
    createdAt: instantSchema,
    changedAt: instantSchema,
  })
  .openapi('FollowUp')

export const followUpsSchema = z
  .object({
    unit: unitSchema,
    state: followUpStateSchema.nullable().openapi({ description: '`null`: in any state.' }),
    followUps: z
      .array(followUpSchema)
      .openapi({ description: 'The earliest deadline first; those without come last.' }),
    more: z.boolean().openapi({ description: 'There are more than `limit`.' }),
  })
  .openapi('FollowUps')

export const followUpBody = (
  followUp: FollowUp,
  { tree, today }: { tree: UnitTree; today: string },
): z.infer<typeof followUpSchema> => {
  const { number, unitId, form, entryId, matter, label, about, arisen, settled, owner, dueOn, state, revision } =
    followUp
  return {
    number,
    unit: codeOf(unitId, tree),
    form,
    entry: entryId,
    kind: matter,
    label,
    about,
    arisen,
    settled,
    owner,
    dueOn,
    overdue: state === 'open' && dueOn !== null && dueOn < today,
    state,
    revision,
    createdAt: instantBody(followUp.createdAt),
    changedAt: instantBody(followUp.changedAt),
  }
}
