import { and, asc, eq, gte, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from './database.ts'
import { translateError } from './errors.ts'
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

/**
 * Gives a person a role at a unit: one whom the unit knows by this name already, otherwise a new one. A namesake at
 * another unit is somebody else. A phone (84912345678) that is given replaces the one before. Throws `RefusedByDatabase`.
 */
export const upsertMember = async (
  { orm }: Database,
  member: { name: string; unitId: number; role: Role; title: string; phone?: string; validFrom: string; now: Date },
): Promise<number> =>
  orm.transaction(async (transaction) => {
    const [known] = await transaction
      .select({ id: people.id })
      .from(people)
      .innerJoin(memberships, eq(memberships.personId, people.id))
      .where(and(eq(people.name, member.name), eq(memberships.unitId, member.unitId)))
    const [made] =
      known === undefined
        ? await transaction
            .insert(people)
            .values({ name: member.name, createdAt: member.now })
            .returning({ id: people.id })
        : [known]
    if (made === undefined) throw new Error('a person was not inserted')
    const { unitId, role, title, validFrom, phone } = member
    if (phone !== undefined) {
      const set = transaction.update(people).set({ phone }).where(eq(people.id, made.id))
      await set.catch((error: Error) => {
        throw translateError(error.cause)
      })
    }
    await transaction
      .insert(memberships)
      .values({ personId: made.id, unitId, role, title, validFrom })
      .onConflictDoNothing()
    return made.id
  })
