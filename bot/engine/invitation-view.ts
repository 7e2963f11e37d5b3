import { instantOf } from '../../domain/local-time.ts'
import { addDays } from '../../domain/periods/calendar-date.ts'
import { rolesToGive, visibleUnits } from '../../domain/rights/rights.ts'
import type { Unit } from '../../domain/units/unit.ts'
import type { Button, Message } from '../../services/channel.ts'
import { INVITATION_DAYS } from '../../services/invitations.ts'
import { formatInstant } from '../texts/format.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import type { InvitationDraft } from './state.ts'
import type { Turn } from './turn.ts'

export type InvitationPart = 'name' | 'unit' | 'role'

/** Whether there is a unit that the person may invite somebody for. */
export const mayInvite = ({ person, tree, today }: Turn): boolean =>
  visibleUnits(person.memberships, 'person.invite', tree, today).length > 0

/** The next thing to be told of the person; undefined: nothing is missing. */
export const partMissing = ({ name, unitId, role }: InvitationDraft): InvitationPart | undefined => {
  if (name === undefined) return 'name'
  if (unitId === undefined) return 'unit'
  return role === undefined ? 'role' : undefined
}

const draftButton = (draft: InvitationDraft, title: string, verb: string): Button => ({
  title,
  action: `invite:${draft.id}:${verb}`,
})

/** 84912345678 as people write it: `0912 345 678`. */
const phoneText = (phone: string): string => `0${phone.slice(2)}`.replace(/(?<=^.{4})(?=.)|(?<=^.{7})(?=.)/g, ' ')

const said = (draft: InvitationDraft, turn: Turn): string[] => {
  const { labels, roles, noPhone } = turn.texts.invitations
  const { name, unitId, role, phone } = draft
  const lines: [string, string | undefined][] = [
    [labels.name, name],
    [labels.unit, unitId === undefined ? undefined : unitName(unitId, turn)],
    [labels.role, role === undefined ? undefined : roles[role]],
    [labels.phone, phone === undefined ? (partMissing(draft) === undefined ? noPhone : undefined) : phoneText(phone)],
  ]
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [`${label}: ${value}`]))
}

const body = (draft: InvitationDraft, turn: Turn): string[] => {
  const { how, questions, roles, roleMeans, ready } = turn.texts.invitations
  const missing = partMissing(draft)
  if (missing === undefined) return [ready]
  if (missing === 'role' && draft.unitId !== undefined) {
    const given = rolesToGive(turn.person.memberships, draft.unitId, turn.tree, turn.today)
    return [questions.role, ...given.map((role) => `• ${roles[role]}: ${roleMeans[role]}`)]
  }
  const { id: _id, ...told } = draft
  return [Object.keys(told).length === 0 ? how : questions[missing]]
}

const choices = (draft: InvitationDraft, turn: Turn): Button[] => {
  const { buttons, roles } = turn.texts.invitations
  const missing = partMissing(draft)
  if (missing === undefined) return [draftButton(draft, buttons.invite, 'send')]
  if (missing !== 'role' || draft.unitId === undefined) return []
  return rolesToGive(turn.person.memberships, draft.unitId, turn.tree, turn.today).map((role) =>
    draftButton(draft, roles[role], role),
  )
}

/** What is known of the person, and the next question or the card. */
export const invitationView = (draft: InvitationDraft, turn: Turn, notice?: string): Message => {
  const { title, buttons } = turn.texts.invitations
  const known = said(draft, turn)
  const offered = choices(draft, turn)
  return {
    title,
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      ...known,
      ...(known.length > 0 ? [''] : []),
      ...body(draft, turn),
    ].join('\n'),
    buttons: [...rows(offered), [draftButton(draft, buttons.cancel, 'drop')]],
    ...(offered.length === 0 && { awaitsText: true }),
  }
}

/** Units that a name fits equally well. */
export const chooseUnitView = (draft: InvitationDraft, units: readonly Unit[], turn: Turn): Message => {
  const { title, whichUnit, buttons } = turn.texts.invitations
  return {
    title,
    text: whichUnit,
    buttons: [
      ...units.map(({ id }) => [draftButton(draft, unitInside(id, turn), `unit:${id}`)]),
      [draftButton(draft, buttons.cancel, 'drop')],
    ],
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** What who invites forwards to who is invited. */
export const letterView = (
  draft: Required<Pick<InvitationDraft, 'name' | 'unitId' | 'role'>>,
  code: string,
  turn: Turn,
): Message => {
  const { texts, entrances = {}, now, person } = turn
  const { letter, roles, telegram, zalo, anywhere, code: codeLine, expires } = texts.invitations
  const until = instantOf(addDays(now.date, INVITATION_DAYS), `${twoDigits(now.hour)}:${twoDigits(now.minute)}`)
  const ways = [
    ...(entrances.zalo === undefined ? [] : [{ name: 'Zalo', address: entrances.zalo, how: zalo }]),
    ...(entrances.telegram === undefined
      ? []
      : [{ name: 'Telegram', address: `${entrances.telegram}?start=${code.replaceAll('-', '')}`, how: telegram }]),
  ]
  return {
    text: [
      letter(draft.name, roles[draft.role].toLowerCase(), unitName(draft.unitId, turn)),
      ...(ways.length > 0 ? ways.map(({ how, address }) => how(address)) : [anywhere]),
      codeLine(code),
      expires(formatInstant(until.toISOString())),
    ].join('\n'),
    ...(ways.length > 0 && {
      document: {
        kind: 'invitation-picture',
        ways: ways.map(({ name, address }) => ({ name, address })),
        code,
        language: person.language,
      },
    }),
  }
}
