import { demoPeople } from '../../demo/people.ts'
import { demoPlacements, demoSuccessions, demoUnits } from '../../demo/units.ts'
import { plainCalendar } from '../../domain/calendar/plain-calendar.ts'
import { type Catalogue, catalogueOf, plainCatalogue } from '../../domain/indicators/catalogue.ts'
import type { DeclaredIndicator } from '../../domain/indicators/indicator.ts'
import { localTimeOf } from '../../domain/local-time.ts'
import type { Membership } from '../../domain/rights/rights.ts'
import { createUnitTree } from '../../domain/units/unit-tree.ts'
import type { EntrySummary, EntryWithHistory } from '../../services/read-facts.ts'
import { recordEntries, type WriteEffect } from '../../services/record-entries.ts'
import type { Input } from '../channels/channel.ts'
import { answer, answerRefused } from '../engine/answer.ts'
import { readState } from '../engine/read-state.ts'
import { type ConversationState, initialState } from '../engine/state.ts'
import type { Effect, Facts, Outcome, Refused, Turn } from '../engine/turn.ts'
import { type WantedFacts, wantedFacts } from '../engine/wanted-facts.ts'
import { readingOf } from '../engine/work-out.ts'
import { textsOf } from '../texts/texts.ts'
import { countedIds, DEMONSTRATION_NOW } from './demonstration.ts'

const isWrite = (effect: Effect): effect is WriteEffect => effect.kind === 'write' || effect.kind === 'withdraw'

const idOf = (code: string) => demoUnits.findIndex((unit) => unit.code === code) + 1

const tree = createUnitTree({
  units: demoUnits.map((unit) => ({ ...unit, id: idOf(unit.code) })),
  placements: demoPlacements.map(({ unitCode, parentCode, ...dates }) => ({
    ...dates,
    unitId: idOf(unitCode),
    parentId: idOf(parentCode),
  })),
  successions: demoSuccessions.map(({ unitCode, successorCode, on }) => ({
    on,
    unitId: idOf(unitCode),
    successorId: idOf(successorCode),
  })),
})

const withIndicator = (indicator: DeclaredIndicator, { indicators }: Catalogue): Catalogue =>
  catalogueOf([...indicators.filter(({ key }) => key !== indicator.key), indicator])

/** One answered input, with what it was answered from. */
export interface Played extends Outcome {
  input: Input
  before: ConversationState
  /** The database would not take the effects; the replies are those after that. */
  refused: boolean
}

export interface EnginePlayer {
  state: ConversationState
  entries: Map<string, EntryWithHistory>
  catalogue(): Catalogue
  /** `refuse`: what the database says to the next write. */
  play(input: Input, refuse?: Refused['refusal']): Played
}

/** The engine alone, over entries in memory: what a person of the demonstration says, answered without a database. */
export const playEngine = (personKey = 'binh', catalogue: Catalogue = plainCatalogue): EnginePlayer => {
  const person = demoPeople.find(({ key }) => key === personKey)
  if (person === undefined) throw new Error(`the demonstration has no ${personKey}`)
  const memberships: Membership[] = person.memberships.map(({ unitCode, ...rest }) => ({
    ...rest,
    unitId: idOf(unitCode),
  }))
  const now = localTimeOf(DEMONSTRATION_NOW)
  const place = { tree, catalogue, calendar: plainCalendar, now, today: now.date, scheme: 'admin_15_14' as const }
  const newId = countedIds()
  const at = DEMONSTRATION_NOW.toISOString()
  const entries = new Map<string, EntryWithHistory>()
  let { language } = person

  const factsFor = (wanted: WantedFacts): Facts => {
    const standing = [...entries.values()].filter(({ withdrawn }) => !withdrawn).toReversed()
    switch (wanted.kind) {
      case 'none':
        return { kind: 'none' }
      case 'journal':
        return { kind: 'journal', entries: standing.slice(wanted.offset, wanted.offset + wanted.limit) }
      case 'entry':
        return { kind: 'entry', entry: entries.get(wanted.id) ?? null }
      case 'behind':
        return { kind: 'behind', entries: standing.filter(({ form }) => form === wanted.form) }
      case 'figures':
        return { kind: 'figures', rows: [] }
      case 'matters':
        return { kind: 'matters', open: { obligations: [], followUps: [], entries: [] } }
      case 'open-entries':
        return { kind: 'open-entries', entries: standing.filter(({ form }) => form === wanted.form) }
      case 'follow-up':
        return { kind: 'follow-up', followUp: null }
      default:
        return { kind: 'none' }
    }
  }

  const write = (effects: readonly WriteEffect[]) => {
    for (const row of recordEntries(effects, { author: { id: 1, memberships }, ...place })) {
      const before = entries.get(row.id)
      const { reason, contributions: _added, ...kept } = row
      const summary: EntrySummary = {
        ...kept,
        recordedBy: 1,
        recordedByName: person.name,
        recordedAt: at,
        changedAt: at,
      }
      const revision = {
        revision: row.revision,
        eventDate: row.eventDate,
        periodKey: row.periodKey,
        values: row.values,
        reason,
        withdrawn: row.withdrawn,
        by: person.name,
        at,
      }
      entries.set(row.id, { ...summary, revisions: [...(before?.revisions ?? []), revision] })
    }
  }

  const player: EnginePlayer = {
    state: { ...initialState, unitId: memberships[0]?.unitId ?? null },
    entries,
    catalogue: () => place.catalogue,
    play(input, refuse) {
      const before = player.state
      const reading = readingOf(input, place)
      const turn: Turn = {
        input,
        ...(reading !== undefined && { reading }),
        facts: factsFor(wantedFacts(input, reading, place, before)),
        state: before,
        person: { id: 1, name: person.name, language, memberships },
        texts: textsOf(language),
        newId,
        ...place,
      }
      const first = answer(turn)
      const writes = first.effects.filter(isWrite)
      const refused = refuse !== undefined && writes.length > 0
      const saved = before.drafts.find(({ id }) => !first.state.drafts.some((draft) => draft.id === id))?.id ?? null
      const inTheWay = refuse === 'entry_changed' || refuse === 'not_allowed' ? [] : [...entries.values()].slice(0, 3)
      const result = refused ? answerRefused({ refusal: refuse, inTheWay, draft: saved }, turn) : first
      if (!refused) write(writes)
      for (const effect of result.effects) if (effect.kind === 'language') language = effect.language
      for (const effect of result.effects)
        if (effect.kind === 'indicator') place.catalogue = withIndicator(effect.indicator, place.catalogue)
      // As it comes back from the database.
      player.state = readState(JSON.parse(JSON.stringify(result.state)))
      return { ...result, input, before, refused }
    },
  }
  return player
}
