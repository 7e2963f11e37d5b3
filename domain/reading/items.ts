import type { IsoDate } from '../forms/form.ts'
import type { Period } from '../periods/period.ts'
import type { Figure } from './find-figure.ts'
import type { GeneralMeaning } from './general-words.ts'
import type { Meaning } from './lexicon.ts'

/** The message as a row of things understood. `start` and `end` are positions in the text, `at` and `length` tokens. */
export type Item = { start: number; end: number; at: number; length: number } & (
  | { kind: 'figure'; figure: Figure }
  | { kind: 'day'; date: IsoDate }
  | { kind: 'period'; period: Period; readings?: Period[]; cumulative?: true }
  /** `unit`: to a form that does not know the words they name a unit, as in the item of that kind. */
  | { kind: 'term'; meanings: readonly Meaning[]; general?: GeneralMeaning; unit?: { generic: boolean } }
  | { kind: 'general'; meaning: GeneralMeaning /** "chưa có": not so far. */; notYet?: true }
  | { kind: 'unit'; generic: boolean }
  /** What stands in quotation marks, with the forms that it names: “Công an xã lắng nghe ý kiến nhân dân”. */
  | { kind: 'quote'; text: string; meanings: readonly Meaning[] }
  /** The number and symbol of a document, as it is printed. */
  | { kind: 'document'; number: string }
  /** From one day to another that no period has: a plan of work. */
  | { kind: 'span'; from: IsoDate; to: IsoDate }
  /** Words taken as the value of a field, whatever else they say. */
  | { kind: 'name'; form: number; field: string; text: string }
  /** Digits that count nothing; `days`: those that were told together. */
  | { kind: 'noise'; days?: readonly IsoDate[] }
  | { kind: 'word'; word: string }
  | { kind: 'mark'; mark: string }
)

/** The same words, which then count and tell nothing. */
export const asNoise = ({ start, end, at, length }: Item): Item => ({ kind: 'noise', start, end, at, length })

/** What the item says in every form, whatever else it says in one. */
export const generalOf = (item: Item | undefined): GeneralMeaning | undefined =>
  item?.kind === 'general' ? item.meaning : item?.kind === 'term' ? item.general : undefined
