import { sql } from 'drizzle-orm'
import type { Role } from '../domain/rights/rights.ts'
import type { UnitLevel } from '../domain/units/unit.ts'
import type { EntryRow } from './commit-answer.ts'
import type { Database } from './database.ts'
import {
  accounts,
  conversations,
  entries,
  entryRevisions,
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
    const personIds = new Map<string, number>()
    for (const { key, name, persona, memberships: roles } of seed.people) {
      const [person] = await transaction
        .insert(people)
        .values({ name, persona: persona === null ? null : key, createdAt: now })
        .returning({ id: people.id })
      if (person === undefined) throw new Error('a person was not inserted')
      personIds.set(key, person.id)
      const held = roles.map(({ unitCode, ...role }) => ({
        ...role,
        personId: person.id,
        unitId: must(unitIds, unitCode),
      }))
      await transaction.insert(memberships).values(held)
      if (persona === null) continue
      const unitId = held.find(({ validTo }) => validTo === null)?.unitId ?? null
      await transaction
        .insert(accounts)
        .values({ channel: 'webchat', externalId: `demo-${key}`, personId: person.id, linkedAt: now })
      await transaction
        .insert(conversations)
        .values({ personId: person.id, state: { ...initialState, unitId }, updatedAt: now })
    }
    for (const { by, at, from, to, ...entry } of entriesOf({ unitIds, personIds })) {
      const when = { recordedBy: by, recordedAt: at }
      await transaction.insert(entries).values({ ...entry, ...when, span: `[${from},${to}]`, changedAt: at })
      const { id: entryId, revision, eventDate, periodKey, values, qualifiers } = entry
      await transaction
        .insert(entryRevisions)
        .values({ entryId, revision, eventDate, periodKey, values, qualifiers, ...when, channel: 'webchat' })
    }
    return { unitIds, personIds }
  })
