import { figureTypeOf } from '../../domain/forms/figure-field.ts'
import type { Field, Form } from '../../domain/forms/form.ts'
import type { RecordReading } from '../../domain/reading/message-reading.ts'
import { formOf, openDraft, reviewDraft, withDraft } from './draft.ts'
import { sameValue } from './same-value.ts'
import type { ConversationState, Draft, Listed } from './state.ts'
import { pendingSteps } from './steps.ts'

/** A draft that is shown in the list, and not by itself. */
export type ListedDraft = Draft & { listed: Listed }

export const isListed = (draft: Draft | undefined): draft is ListedDraft =>
  draft?.listed !== undefined && draft.listed.apart === undefined

/** The records of the list in the order in which they were told. */
export const listedDrafts = ({ drafts }: ConversationState): ListedDraft[] =>
  drafts.filter(isListed).toSorted((left, right) => left.listed.place - right.listed.place)

/** Whether the list is what the person looks at. */
export const isListOpen = (state: ConversationState): boolean => isListed(openDraft(state))

const WORDS_LENGTH_MAX = 80

/** The words of a reading, with the values that they stand for. */
const wordsOf = ({ words }: RecordReading, { values }: Draft): Listed['words'] =>
  Object.fromEntries(
    Object.entries(words).flatMap(([key, text]) => {
      const value = values[key]
      const short = text.length <= WORDS_LENGTH_MAX ? text : `${text.slice(0, WORDS_LENGTH_MAX - 1).toWellFormed()}…`
      return value === undefined ? [] : [[key, { text: short, value }]]
    }),
  )

const lastPlace = (drafts: readonly Draft[]): number => Math.max(0, ...drafts.map(({ listed }) => listed?.place ?? 0))

/** Records of a list that come back behind those of another. */
export const withPlacesAfter = (others: readonly Draft[], drafts: readonly Draft[]): Draft[] =>
  drafts.map(({ listed, ...draft }) =>
    listed === undefined ? draft : { ...draft, listed: { ...listed, place: lastPlace(others) + listed.place } },
  )

/** The state with records added at the end of the list, which is open now. */
export const withListed = (
  state: ConversationState,
  records: readonly { draft: Draft; record: RecordReading }[],
): ConversationState => {
  let place = lastPlace(state.drafts)
  let next = state
  for (const { draft, record } of records) {
    place += 1
    next = withDraft(next, { ...draft, listed: { place, words: wordsOf(record, draft) } })
  }
  return { ...next, listEdition: state.listEdition + 1 }
}

/** The state with a record of the list changed, and the list still open. */
export const withChanged = (state: ConversationState, draft: Draft): ConversationState => ({
  ...withDraft(state, draft),
  listEdition: state.listEdition + 1,
})

/** A record of the list as one that is taken up by itself. */
export const takenUp = (draft: Draft): Draft => ({
  ...draft,
  listed: { place: 0, words: {}, ...draft.listed, apart: true },
})

/** A record that is no longer one of a list. */
export const apartFromList = ({ listed: _listed, ...draft }: Draft): Draft => draft

/** A record back in its place in the list; what it was to replace is asked about anew. */
export const putBack = (draft: Draft): Draft => {
  if (draft.listed === undefined) return draft
  const { apart: _apart, ...listed } = draft.listed
  const { asking: _asking, replaces: _replaces, inTheWay: _inTheWay, ...rest } = draft
  return { ...rest, listed }
}

/** One numbered line of the list: a figure, or a whole record that tells none. */
export interface ListLine {
  number: number
  draft: ListedDraft
  field?: Field
}

const toldFigures = (form: Form, { values }: Draft): Field[] =>
  form.fields.filter((field) => figureTypeOf(field) !== undefined && values[field.key] !== undefined)

export const listLines = (drafts: readonly ListedDraft[]): ListLine[] =>
  drafts
    .flatMap((draft): Omit<ListLine, 'number'>[] => {
      const figures = toldFigures(formOf(draft), draft)
      return figures.length === 0 ? [{ draft }] : figures.map((field) => ({ draft, field }))
    })
    .map((line, index) => ({ number: index + 1, ...line }))

/** The words that a value came from, unless it was changed since. */
export const quotedWords = ({ listed, values }: ListedDraft, key: string): string | undefined => {
  const said = listed.words[key]
  return said !== undefined && sameValue(said.value, values[key]) ? said.text : undefined
}

/** What is told beside the figures: a choice, a name, a document. */
export const toldBeside = (draft: ListedDraft): Field[] =>
  formOf(draft).fields.filter((field) => figureTypeOf(field) === undefined && draft.values[field.key] !== undefined)

const spanOf = ({ date, period }: Draft): { from: string; to: string } | undefined =>
  date === undefined ? period : { from: date, to: date }

/** The database would not take both: two totals of one period, or events beside a total of their days. */
const clash = (left: Draft, right: Draft): boolean => {
  if (left.unitId !== right.unitId || left.form !== right.form) return false
  if (left.cumulative !== right.cumulative) return false
  const [one, other] = [spanOf(left), spanOf(right)]
  if (one === undefined || other === undefined) return false
  if (left.granularity !== right.granularity) return one.from <= other.to && other.from <= one.to
  const { facet } = formOf(left)
  const sameTotal = one.from === other.from && one.to === other.to && facet(left.values) === facet(right.values)
  return left.granularity === 'batch' && sameTotal
}

/** The record of the list before this one that says the same in another way. */
export const clashingWith = (draft: ListedDraft, drafts: readonly ListedDraft[]): ListedDraft | undefined =>
  drafts.find((each) => each.listed.place < draft.listed.place && clash(each, draft))

/** Whether a record can be saved as it stands: nothing is missing, open, contradictory or said twice. */
export const isReady = (draft: ListedDraft, drafts: readonly ListedDraft[]): boolean => {
  const { findings, asks } = reviewDraft(draft)
  return (
    pendingSteps(draft).length === 0 &&
    asks.length === 0 &&
    (draft.explanation !== undefined || findings.every(({ severity }) => severity === 'soft')) &&
    clashingWith(draft, drafts) === undefined
  )
}

export const needyOf = (drafts: readonly ListedDraft[]): ListedDraft[] =>
  drafts.filter((draft) => !isReady(draft, drafts))
