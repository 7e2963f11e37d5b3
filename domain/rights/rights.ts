import type { IsoDate } from '../forms/form.ts'
import { isValidOn } from '../units/unit.ts'
import type { UnitTree } from '../units/unit-tree.ts'

/**
 * `official`: logs what happened. `head`: answers for the unit's figures. `leader`: reads and decides, enters nothing.
 * `administrator`: units, people, settings; enters nothing, so that no figure comes from who cannot know it.
 */
export const ROLES = ['official', 'head', 'leader', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const ACTIONS = [
  'entry.write',
  'entry.correct_own',
  'entry.correct_any',
  'figures.read',
  'entries.read',
  'follow_up.change',
  'person.invite',
  'unit.manage',
  'indicator.manage',
  'schedule.manage',
  'inspection.plan',
  'account.link',
  'report.submit',
  'report.approve',
  'obligation.decide',
] as const
export type Action = (typeof ACTIONS)[number]

/** A person's role at a unit, from a day to a day (both included). */
export interface Membership {
  unitId: number
  role: Role
  validFrom: IsoDate
  validTo: IsoDate | null
}

const GRANTED: Record<Role, readonly Action[]> = {
  official: [
    'entry.write',
    'entry.correct_own',
    'figures.read',
    'entries.read',
    'follow_up.change',
    'inspection.plan',
    'account.link',
    'report.submit',
  ],
  head: [
    'entry.write',
    'entry.correct_own',
    'entry.correct_any',
    'figures.read',
    'entries.read',
    'follow_up.change',
    'inspection.plan',
    'person.invite',
    'account.link',
    'report.submit',
    'report.approve',
    'obligation.decide',
  ],
  leader: ['figures.read', 'entries.read', 'follow_up.change', 'account.link', 'report.approve', 'obligation.decide'],
  administrator: [
    'figures.read',
    'entries.read',
    'person.invite',
    'unit.manage',
    'indicator.manage',
    'schedule.manage',
    'account.link',
  ],
}

/** The units at which the person holds a role that allows the action on the day. */
const unitsHeld = (memberships: readonly Membership[], action: Action, date: IsoDate): number[] =>
  memberships
    .filter((membership) => isValidOn(membership, date) && GRANTED[membership.role].includes(action))
    .map((membership) => membership.unitId)

/**
 * Whether a person with these memberships may do the action at the unit on the day. The one place that decides: a role
 * reaches the unit it is held at and all below it on that day, from its first to its last day. For a closed unit the
 * units that carry on for it decide, so that old figures can still be corrected.
 */
export const may = (
  memberships: readonly Membership[],
  action: Action,
  unitId: number,
  tree: UnitTree,
  date: IsoDate,
): boolean => {
  const held = unitsHeld(memberships, action, date)
  if (held.length === 0) return false
  return tree
    .answerableFor(unitId, date)
    .some((answerable) => held.some((ancestor) => tree.isWithin(answerable, ancestor, date)))
}

/** The existing units at which `may` allows the action on the day, each once. */
export const visibleUnits = (
  memberships: readonly Membership[],
  action: Action,
  tree: UnitTree,
  date: IsoDate,
): number[] => [...new Set(unitsHeld(memberships, action, date).flatMap((unitId) => tree.within(unitId, date)))]

/** The roles that a person may give others at the unit: who answers for figures invites who enters them, an administrator anybody. */
export const rolesToGive = (
  memberships: readonly Membership[],
  unitId: number,
  tree: UnitTree,
  date: IsoDate,
): readonly Role[] => {
  const mayInviteAs = (role: Role) =>
    may(
      memberships.filter((membership) => membership.role === role),
      'person.invite',
      unitId,
      tree,
      date,
    )
  if (mayInviteAs('administrator')) return ROLES
  return mayInviteAs('head') ? ['official', 'head'] : []
}

/** Whether the action is allowed at a unit that hangs under no other: what is done there concerns everybody. */
export const mayAtTop = (memberships: readonly Membership[], action: Action, tree: UnitTree, date: IsoDate): boolean =>
  visibleUnits(memberships, action, tree, date).some((unitId) => tree.parentOn(unitId, date) === undefined)
