import { z } from 'zod'
import type { UnitTotal } from '../../domain/checks/unit-series.ts'
import { draftForm } from '../../domain/indicators/draft-form.ts'
import { type DeclaredIndicator, MEASURES } from '../../domain/indicators/indicator.ts'
import { ROLES } from '../../domain/rights/rights.ts'
import type { SheetRecord } from '../../domain/sheets/sheet-reading.ts'
import {
  type Alike,
  type Asked,
  AWAITED_WORDS,
  type AwaitedWords,
  type ConversationState,
  type Draft,
  type InvitationDraft,
  initialState,
  type PlanDraft,
  type Shown,
} from './state.ts'

const isoDate = z.iso.date()
const period = z.object({ key: z.string(), scheme: z.enum(['admin_15_14', 'calendar']), from: isoDate, to: isoDate })
const range = z.object({ min: z.number(), max: z.number() })
const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), range])
const values = z.record(z.string(), value)
const ambiguity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), words: z.string(), value: z.number(), fields: z.array(z.string()) }),
  z.object({ kind: z.literal('number'), words: z.string(), field: z.string(), readings: z.array(z.number()) }),
  z.object({ kind: z.literal('period'), words: z.string(), readings: z.array(period) }),
  z.object({ kind: z.literal('vague'), words: z.string(), field: z.string().exactOptional() }),
])
const granularity = z.enum(['event', 'batch'])
const qualifiers = z.record(z.string(), z.enum(['about', 'more_than', 'nearly', 'at_least']))
const past: z.ZodType<UnitTotal> = z.object({
  period,
  cumulative: z.boolean(),
  facet: z.string(),
  figures: z.record(z.string(), z.number()),
})
const alike: z.ZodType<Alike> = z.object({
  name: z.string(),
  entry: z
    .object({ id: z.string(), name: z.string(), unitId: z.number(), by: z.string(), at: z.string() })
    .exactOptional(),
})

const replaced = z.object({
  entry: z.object({
    id: z.string(),
    revision: z.number(),
    unitId: z.number(),
    form: z.string(),
    granularity,
    eventDate: isoDate.nullable(),
    periodKey: z.string().nullable(),
    scheme: period.shape.scheme.nullable(),
    from: isoDate,
    to: isoDate,
    facet: z.string(),
    values,
    qualifiers,
    explanation: z.string().nullable(),
    contributions: z.record(z.string(), z.number()),
    cumulative: z.boolean().default(false),
    dueOn: isoDate.nullable().default(null),
    reason: z.string().nullable(),
    withdrawn: z.boolean(),
  }),
  recordedBy: z.number(),
})

const label = z.object({ vi: z.string(), en: z.string() })
const indicator: z.ZodType<DeclaredIndicator> = z.object({
  key: z.string(),
  label,
  unit: label,
  measure: z.enum(MEASURES),
  stock: z.boolean(),
  whole: label.nullable(),
  names: z.array(z.string()),
  revision: z.number(),
  declaredBy: z.number(),
  declaredOn: isoDate,
  retired: z.boolean(),
})

const draft: z.ZodType<Draft> = z
  .object({
    id: z.string().min(1),
    edition: z.number(),
    form: z.string(),
    declared: indicator.exactOptional(),
    granularity: granularity.exactOptional(),
    unitId: z.number(),
    date: isoDate.exactOptional(),
    period: period.exactOptional(),
    values: values.default({}),
    qualifiers: qualifiers.default({}),
    claims: z.record(z.string(), z.number()).default({}),
    ambiguities: z.array(ambiguity).default([]),
    mode: z.enum(['guided', 'line']),
    detail: z.boolean().default(false),
    path: z.array(z.string()).default([]),
    skipped: z.array(z.string()).default([]),
    asking: z.string().exactOptional(),
    explanation: z.string().exactOptional(),
    correction: z
      .object({
        entryId: z.string(),
        revision: z.number(),
        before: values,
        qualifiers: qualifiers.exactOptional(),
        date: isoDate.exactOptional(),
        period: period.exactOptional(),
        recordedBy: z.number(),
        reason: z.string().exactOptional(),
      })
      .exactOptional(),
    replaces: z.array(replaced).exactOptional(),
    inTheWay: z.array(replaced).exactOptional(),
    cumulative: z.literal(true).exactOptional(),
    listed: z
      .object({
        place: z.number(),
        apart: z.literal(true).exactOptional(),
        words: z.record(z.string(), z.object({ text: z.string(), value })),
      })
      .exactOptional(),
    past: z.array(past).exactOptional(),
    alike: alike.exactOptional(),
  })
  .refine(({ form, declared }) => draftForm(form, declared) !== undefined)

const readable =
  <Value>(schema: z.ZodType<Value>) =>
  (items: unknown[]): Value[] =>
    items.flatMap((item) => {
      const parsed = schema.safeParse(item)
      return parsed.success ? [parsed.data] : []
    })

const button = z.object({ title: z.string(), action: z.string() })

const asked: z.ZodType<Asked> = z.object({
  what: z.enum(['assign', 'deadline', 'extend', 'part']),
  entryId: z.string(),
  matter: z.string(),
  form: z.string(),
  unitId: z.number(),
  revision: z.number(),
  arisen: z.number(),
  settled: z.number(),
  dueOn: isoDate.exactOptional(),
  reason: z.string().exactOptional(),
})

const sheetRecord: z.ZodType<SheetRecord> = z.object({
  row: z.number(),
  granularity,
  date: isoDate.exactOptional(),
  period: period.exactOptional(),
  cumulative: z.literal(true).exactOptional(),
  fields: values,
  qualifiers,
})

const planDraft: z.ZodType<PlanDraft> = z.object({
  id: z.string(),
  leadUnitId: z.number(),
  unitIds: z.array(z.number()),
  number: z.string().exactOptional(),
  signedOn: isoDate.exactOptional(),
  leadBody: z.string().exactOptional(),
  window: z.object({ from: isoDate, to: isoDate }).exactOptional(),
  subject: z.string().exactOptional(),
  asking: z.enum(['number', 'signedOn', 'leadBody', 'units', 'window', 'subject']).exactOptional(),
})

const invitation: z.ZodType<InvitationDraft> = z.object({
  id: z.string(),
  name: z.string().exactOptional(),
  unitId: z.number().exactOptional(),
  role: z.enum(ROLES).exactOptional(),
  phone: z.string().exactOptional(),
})

const awaited: z.ZodType<AwaitedWords> = z.object({
  what: z.enum(AWAITED_WORDS),
  obligationId: z.number(),
  revision: z.number(),
  until: isoDate.exactOptional(),
  reason: z.string().exactOptional(),
})

const shown: z.ZodType<Shown> = z.discriminatedUnion('what', [
  z.object({ what: z.literal('schedule'), key: z.string() }),
  z.object({
    what: z.literal('days-off'),
    undo: z
      .object({
        dates: z.array(isoDate),
        before: z.array(z.object({ date: isoDate, kind: z.enum(['off', 'workday']), name: z.string() })),
      })
      .exactOptional(),
  }),
])

const stored = z.object({
  version: z.literal(1),
  unitId: z.number().int().nullable().catch(null),
  drafts: z.array(z.unknown()).catch([]).transform(readable(draft)),
  cancelled: z.array(draft).nullable().catch(null),
  asked: asked.nullable().catch(null),
  buttons: z.array(z.unknown()).catch([]).transform(readable(button)),
  listEdition: z.number().catch(0),
  savedList: z
    .object({ id: z.string(), entries: z.array(replaced) })
    .nullable()
    .catch(null),
  sheet: z
    .object({
      id: z.string(),
      form: z.string(),
      unitId: z.number(),
      records: z.array(sheetRecord),
    })
    .nullable()
    .catch(null),
  plan: planDraft.nullable().catch(null),
  invitation: invitation.nullable().catch(null),
  shown: shown.nullable().catch(null),
  awaited: awaited.nullable().catch(null),
  reportNote: z.object({ obligationId: z.number(), words: z.string() }).nullable().catch(null),
})

/**
 * Reads a stored state. What this build cannot read is left out rather than failing every message of a person: a draft
 * that is broken goes, the others and the unit stay.
 */
export const readState = (json: unknown): ConversationState => {
  const parsed = stored.safeParse(json)
  return parsed.success ? parsed.data : initialState
}
