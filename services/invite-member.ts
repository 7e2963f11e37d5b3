import { RefusedByDatabase } from '../db/errors.ts'
import { upsertMember } from '../db/people.ts'
import { readPhone } from '../domain/phone.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from './database.ts'
import { invitePerson } from './invitations.ts'
import { ServiceError } from './service-error.ts'

/**
 * Gives a person a role at a unit from a day on (see `upsertMember`), and a code that links an account to them. `phone`, as it
 * was written: whoever shares it over Zalo is this person. Throws `ServiceError`.
 */
export const inviteMember = async (
  database: Database,
  { phone, ...member }: { name: string; unitId: number; role: Role; title: string; validFrom: string; phone?: string },
  { now, secret, randomBytes }: { now: Date; secret: string; randomBytes: Uint8Array },
): Promise<{ code: string; expiresAt: Date }> => {
  const read = phone === undefined ? undefined : readPhone(phone)
  if (phone !== undefined && read === undefined)
    throw new ServiceError('phone_invalid', 'the phone is no Vietnamese number')
  try {
    const personId = await upsertMember(database, { ...member, ...(read !== undefined && { phone: read }), now })
    return await invitePerson(database, { personId, createdBy: null, now, secret, randomBytes })
  } catch (error) {
    if (!(error instanceof RefusedByDatabase) || error.refusal !== 'phone_taken') throw error
    throw new ServiceError('phone_taken', "the phone is another person's")
  }
}
