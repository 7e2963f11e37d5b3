import type { CalendarDay } from '../../domain/calendar/working-calendar.ts'
import type { UnitTotal } from '../../domain/checks/unit-series.ts'
import type { FieldValue, FieldValues, Granularity, IsoDate, Qualifiers } from '../../domain/forms/form.ts'
import type { DeclaredIndicator } from '../../domain/indicators/indicator.ts'
import type { DaySpan } from '../../domain/periods/calendar-date.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Ambiguity } from '../../domain/reading/message-reading.ts'
import type { Role } from '../../domain/rights/rights.ts'
import type { SheetRecord } from '../../domain/sheets/sheet-reading.ts'
import type { NamedEntry } from '../../services/read-facts.ts'
import type { EntryRow } from '../../services/record-entries.ts'

/** An entry already saved that a draft replaces. */
export interface Correction {
  entryId: string
  revision: number
  before: FieldValues
  /** Of the values before; absent: as they are now. */
  qualifiers?: Qualifiers
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

/** A draft's place among the records of one message, which are confirmed together. */
export interface Listed {
  place: number
  /** Taken up by itself for now, with the next one that needs an answer behind it. */
  apart?: true
  /** By field, the words that its value came from; they are quoted as long as the value is that one. */
  words: Record<string, { text: string; value: FieldValue }>
}

/** A record on its way: from the first word to "Lưu". */
export interface Draft {
  /** Short; stands in every button of this draft. */
  id: string
  /** Grows with each change, so that a button shown earlier is known to be old. */
  edition: number
  form: string
  /** The indicator whose form it is, as it was declared when the draft began. */
  declared?: DeclaredIndicator
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
  /** Counted since a beginning, and never added to the figures of a period. */
  cumulative?: true
  listed?: Listed
  /** What the unit said of other periods; absent: not read yet. */
  past?: UnitTotal[]
  alike?: Alike
}

/** A name compared with those that are registered, and the entry that has nearly the same. */
export interface Alike {
  name: string
  entry?: NamedEntry
}

/** Records saved together, so that they can be taken back together. */
export interface SavedList {
  id: string
  entries: Replaced[]
}

/** What was asked about a follow-up; the next text answers it. */
export interface Asked {
  /** `assign`: to whom and by when. `deadline`: by when. `extend`: to which day and why. `part`: how many are settled. */
  what: 'assign' | 'deadline' | 'extend' | 'part'
  entryId: string
  matter: string
  form: string
  unitId: number
  revision: number
  arisen: number
  settled: number
  /** Of an extension: the half that was told already. */
  dueOn?: IsoDate
  reason?: string
}

/** What the next text says about something that a unit owes. */
export const AWAITED_WORDS = [
  /** A note to go with the report, which is then handed in. */
  'submit',
  /** A note to go with the report, for now. */
  'note',
  /** Why a report is sent back. */
  'return',
  /** Until when the deadline is to be extended, and why. */
  'ask_extension',
  /** Why it is not for the unit to do. */
  'ask_release',
  'refuse_extension',
  'refuse_not_responsible',
  /** Until when a unit has time, unasked, and why. */
  'extend',
  'excuse',
] as const

export interface AwaitedWords {
  what: (typeof AWAITED_WORDS)[number]
  obligationId: number
  /** The obligation as the person saw it. */
  revision: number
  /** Of an extension: the half that was told already. */
  until?: IsoDate
  reason?: string
}

/** A note for a report that has not been handed in yet. */
export interface ReportNote {
  obligationId: number
  words: string
}

export type PlanPart = 'number' | 'signedOn' | 'leadBody' | 'units' | 'window' | 'subject'

/** A person on their way to being invited: what was told of them so far. */
export interface InvitationDraft {
  id: string
  name?: string
  unitId?: number
  role?: Role
  /** As 84912345678. */
  phone?: string
}

/** Days that were just set, and what was set for them before. */
export interface DaysUndo {
  dates: IsoDate[]
  before: CalendarDay[]
}

/** A plan of inspection on its way: what was told of it so far. */
export interface PlanDraft {
  id: string
  leadUnitId: number
  unitIds: number[]
  number?: string
  signedOn?: IsoDate
  leadBody?: string
  window?: DaySpan
  subject?: string
  /** A part that a button opened; absent: the first that is missing, or the card. */
  asking?: PlanPart
}

/** What of schedules or days off was shown last: the next text may change it by saying so. */
export type Shown =
  | { what: 'schedule'; key: string }
  /** `undo`: the day changed last, and what was set for it before; null: nothing. */
  | { what: 'days-off'; undo?: DaysUndo }

/** The good rows of a file that was sent, until the person says what becomes of them. */
export interface PendingSheet {
  id: string
  form: string
  unitId: number
  records: SheetRecord[]
}

/** A conversation as it is stored: plain JSON. A change of its shape gets a new version and a migration below. */
export interface ConversationState {
  version: 1
  /** The unit that the person works for now; null until one is known. */
  unitId: number | null
  /** The last one is open, the others wait. */
  drafts: Draft[]
  /** The draft or the list cancelled last; null: none, or it was taken back. */
  cancelled: Draft[] | null
  asked: Asked | null
  /** Titles and actions of the buttons shown last, so that a title typed by hand is a press. */
  buttons: { title: string; action: string }[]
  /** Grows with each change of the list of records, so that a button shown earlier is known to be old. */
  listEdition: number
  /** The list saved last; null: none, or it was taken back. */
  savedList: SavedList | null
  /** The file sent last; null: none, or it was saved or dropped. */
  sheet: PendingSheet | null
  /** The plan that is being entered; null: none. */
  plan: PlanDraft | null
  /** Who is being invited; null: nobody. */
  invitation: InvitationDraft | null
  /** Until the next input. */
  shown: Shown | null
  awaited: AwaitedWords | null
  reportNote: ReportNote | null
}

export const initialState: ConversationState = {
  version: 1,
  unitId: null,
  drafts: [],
  cancelled: null,
  asked: null,
  buttons: [],
  listEdition: 0,
  savedList: null,
  sheet: null,
  plan: null,
  invitation: null,
  shown: null,
  awaited: null,
  reportNote: null,
}
