import { upsertMember } from '../db/people.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from './database.ts'
import { invitePerson } from './invitations.ts'

/** Gives a person a role at a unit from a day on (see `upsertMember`), and a code that links an account to them. */
export const inviteMember = async (
  database: Database,
  member: { name: string; unitId: number; role: Role; title: string; validFrom: string },
  { now, secret, randomBytes }: { now: Date; secret: string; randomBytes: Uint8Array },
): Promise<{ code: string; expiresAt: Date }> => {
  const personId = await upsertMember(database, { ...member, now })
  return invitePerson(database, { personId, createdBy: null, now, secret, randomBytes })
}
