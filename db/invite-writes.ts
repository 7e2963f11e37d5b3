import type { Role } from '../domain/rights/rights.ts'
import type { VerbWrite } from './commit-answer.ts'

/**
 * Gives a person a role at a unit from today on, and an invitation that links an account to them. Whom the unit knows by this name
 * already is the same person; a namesake at another unit is somebody else. A telephone number that is given replaces the one before.
 */
export const insertInvitee = (of: {
  name: string
  unitId: number
  role: Role
  title: string
  phone: string | null
  codeHash: string
  days: number
}): VerbWrite => ({
  sql: ({ parameter, now }) => {
    const [name, unitId, role, phone] = ['text', 'int', 'text', 'text'].map(
      (type, index) => `${parameter(index)}::${type}`,
    )
    const today = `(${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`
    return `, known as (
      select p.id from moved, people p where p.name = ${name} and exists (
        select 1 from memberships m where m.person_id = p.id and m.unit_id = ${unitId}) order by p.id limit 1
    ), reached as (
      update people p set phone = ${phone} from known where p.id = known.id and ${phone} is not null
    ), made as (
      insert into people (name, phone, created_at)
      select ${name}, ${phone}, ${now}::timestamptz from moved where not exists (select 1 from known) returning id
    ), invitee as (
      select id from known union all select id from made
    ), given as (
      insert into memberships (person_id, unit_id, role, title, valid_from)
      select i.id, ${unitId}, ${role}, ${parameter(6)}::text, ${today} from invitee i where not exists (
        select 1 from memberships m where m.person_id = i.id and m.unit_id = ${unitId} and m.role = ${role}
          and daterange(m.valid_from, m.valid_to, '[]') @> ${today})
    ), invited as (
      insert into invitations (code_hash, person_id, created_by, created_at, expires_at)
      select ${parameter(4)}::text, i.id, moved.person_id, ${now}::timestamptz,
        ${now}::timestamptz + make_interval(days => ${parameter(5)}::int)
      from invitee i, moved
    ), noted as (
      insert into audit_events (name, person_id, details, at)
      select 'person.invited', moved.person_id, jsonb_build_object('personId', i.id, 'unitId', ${unitId}, 'role', ${role}), ${now}::timestamptz
      from invitee i, moved
    )`
  },
  parameters: [of.name, of.unitId, of.role, of.phone, of.codeHash, of.days, of.title],
  unless: '',
})

/** The code links nobody from now on. Refused with `invitation_used` where it did already, or was somebody else's to give. */
export const revokeInvitation = (codeHash: string): VerbWrite => ({
  sql: ({ parameter, now }) => `, revoked as (
      update invitations i set expires_at = ${now}::timestamptz from moved
      where i.code_hash = ${parameter(0)}::text and i.used_at is null and i.created_by = moved.person_id
      returning i.person_id
    ), noted as (
      insert into audit_events (name, person_id, details, at)
      select 'invitation.revoked', moved.person_id, jsonb_build_object('personId', r.person_id), ${now}::timestamptz
      from revoked r, moved
    )`,
  parameters: [codeHash],
  unless: `, case when exists (select 1 from moved) and not exists (select 1 from revoked) then refuse('invitation_used') end as refused`,
})
