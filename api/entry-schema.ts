import { z } from '@hono/zod-openapi'
import type { EntrySummary } from '../services/list-entries.ts'
import type { UnitTree } from '../services/unit-tree.ts'
import { dateSchema, instantBody, instantSchema, periodSchema, schemeSchema } from './period-schema.ts'
import { codeOf } from './unit-code.ts'
import { unitSchema } from './unit-schema.ts'

const rangeSchema = z
  .object({ min: z.number(), max: z.number() })
  .openapi({ description: 'Reported as lying between the two; it is part of no total.' })

const valueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), rangeSchema])

const entrySchema = z
  .object({
    id: z.uuid(),
    unit: z.string().openapi({ description: 'Code of the unit that reported.' }),
    form: z.string(),
    granularity: z.enum(['event', 'batch']).openapi({ description: '`batch`: the total of a whole period.' }),
    date: dateSchema.nullable().openapi({ description: 'Of an event.' }),
    period: z.string().nullable().openapi({ description: 'Of a period total.' }),
    scheme: schemeSchema.nullable().openapi({ description: 'Of a period total.' }),
    from: dateSchema,
    to: dateSchema,
    cumulative: z.boolean().openapi({ description: 'Counted since a beginning; never added to a total.' }),
    facet: z.string().openapi({ description: "What tells two period totals apart; empty: the unit's whole." }),
    values: z.record(z.string(), valueSchema).openapi({
      description: 'By field of the form. A field that is absent was not reported; 0 is a report of none.',
    }),
    qualifiers: z
      .record(z.string(), z.enum(['about', 'more_than', 'nearly', 'at_least']))
      .openapi({ description: 'By field, the word that stood before the number; absent: exact.' }),
    explanation: z.string().nullable().openapi({ description: 'Why figures that do not add up were kept.' }),
    revision: z.int().openapi({ description: 'How often it was written: 1 has never been corrected.' }),
    recordedBy: z.object({ id: z.int(), name: z.string() }),
    recordedAt: instantSchema,
    changedAt: instantSchema,
  })
  .openapi('Entry')

export const entriesSchema = z
  .object({
    unit: unitSchema,
    period: periodSchema,
    form: z.string().nullable().openapi({ description: '`null`: entries of all forms.' }),
    entries: z.array(entrySchema).openapi({ description: 'Newest first; withdrawn ones are not among them.' }),
    more: z.boolean().openapi({ description: 'There are more than `limit`; ask unit by unit or month by month.' }),
  })
  .openapi('Entries')

export const entryBody = (entry: EntrySummary, tree: UnitTree): z.infer<typeof entrySchema> => ({
  id: entry.id,
  unit: codeOf(entry.unitId, tree),
  form: entry.form,
  granularity: entry.granularity,
  date: entry.eventDate,
  period: entry.periodKey,
  scheme: entry.scheme,
  from: entry.from,
  to: entry.to,
  cumulative: entry.cumulative,
  facet: entry.facet,
  values: entry.values,
  qualifiers: entry.qualifiers,
  explanation: entry.explanation,
  revision: entry.revision,
  recordedBy: { id: entry.recordedBy, name: entry.recordedByName },
  recordedAt: instantBody(entry.recordedAt),
  changedAt: instantBody(entry.changedAt),
})
