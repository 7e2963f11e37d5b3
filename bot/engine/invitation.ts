import { readInvitee } from '../../domain/people/read-invitee.ts'
import { ROLES, rolesToGive, visibleUnits } from '../../domain/rights/rights.ts'
import type { Message } from '../../services/channel.ts'
import { writeCode } from '../../services/invitations.ts'
import { unitInside, unitName } from './card-view.ts'
import { parseCommand } from './commands.ts'
import { shortId } from './correction.ts'
import { chooseUnitView, invitationView, letterView, mayInvite, partMissing } from './invitation-view.ts'
import type { InvitationDraft } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

const keep = (invitation: InvitationDraft | null, turn: Turn, ...replies: Message[]): Outcome =>
  outcome({ ...turn.state, invitation }, ...replies)

const showDraft = (draft: InvitationDraft, turn: Turn, notice?: string): Outcome =>
  keep(draft, turn, invitationView(draft, turn, notice))

/** The draft at a unit for which the person may invite; a role that is not theirs to give is asked for anew. */
const atUnit = (draft: InvitationDraft, unitId: number, turn: Turn): Outcome => {
  const { person, tree, today, texts } = turn
  const roles = rolesToGive(person.memberships, unitId, tree, today)
  if (roles.length === 0) return showDraft(draft, turn, texts.invitations.notAllowed(unitInside(unitId, turn)))
  const { role, ...rest } = { ...draft, unitId }
  if (role === undefined || roles.includes(role)) return showDraft({ ...draft, unitId }, turn)
  const { roleNotYours, roles: names } = texts.invitations
  return showDraft(rest, turn, roleNotYours(names[role], unitName(unitId, turn)))
}

/** Lays a line over the draft. Undefined: it tells nothing of a person. */
const merge = (draft: InvitationDraft, text: string, turn: Turn): Outcome | undefined => {
  const { units, ...told } = readInvitee(text, turn)
  if (units === undefined && Object.keys(told).length === 0) return undefined
  // Where a unit is asked for, words that would be a name are a unit that is not known.
  const isUnitMissed = partMissing(draft) === 'unit' && units === undefined && told.name !== undefined
  if (isUnitMissed) return showDraft(draft, turn, turn.texts.invitations.unitUnknown)
  const merged = { ...draft, ...told }
  if (units?.length === 0) return showDraft(merged, turn, turn.texts.invitations.unitUnknown)
  const [unit, ...others] = units ?? []
  if (others.length > 0) return keep(merged, turn, chooseUnitView(merged, units ?? [], turn))
  const unitId = unit?.id ?? merged.unitId
  return unitId === undefined ? showDraft(merged, turn) : atUnit(merged, unitId, turn)
}

/** `/moi`, `/moi Nguyễn Văn An, xã Ia Hlôi, cán bộ`. */
export const onInvitationCommand = (words: string, turn: Turn): Outcome => {
  const { person, tree, today, texts, state } = turn
  if (!mayInvite(turn)) return outcome(state, { text: texts.invitations.notAtAll })
  const [only, ...others] = visibleUnits(person.memberships, 'person.invite', tree, today)
  const empty: InvitationDraft = {
    id: shortId(turn),
    ...(only !== undefined && others.length === 0 && { unitId: only }),
  }
  return merge(empty, words, turn) ?? showDraft(empty, turn)
}

/** Who is invited is an official: their name and number are no citizen's. */
const isOfficials = ({ reading }: Turn): boolean =>
  reading?.private === undefined || reading.private === 'citizen_name' || reading.private === 'phone_number'

/** `/moi …`, or a text while somebody is being invited. Undefined: it speaks of something else. */
export const onInvitationText = (text: string, turn: Turn): Outcome | undefined => {
  if (!isOfficials(turn)) return undefined
  const call = parseCommand(text)
  if (call?.command === 'moi') return onInvitationCommand(call.argument, turn)
  const { invitation, drafts } = turn.state
  if (call !== undefined || invitation === null || drafts.length > 0) return undefined
  if (turn.reading !== undefined && turn.reading.intent !== 'chitchat') return undefined
  return merge(invitation, text, turn) ?? showDraft(invitation, turn, turn.texts.invitations.notUnderstood)
}

/** 16 random bytes less the one that says the version. */
const bytesOf = (uuid: string): Uint8Array => {
  const pairs = uuid.replaceAll('-', '').match(/../g) ?? []
  return Uint8Array.from(pairs.toSpliced(6, 1), (pair) => Number.parseInt(pair, 16))
}

const inviting = (draft: InvitationDraft, turn: Turn): Outcome => {
  const { name, unitId, role, phone = null } = draft
  if (name === undefined || unitId === undefined || role === undefined) return showDraft(draft, turn)
  const { invitations } = turn.texts
  const code = writeCode(bytesOf(turn.newId()))
  return {
    state: turn.state,
    effects: [{ kind: 'act', act: { do: 'person.invite', name, unitId, role, phone, code }, notices: [] }],
    replies: [
      {
        title: invitations.title,
        text: invitations.invited(name),
        buttons: [
          [{ title: invitations.buttons.another, action: 'do:moi' }],
          [{ title: invitations.buttons.revoke, action: `inviteend:${code}` }],
        ],
      },
      letterView({ name, unitId, role }, code, turn),
    ],
  }
}

/** `/huy` while nothing else is open. */
export const dropInvitation = (turn: Turn): Outcome => keep(null, turn, { text: turn.texts.invitations.dropped })

const onDraft = (argument: string, turn: Turn): Outcome => {
  const [id = '', verb = '', chosen = ''] = argument.split(':')
  const { invitation } = turn.state
  if (invitation === null || invitation.id !== id) return outcome(turn.state, { text: turn.texts.invitations.gone })
  const role = ROLES.find((each) => each === verb)
  if (role !== undefined) {
    const draft = { ...invitation, role }
    return draft.unitId === undefined ? showDraft(draft, turn) : atUnit(draft, draft.unitId, turn)
  }
  switch (verb) {
    case 'send': {
      if (partMissing(invitation) !== undefined) return showDraft(invitation, turn)
      const done = inviting(invitation, turn)
      return { ...done, state: { ...done.state, invitation: null } }
    }
    case 'unit':
      return /^\d{1,9}$/.test(chosen) && turn.tree.unit(Number(chosen)) !== undefined
        ? atUnit(invitation, Number(chosen), turn)
        : showDraft(invitation, turn)
    case 'drop':
      return dropInvitation(turn)
    default:
      return showDraft(invitation, turn)
  }
}

export const onInvitationPress = (verb: string, argument: string, turn: Turn): Outcome => {
  if (verb === 'invite') return onDraft(argument, turn)
  return {
    state: turn.state,
    effects: [{ kind: 'act', act: { do: 'invitation.revoke', code: argument }, notices: [] }],
    replies: [{ text: turn.texts.invitations.revoked }],
  }
}

/** The database would not take it: the invitation being written stays, with what to do about it. */
export const onInvitationRefused = (refusal: 'invitation_used' | 'phone_taken', turn: Turn): Outcome => {
  const { state, texts } = turn
  if (refusal === 'invitation_used' || state.invitation === null)
    return outcome(state, { text: texts.invitations.usedUp })
  const { phone: _taken, ...draft } = state.invitation
  return showDraft(draft, turn, texts.invitations.phoneTaken)
}
