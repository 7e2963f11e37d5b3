import { type AcrossFinding, reviewAcross } from '../../domain/checks/review-across.ts'
import type { UnitTotal } from '../../domain/checks/unit-series.ts'
import { reviewReceptions, type TooFewReceptions } from '../../domain/duties/receptions-owed.ts'
import type { Form } from '../../domain/forms/form.ts'
import type { MessageReading } from '../../domain/reading/message-reading.ts'
import { isSameName } from '../../domain/registers/same-name.ts'
import { matchUnits } from '../../domain/units/unit-names.ts'
import type { Past } from '../../services/read-facts.ts'
import { formOf, granularityOf, reviewDraft, valuesToSave } from './draft.ts'
import type { Alike, ConversationState, Draft } from './state.ts'
import type { Turn } from './turn.ts'

/** Of a message with more records than this the first are compared with what was said before. */
const RECORDS_MAX = 4

const nameOf = (draft: Draft): string | undefined => {
  const { uniqueName } = formOf(draft)
  const value = uniqueName === undefined || draft.granularity !== 'event' ? undefined : draft.values[uniqueName]
  return typeof value === 'string' ? value : undefined
}

const lacksTotals = (draft: Draft) => draft.granularity === 'batch' && draft.past === undefined

/** A name that has not been compared with those registered; while it is not known, it may come with the next input. */
const lacksName = (draft: Draft) =>
  formOf(draft).uniqueName !== undefined &&
  draft.granularity !== 'batch' &&
  draft.correction === undefined &&
  draft.alike === undefined

const lacksPast = (draft: Draft): boolean => lacksTotals(draft) || lacksName(draft)

type Place = Pick<Turn, 'tree' | 'today' | 'catalogue'>

/** Of what a message tells, the forms and units of which must be known what they said before; null: the own unit. */
const recordsIn = (
  reading: MessageReading | undefined,
  { tree, today, catalogue }: Place,
): { form: string; unitId: number | null }[] => {
  if (reading?.intent !== 'log' && reading?.intent !== 'update') return []
  return reading.records.slice(0, RECORDS_MAX).flatMap((record) => {
    const form = catalogue.form(record.form)
    if (form === undefined) return []
    if (granularityOf(form, record) !== 'batch' && form.uniqueName === undefined) return []
    const [unit] = record.unitWords === undefined ? [] : matchUnits(record.unitWords, tree, today)
    return [{ form: form.key, unitId: unit?.id ?? null }]
  })
}

/**
 * What must be read of the past to show a card, undefined: nothing. Without the state (a process that has not heard the
 * person before) the database looks at the open draft itself.
 */
export const wantedPast = (
  reading: MessageReading | undefined,
  place: Place,
  state: ConversationState | undefined,
): { form: string; unitId: number | null }[] | undefined => {
  const told = recordsIn(reading, place)
  const open = state?.drafts.at(-1)
  if (state === undefined) return told
  if (open === undefined) return told.length === 0 ? undefined : told
  const more = told.filter(({ form }) => form !== open.form)
  const wanted = lacksPast(open) ? [...more, { form: open.form, unitId: open.unitId }] : more
  return wanted.length === 0 ? undefined : wanted
}

const totalsOf = ({ totals }: Past): UnitTotal[] =>
  totals.map(({ key, scheme, from, to, cumulative, facet, figures }) => ({
    period: { key, scheme, from, to },
    cumulative,
    facet,
    figures,
  }))

const alikeOf = (name: string, { names }: Past): Alike => {
  const entry = names.find((each) => isSameName(each.name, name))
  return { name, ...(entry !== undefined && { entry }) }
}

/** What another unfinished record of the same form and unit is compared with. */
const besideOf = (draft: Draft, { drafts }: ConversationState): UnitTotal[] | undefined =>
  drafts.find(({ form, unitId, past }) => form === draft.form && unitId === draft.unitId && past !== undefined)?.past

/** The draft with what was read of its unit's past, now or for another record of the same form. */
export const withPast = (draft: Draft, { facts, state }: Pick<Turn, 'facts' | 'state'>): Draft => {
  const pasts = facts.kind === 'past' ? facts.pasts : []
  const past = pasts.find(({ form, unitId }) => form === draft.form && unitId === draft.unitId)
  if (past === undefined) {
    const beside = lacksTotals(draft) ? besideOf(draft, state) : undefined
    return beside === undefined ? draft : { ...draft, past: beside }
  }
  const name = nameOf(draft)
  return {
    ...draft,
    ...(lacksTotals(draft) && { past: totalsOf(past) }),
    ...(lacksName(draft) && name !== undefined && { alike: alikeOf(name, past) }),
  }
}

const figuresOf = (form: Form, draft: Draft): Record<string, number> => {
  const record = { granularity: 'batch' as const, values: valuesToSave(draft, reviewDraft(draft)) }
  return Object.fromEntries(
    form.indicators.flatMap(({ key, value }) => {
      const figure = value(record)
      return figure === undefined ? [] : [[key, figure]]
    }),
  )
}

/** What of a period total does not fit with other records, or is less than the law asks. Blocks nothing. */
export const reviewPast = (
  draft: Draft,
  { tree, today }: Pick<Turn, 'tree' | 'today'>,
): (AcrossFinding | TooFewReceptions)[] => {
  const { period } = draft
  if (draft.granularity !== 'batch' || period === undefined) return []
  const form = formOf(draft)
  const figures = figuresOf(form, draft)
  const cumulative = draft.cumulative === true
  const said = { period, cumulative, facet: form.facet(draft.values), figures }
  const { heads } = form
  const unit = tree.unit(draft.unitId)
  const held = (key: string) => figures[key] ?? null
  const owed =
    heads === undefined || unit === undefined || cumulative
      ? []
      : reviewReceptions(
          {
            secretary: held(heads.secretary),
            chair: held(heads.chair),
            agency_head: held(heads.agency_head),
            delegated: held(heads.delegated),
          },
          unit.level,
          period,
          today,
        )
  return [...reviewAcross(form, said, draft.past ?? []), ...owed]
}
