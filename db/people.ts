import { and, asc, eq, gte, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from './database.ts'
import { accounts, memberships, people, units } from './schema.ts'

export interface Persona {
  key: string
  name: string
  title: string
  unit: string
  /** The account that the persona has in the web chat. */
  externalId: string
}

/** Who one can be in the web chat of a demonstration; none in a real database. */
export const readPersonas = async ({ orm }: Database, today: string): Promise<Persona[]> => {
  const rows = await orm
    .select({
      personId: people.id,
      key: people.persona,
      name: people.name,
      title: memberships.title,
      unit: units.name,
      externalId: accounts.externalId,
    })
    .from(people)
    .innerJoin(accounts, eq(accounts.personId, people.id))
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .innerJoin(units, eq(units.id, memberships.unitId))
    .where(
      and(
        isNotNull(people.persona),
        lte(memberships.validFrom, today),
        or(isNull(memberships.validTo), gte(memberships.validTo, today)),
      ),
    )
    .orderBy(asc(people.id), asc(memberships.validFrom), asc(memberships.id))
  const personas = new Map<number, Persona>()
  for (const { personId, key, ...row } of rows) {
    const before = personas.get(personId)
    const unit = before === undefined || before.unit === row.unit ? row.unit : `${before.unit}, ${row.unit}`
    personas.set(personId, { ...row, key: key ?? '', unit })
  }
  return [...personas.values()]
}
