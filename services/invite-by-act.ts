import type { VerbWrite } from '../db/commit-answer.ts'
import { insertInvitee, revokeInvitation } from '../db/invite-writes.ts'
import { type Role, rolesToGive } from '../domain/rights/rights.ts'
import type { ActAuthority } from './acts.ts'
import { hashCode, INVITATION_DAYS } from './invitations.ts'
import { NotAllowed } from './record-entries.ts'

export type InviteAct =
  /** `code`: as `writeCode` makes it. */
  | { do: 'person.invite'; name: string; unitId: number; role: Role; phone: string | null; code: string }
  | { do: 'invitation.revoke'; code: string }

/** Throws `NotAllowed`. */
export const writeInviteAct = (act: InviteAct, { author, tree, today, secret }: ActAuthority): VerbWrite => {
  const codeHash = hashCode(act.code, secret)
  if (act.do === 'invitation.revoke') return revokeInvitation(codeHash)
  const { name, unitId, role, phone } = act
  if (!rolesToGive(author.memberships, unitId, tree, today).includes(role))
    throw new NotAllowed('person.invite', unitId)
  return insertInvitee({ name, unitId, role, title: '', phone, codeHash, days: INVITATION_DAYS })
}
