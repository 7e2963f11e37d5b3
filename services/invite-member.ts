import { commitVerb } from '../db/commit-verb.ts'
import { RefusedByDatabase } from '../db/errors.ts'
import { insertInvitee } from '../db/invite-writes.ts'
import { readPhone } from '../domain/phone.ts'
import type { Role } from '../domain/rights/rights.ts'
import type { Database } from './database.ts'
import { expiryOf, hashCode, INVITATION_DAYS, writeCode } from './invitations.ts'
import { ServiceError } from './service-error.ts'

/**
 * Gives a person a role at a unit from today on, and a code that links an account to them; see `insertInvitee`. The code is not
 * stored and cannot be shown again. `phone`, as it was written: whoever shares it over Zalo is this person. Throws `ServiceError`.
 */
export const inviteMember = async (
  { run }: Database,
  { phone, ...member }: { name: string; unitId: number; role: Role; title: string; phone?: string },
  { now, secret, randomBytes }: { now: Date; secret: string; randomBytes: Uint8Array },
): Promise<{ code: string; expiresAt: Date }> => {
  const read = phone === undefined ? null : readPhone(phone)
  if (read === undefined) throw new ServiceError('phone_invalid', 'the phone is no Vietnamese number')
  const code = writeCode(randomBytes)
  const invitee = { ...member, phone: read, codeHash: hashCode(code, secret), days: INVITATION_DAYS }
  try {
    await commitVerb(run, insertInvitee(invitee), { personId: null, channel: 'command', now })
  } catch (error) {
    if (!(error instanceof RefusedByDatabase) || error.refusal !== 'phone_taken') throw error
    throw new ServiceError('phone_taken', "the phone is another person's")
  }
  return { code, expiresAt: expiryOf(now) }
}
