import { z } from 'zod'
import type { FieldValues, Granularity, IsoDate, Qualifiers } from '../../domain/forms/form.ts'
import { formByKey } from '../../domain/forms/registry.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Ambiguity } from '../../domain/reading/message-reading.ts'
import type { EntryRow } from '../../services/record-entries.ts'

/** An entry already saved that a draft replaces. */
export interface Correction {
  entryId: string
  revision: number
  before: FieldValues
  /** When it was said to have happened; absent: the same as now. */
  date?: IsoDate
  period?: Period
  recordedBy: number
  reason?: string
}

export interface Replaced {
  entry: EntryRow
  recordedBy: number
}

/** A record on its way: from the first word to "Lưu". */
export interface Draft {
  /** Short; stands in every button of this draft. */
  id: string
  /** Grows with each change, so that a button shown earlier is known to be old. */
  edition: number
  form: string
  granularity?: Granularity
  unitId: number
  date?: IsoDate
  period?: Period
  values: FieldValues
  qualifiers: Qualifiers
  /** Percentages that were typed, to be compared with the computed ones. */
  claims: Record<string, number>
  ambiguities: Ambiguity[]
  /** `guided`: asks every question of the form; `line`: only what the sentence left out. */
  mode: 'guided' | 'line'
  /** All optional fields are asked too. */
  detail: boolean
  /** Asked and answered, or skipped, in order: what "Lùi" goes back through. */
  path: string[]
  skipped: string[]
  /** A step that a button opened out of turn (a field to edit, a reason); absent: the next one that is missing, or the card. */
  asking?: string
  explanation?: string
  correction?: Correction
  /** Entries that say the same days in another way; saving the draft withdraws them. */
  replaces?: Replaced[]
  /** What stood in the way at the last "Lưu", until the person chooses a way out. */
  inTheWay?: Replaced[]
}

/** A conversation as it is stored: plain JSON. A change of its shape gets a new version and a migration below. */
export interface ConversationState {
  version: 1
  /** The unit that the person works for now; null until one is known. */
  unitId: number | null
  /** The last one is open, the others wait. */
  drafts: Draft[]
  /** Titles and actions of the buttons shown last, so that a title typed by hand is a press. */
  buttons: { title: string; action: string }[]
}

export const initialState: ConversationState = { version: 1, unitId: null, drafts: [], buttons: [] }

const isoDate = z.iso.date()
const period = z.object({ key: z.string(), scheme: z.enum(['admin_15_14', 'calendar']), from: isoDate, to: isoDate })
const values = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]))
const ambiguity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), words: z.string(), value: z.number(), fields: z.array(z.string()) }),
  z.object({ kind: z.literal('number'), words: z.string(), field: z.string(), readings: z.array(z.number()) }),
  z.object({ kind: z.literal('period'), words: z.string(), readings: z.array(period) }),
  z.object({ kind: z.literal('vague'), words: z.string(), field: z.string().exactOptional() }),
])
const granularity = z.enum(['event', 'batch'])
const qualifiers = z.record(z.string(), z.enum(['about', 'more_than', 'nearly', 'at_least']))
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
    reason: z.string().nullable(),
    withdrawn: z.boolean(),
  }),
  recordedBy: z.number(),
})

const draft: z.ZodType<Draft> = z.object({
  id: z.string().min(1),
  edition: z.number(),
  form: z.string().refine((key) => formByKey.has(key)),
  granularity: granularity.exactOptional(),
  unitId: z.number(),
  date: isoDate.exactOptional(),
  period: period.exactOptional(),
  values,
  qualifiers,
  claims: z.record(z.string(), z.number()),
  ambiguities: z.array(ambiguity),
  mode: z.enum(['guided', 'line']),
  detail: z.boolean(),
  path: z.array(z.string()),
  skipped: z.array(z.string()),
  asking: z.string().exactOptional(),
  explanation: z.string().exactOptional(),
  correction: z
    .object({
      entryId: z.string(),
      revision: z.number(),
      before: values,
      date: isoDate.exactOptional(),
      period: period.exactOptional(),
      recordedBy: z.number(),
      reason: z.string().exactOptional(),
    })
    .exactOptional(),
  replaces: z.array(replaced).exactOptional(),
  inTheWay: z.array(replaced).exactOptional(),
})

const readable =
  <Value>(schema: z.ZodType<Value>) =>
  (items: unknown[]): Value[] =>
    items.flatMap((item) => {
      const parsed = schema.safeParse(item)
      return parsed.success ? [parsed.data] : []
    })

const button = z.object({ title: z.string(), action: z.string() })

const stored = z.object({
  version: z.literal(1),
  unitId: z.number().int().nullable().catch(null),
  drafts: z.array(z.unknown()).catch([]).transform(readable(draft)),
  buttons: z.array(z.unknown()).catch([]).transform(readable(button)),
})

/**
 * Reads a stored state. What this build cannot read is left out rather than failing every message of a person: a draft
 * that is broken goes, the others and the unit stay.
 */
export const readState = (json: unknown): ConversationState => {
  const parsed = stored.safeParse(json)
  return parsed.success ? parsed.data : initialState
}
