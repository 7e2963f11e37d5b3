import type { FieldValues, Granularity, IsoDate, Qualifiers } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'

/**
 * What a person wants with a message: `log` something that happened, `correct` something already said, `update` a
 * matter that lives on, `schedule` something planned, `query` figures, or none of these.
 */
export type Intent = 'log' | 'correct' | 'update' | 'schedule' | 'query' | 'chitchat'

/** Why a message may not be kept (Law on Denunciation 2018; Law 91/2025/QH15 on personal data). */
export type PrivateContent = 'identity_number' | 'phone_number' | 'denouncer_identity' | 'citizen_name'

/** Something the words leave open. The bot asks; it never chooses. */
export type Ambiguity =
  /** A figure that could belong to several fields of the form. `words` is the text it came from. */
  | { kind: 'field'; words: string; value: number; fields: string[] }
  /** "1,125 đơn": thousands or decimals? */
  | { kind: 'number'; words: string; field: string; readings: number[] }
  /** "tháng này" said after the cut-off: which of these periods? The record's own period is the first. */
  | { kind: 'period'; words: string; readings: Period[] }
  /** "mấy chục": a number nobody can write down. */
  | { kind: 'vague'; words: string; field?: string }

/** One record found in a message. */
export interface RecordReading {
  form: string
  /** Set where the words tell: a day or a period, a lone petition, a number of sessions. */
  granularity?: Granularity
  date?: IsoDate
  period?: Period
  /** "lũy kế", "từ đầu năm đến nay": counted since a beginning, and never added to the figures of a period. */
  cumulative?: true
  /** A unit named in the message, as it was written. */
  unitWords?: string
  fields: FieldValues
  qualifiers: Qualifiers
  /** Percentages that were typed, by ratio key: compared with the computed ones, never kept. */
  claims: Record<string, number>
  /** By field: the words that the value came from. */
  words: Record<string, string>
  ambiguities: Ambiguity[]
  /** Figures told beside those of fields: of how many villages the 8 in "8/9 thôn" are. Shown, never kept. */
  shown?: Record<string, number>
  /** By field: the figures that were added up to its value ("3tr5 và 15tr7"). */
  addends?: Record<string, number[]>
  /** By field: what comes on top of what the open record tells ("nhận thêm 2 đơn"). */
  added?: Record<string, number>
  /** In a correction: the fields that are taken back, or the whole record. */
  removes?: 'record' | string[]
}

export interface MessageReading {
  intent: Intent
  records: RecordReading[]
  /** Set when the message must be refused; `records` is empty then. */
  private?: PrivateContent
}
