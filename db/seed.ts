import { sql } from 'drizzle-orm'
import type { DeclaredIndicator } from '../domain/indicators/indicator.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { UnitLevel } from '../domain/units/unit.ts'
import type { EntryRow } from './commit-answer.ts'
import type { Database } from './database.ts'
import {
  accounts,
  conversations,
  entries,
  entryRevisions,
  indicators,
  memberships,
  people,
  placements,
  successions,
  units,
} from './schema.ts'

export interface Seed {
  units: readonly {
    code: string
    name: string
    aliases: readonly string[]
    level: UnitLevel
    reports: readonly string[]
    validFrom: string
    validTo: string | null
  }[]
  placements: readonly { unitCode: string; parentCode: string; validFrom: string; validTo: string | null }[]
  successions: readonly { unitCode: string; successorCode: string; on: string }[]
  people: readonly {
    key: string
    name: string
    persona: string | null
    memberships: readonly { unitCode: string; role: Role; title: string; validFrom: string; validTo: string | null }[]
  }[]
  indicators: readonly (Omit<DeclaredIndicator, 'declaredBy'> & { declaredByKey: string })[]
}

export interface Seeded {
  unitIds: Map<string, number>
  personIds: Map<string, number>
}

export const isEmpty = async ({ run }: Database): Promise<boolean> => {
  const [row] = await run<{ empty: boolean }>('select not exists (select 1 from units) as empty')
  return row?.empty === true
}

const must = <Value>(values: Map<string, Value>, key: string): Value => {
  const value = values.get(key)
  if (value === undefined) throw new Error(`the seed names ${key}, which it does not hold`)
  return value
}

/**
 * Fills an empty database, in one transaction; a second process that tries at the same moment finds it filled and gets
 * undefined. Personas get an account in the web chat and a conversation that begins with `initialState`.
 */
export const seedDatabase = (
  { orm }: Database,
  seed: Seed,
  {
    now,
    initialState,
    entriesOf,
  }: { now: Date; initialState: object; entriesOf: (seeded: Seeded) => (EntryRow & { by: number; at: Date })[] },
): Promise<Seeded | undefined> =>
  orm.transaction(async (transaction) => {
    await transaction.execute(sql`lock table units in exclusive mode`)
    const [any] = await transaction.select({ id: units.id }).from(units).limit(1)
    if (any !== undefined) return undefined
    const unitRows = seed.units.map((unit) => ({ ...unit, aliases: [...unit.aliases], reports: [...unit.reports] }))
    const insertedUnits = await transaction.insert(units).values(unitRows).returning({ id: units.id, code: units.code })
    const unitIds = new Map(insertedUnits.map(({ id, code }) => [code, id]))
    await transaction.insert(placements).values(
      seed.placements.map(({ unitCode, parentCode, ...dates }) => ({
        ...dates,
        unitId: must(unitIds, unitCode),
        parentId: must(unitIds, parentCode),
      })),
    )
    if (seed.successions.length > 0)
      await transaction.insert(successions).values(
        seed.successions.map(({ unitCode, successorCode, on }) => ({
          on,
          unitId: must(unitIds, unitCode),
          successorId: must(unitIds, successorCode),
        })),
      )
    const insertedPeople = await transaction
      .insert(people)
      .values(
        seed.people.map(({ key, name, persona }) => ({ name, persona: persona === null ? null : key, createdAt: now })),
      )
      .returning({ id: people.id })
    const personIds = new Map(seed.people.map(({ key }, index) => [key, insertedPeople[index]?.id ?? 0]))
    const held = seed.people.flatMap(({ key, memberships: roles }) =>
      roles.map(({ unitCode, ...role }) => ({
        ...role,
        personId: must(personIds, key),
        unitId: must(unitIds, unitCode),
      })),
    )
    await transaction.insert(memberships).values(held)
    const personas = seed.people.flatMap(({ key, persona }) =>
      persona === null ? [] : [{ key, personId: must(personIds, key) }],
    )
    await transaction.insert(accounts).values(
      personas.map(({ key, personId }) => ({
        channel: 'webchat',
        externalId: `demo-${key}`,
        personId,
        linkedAt: now,
      })),
    )
    const unitOf = (id: number) =>
      held.find(({ personId, validTo }) => personId === id && validTo === null)?.unitId ?? null
    await transaction.insert(conversations).values(
      personas.map(({ personId }) => ({
        personId,
        state: { ...initialState, unitId: unitOf(personId) },
        updatedAt: now,
      })),
    )
    const declared = seed.indicators.map(({ declaredByKey, declaredOn, retired, names, ...indicator }) => {
      const at = new Date(`${declaredOn}T02:00:00Z`)
      const by = { declaredBy: must(personIds, declaredByKey), declaredAt: at, changedAt: at }
      return { ...indicator, ...by, names: [...names], retiredAt: retired ? at : null }
    })
    if (declared.length > 0) await transaction.insert(indicators).values(declared)
    const told = entriesOf({ unitIds, personIds })
    if (told.length === 0) return { unitIds, personIds }
    await transaction.insert(entries).values(
      told.map(({ by, at, from, to, ...entry }) => ({
        ...entry,
        recordedBy: by,
        recordedAt: at,
        changedAt: at,
        span: `[${from},${to}]`,
      })),
    )
    await transaction.insert(entryRevisions).values(
      told.map(({ by, at, id, revision, eventDate, periodKey, values, qualifiers }) => ({
        entryId: id,
        revision,
        eventDate,
        periodKey,
        values,
        qualifiers,
        recordedBy: by,
        recordedAt: at,
        channel: 'webchat',
      })),
    )
    return { unitIds, personIds }
  })
