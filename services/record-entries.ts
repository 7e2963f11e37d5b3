import type { EntryRow } from '../db/commit-answer.ts'
import type { FieldValues, Form, Granularity, IsoDate, Qualifiers } from '../domain/forms/form.ts'
import { type Catalogue, plainCatalogue } from '../domain/indicators/catalogue.ts'
import type { Period } from '../domain/periods/period.ts'
import { dueOnOf } from '../domain/registers/follow-ups-of.ts'
import { type Action, type Membership, may } from '../domain/rights/rights.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

export type { EntryRow } from '../db/commit-answer.ts'

/** What a person says happened, or says anew. */
export interface EntryInput {
  id: string
  /** 1 for a new entry, otherwise one more than the revision it replaces. */
  revision: number
  unitId: number
  form: string
  granularity: Granularity
  date?: IsoDate
  period?: Period
  values: FieldValues
  qualifiers: Qualifiers
  /** Of a period total: counted since a beginning, and never added to the figures of periods. */
  cumulative?: true
  explanation?: string
  reason?: string
  /** Whose entry is replaced; absent for a new one. */
  recordedBy?: number
}

export type WriteEffect =
  | { kind: 'write'; entry: EntryInput }
  | { kind: 'withdraw'; entry: EntryRow; recordedBy: number }

/** The person may not do this at this unit, or no longer. */
export class NotAllowed extends Error {
  readonly action: Action
  /** Absent: at none that would do. */
  readonly unitId: number | undefined
  constructor(action: Action, unitId?: number) {
    super(`${action} is not allowed at unit ${unitId ?? 'of any kind'}`)
    this.name = 'NotAllowed'
    this.action = action
    this.unitId = unitId
  }
}

export interface Author {
  id: number
  memberships: readonly Membership[]
}

const contributionsOf = (form: Form, granularity: Granularity, values: FieldValues): Record<string, number> =>
  Object.fromEntries(
    form.indicators.flatMap(({ key, value }) => {
      const contribution = value({ granularity, values })
      return contribution === undefined ? [] : [[key, contribution]]
    }),
  )

const actionFor = (author: Author, recordedBy: number | undefined): Action => {
  if (recordedBy === undefined) return 'entry.write'
  return recordedBy === author.id ? 'entry.correct_own' : 'entry.correct_any'
}

/** The row of an entry, with what it adds to each indicator worked out. */
export const entryRow = (entry: EntryInput, catalogue: Catalogue = plainCatalogue): EntryRow => {
  const form = catalogue.form(entry.form)
  if (form === undefined) throw new Error(`unknown form ${entry.form}`)
  const from = entry.granularity === 'event' ? entry.date : entry.period?.from
  const to = entry.granularity === 'event' ? entry.date : entry.period?.to
  if (from === undefined || to === undefined) throw new Error(`entry ${entry.id} has no date`)
  return {
    id: entry.id,
    revision: entry.revision,
    unitId: entry.unitId,
    form: entry.form,
    granularity: entry.granularity,
    eventDate: entry.granularity === 'event' ? from : null,
    periodKey: entry.granularity === 'batch' ? (entry.period?.key ?? null) : null,
    scheme: entry.granularity === 'batch' ? (entry.period?.scheme ?? null) : null,
    from,
    to,
    facet: form.facet(entry.values),
    values: entry.values,
    qualifiers: entry.qualifiers,
    explanation: entry.explanation ?? null,
    contributions: contributionsOf(form, entry.granularity, entry.values),
    cumulative: entry.cumulative === true,
    dueOn: dueOnOf(form, entry),
    reason: entry.reason ?? null,
    withdrawn: false,
  }
}

/**
 * Turns what a person says into rows for the one commit of an answer. Throws `NotAllowed` when the person may not write
 * at the unit on the day `today`.
 */
export const recordEntries = (
  effects: readonly WriteEffect[],
  { author, tree, today, catalogue }: { author: Author; tree: UnitTree; today: IsoDate; catalogue: Catalogue },
): EntryRow[] =>
  effects.map((effect) => {
    const recordedBy = effect.kind === 'withdraw' ? effect.recordedBy : effect.entry.recordedBy
    const action = actionFor(author, recordedBy)
    const { unitId } = effect.entry
    if (!may(author.memberships, action, unitId, tree, today)) throw new NotAllowed(action, unitId)
    return effect.kind === 'withdraw'
      ? { ...effect.entry, revision: effect.entry.revision + 1, withdrawn: true }
      : entryRow(effect.entry, catalogue)
  })
