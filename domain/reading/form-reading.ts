import type { FieldValues, Granularity } from '../forms/form.ts'

/**
 * Words as an official may write them, with diacritics. They are compared without diacritics and in lower case, so one
 * spelling does for both; abbreviations ("gq", "TCD") are listed beside the full words.
 */
export type Phrases = readonly string[]

/**
 * How a count field is named around its figure.
 *
 * - `noun`: what is counted; mostly after the figure ("8 lượt"), also before it ("số lượt: 8").
 * - `lead`: a state or an action that tells counts with one noun apart ("đã giải quyết 106", "14 đơn đang giải quyết").
 * - `base`: the plainest wording, which any lead or noun beside it makes more precise ("nhận 124 đơn").
 */
export interface CountReading {
  /** Without a field the figure is understood and left out: the form has no place for it. */
  field?: string
  as: 'noun' | 'lead' | 'base'
  phrases: Phrases
  /** Fields among which the same words leave open; `field` is taken only if no figure of the record stands before. */
  unlessFirst?: readonly string[]
  /** Before a day these words name the event and count nothing: "buổi tiếp 16/11". */
  namesEvent?: boolean
  /** Another form that the same sentence is about takes the figure. */
  yields?: boolean
}

/** Words by which an option of a choice field, or one side of a yes-no field, is recognised. */
export interface ChoiceReading {
  field: string
  options: readonly { value: string | boolean; phrases: Phrases }[]
  /** Read only in records of this kind; in the other kind the same words are labels of counts. */
  granularity?: Granularity
  /** Two different options in one record leave the field open instead of the first one being taken. */
  exclusive?: boolean
  /** Options that make a record by themselves: a session that was not held. */
  tells?: readonly string[]
}

/** Who acts. A new head in the sentence starts a new record. */
export interface AgentReading {
  field: string
  heads: readonly { value: string; phrases: Phrases }[]
  /** A deputy acts for the head `of`; `title` is what is kept. */
  deputies: readonly { title: string; of: string; phrases: Phrases }[]
  delegation: Phrases
  delegateField: string
  /** The field and the value that say that the head did not act himself. */
  delegated: { field: string; value: string }
}

/** A date field that is not the record's own date, told by the verb beside it. */
export interface DateReading {
  field: string
  phrases: Phrases
}

/** The reason given with "do", "vì", "lý do", up to the end of the clause. */
export interface TextReading {
  field: string
  /** Only in a record that has one of these fields, or this value. */
  with: readonly string[]
  when?: { field: string; value: string }
}

/** What the reader hands to `settle`. */
export interface Draft {
  granularity: Granularity | undefined
  fields: FieldValues
  /** Fields told inside "trong đó", "gồm" or brackets: parts of a figure before them. */
  nested: ReadonlySet<string>
}

/** Everything the reader of messages knows about a form; the reader itself knows no form. */
export interface FormReading {
  /** Any of these says by itself that the sentence is about this form. */
  signals: Phrases
  /** These say it too, unless a word of `foreign` stands in the sentence. */
  hints: Phrases
  /** The sentence is about something else, though it counts similar things. */
  foreign: Phrases
  /** Expressions that contain a word of this form by accident: "đơn vị". */
  blocked: Phrases
  /** The most telling first: of all labels around one figure the first in this list names the field. */
  counts: readonly CountReading[]
  choices?: readonly ChoiceReading[]
  agents?: AgentReading
  dates?: readonly DateReading[]
  texts?: readonly TextReading[]
  /** Saying that there was none ("không có ai đến", "không phát sinh"): which words, and which counts are then zero. */
  none?: readonly { phrases: Phrases; zero: readonly string[] }[]
  /** After a figure of `after`, figures of the keys belong to the values: people of a large group. */
  contexts?: readonly { after: string; fields: Readonly<Record<string, string>> }[]
  /** "106/124 đơn": the field of the second number. */
  denominator?: string
  /** A percentage typed after a figure of the field `of` is a claim about the ratio. */
  percentage?: { ratio: string; of: string }
  /**
   * A form whose single event is one counted thing: a lone figure 1 of one of these fields, without a period, is the
   * event itself.
   */
  single?: {
    counts: readonly string[]
    /** With one of these known, a figure 1 of a state is the event too: "giải quyết xong 1 đơn khiếu nại". */
    tells: readonly string[]
  }
  /** Fills in what follows from the rest, in records that are being logged. */
  settle?: (draft: Draft) => FieldValues
}
