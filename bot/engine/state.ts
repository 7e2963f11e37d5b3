import { z } from 'zod'
import type { FieldValues, Granularity, IsoDate, Qualifiers } from '../../domain/forms/form.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Ambiguity } from '../../domain/reading/message-reading.ts'
import type { EntryRow } from '../../services/record-entries.ts'

/** An entry already saved that a draft replaces. */
export interface Correction {
  entryId: string
  revision: number
  before: FieldValues
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

const stored = z.looseObject({
  version: z.literal(1),
  unitId: z.number().nullable().default(null),
  drafts: z.array(z.custom<Draft>((draft) => typeof draft === 'object' && draft !== null)).default([]),
  buttons: z.array(z.object({ title: z.string(), action: z.string() })).default([]),
})

/** Reads a stored state; what this build cannot read begins anew rather than failing every message of a person. */
export const readState = (json: unknown): ConversationState => {
  const parsed = stored.safeParse(json)
  return parsed.success ? parsed.data : initialState
}

