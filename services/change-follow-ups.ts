import type { FollowUpChange } from '../db/follow-up-writes.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import { may } from '../domain/rights/rights.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type Author, NotAllowed } from './record-entries.ts'

/** What a person decides about a follow-up; absent: as before. */
export interface FollowUpEffect {
  kind: 'follow-up'
  entryId: string
  /** Which of the things that the entry left open. */
  matter: string
  unitId: number
  /** The revision that the person saw. */
  revision: number
  owner?: string
  dueOn?: IsoDate
  settled?: number
  state?: FollowUpChange['state']
  reason?: string
}

/** Checks the right and turns decisions into rows for the one commit of an answer. Throws `NotAllowed`. */
export const changeFollowUps = (
  effects: readonly FollowUpEffect[],
  { author, tree, today }: { author: Author; tree: UnitTree; today: IsoDate },
): FollowUpChange[] =>
  effects.map(({ entryId, matter, unitId, revision, owner, dueOn, settled, state, reason }) => {
    if (!may(author.memberships, 'follow_up.change', unitId, tree, today))
      throw new NotAllowed('follow_up.change', unitId)
    return {
      entryId,
      kind: matter,
      revision: revision + 1,
      owner: owner ?? null,
      dueOn: dueOn ?? null,
      settled: settled ?? null,
      state: state ?? null,
      reason: reason ?? null,
    }
  })
