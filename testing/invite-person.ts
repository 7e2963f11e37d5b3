import type { Database } from '../services/database.ts'
import { expiryOf, hashCode, writeCode } from '../services/invitations.ts'

/** An invitation for a person who is there already, as `/moi` or the command would have made it. */
export const invitePerson = async (
  { run }: Database,
  invitation: { personId: number; createdBy: number | null; now: Date; secret: string; randomBytes: Uint8Array },
): Promise<{ code: string; expiresAt: Date }> => {
  const code = writeCode(invitation.randomBytes)
  const expiresAt = expiryOf(invitation.now)
  await run(
    `insert into invitations (code_hash, person_id, created_by, created_at, expires_at)
     values ($1, $2::int, $3::int, $4::timestamptz, $5::timestamptz)`,
    [
      hashCode(code, invitation.secret),
      invitation.personId,
      invitation.createdBy,
      invitation.now.toISOString(),
      expiresAt.toISOString(),
    ],
  )
  return { code, expiresAt }
}
