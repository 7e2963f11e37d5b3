import { formByKey } from '../../domain/forms/registry.ts'
import { may } from '../../domain/rights/rights.ts'
import type { FollowUpEffect } from '../../services/change-follow-ups.ts'
import type { EntrySummary, FollowUpWithHistory } from '../../services/read-facts.ts'
import { ask } from './asked.ts'
import { unitInside } from './card-view.ts'
import { correctionOf } from './correction.ts'
import { showNew } from './draft-flow.ts'
import { mayCorrect } from './journal-view.ts'
import { awaitedText, followUpView } from './matters-view.ts'
import type { Asked } from './state.ts'
import { type Outcome, outcome, type Turn } from './turn.ts'

/** `<number>.<revision>` of a button. */
export const parseFollowUp = (argument: string): { number: number; revision: number } | undefined => {
  const [, number, revision] = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(argument) ?? []
  return number === undefined ? undefined : { number: Number(number), revision: Number(revision ?? 0) }
}

const decided = (followUp: FollowUpWithHistory, change: Partial<FollowUpEffect>, text: string, turn: Turn): Outcome => {
  const { entryId, matter, unitId, revision } = followUp
  const { buttons } = turn.texts.registers
  return {
    state: turn.state,
    effects: [{ kind: 'follow-up', entryId, matter, unitId, revision, ...change }],
    replies: [
      {
        text: `✅ ${text}`,
        buttons: [
          [
            ...(change.state === 'done'
              ? [{ title: buttons.reopen, action: `fuopen:${followUp.number}.${revision + 1}` }]
              : []),
            { title: buttons.matters, action: 'do:han' },
          ],
        ],
      },
    ],
  }
}

const reopen = (followUp: FollowUpWithHistory, turn: Turn): Outcome => {
  const before = followUp.revisions.findLast(({ state }) => state === 'open')
  const settled = Math.min(before?.settled ?? 0, followUp.arisen - 1)
  const now = { ...followUp, settled }
  return decided(followUp, { state: 'open', settled }, turn.texts.registers.reopened(awaitedText(now, turn)), turn)
}

const askedAbout = (followUp: FollowUpWithHistory, what: Asked['what']): Asked => {
  const { entryId, matter, form, unitId, revision, arisen, settled } = followUp
  return { what, entryId, matter, form, unitId, revision, arisen, settled }
}

/** A press on a follow-up: it is shown, settled, asked about. */
export const onFollowUp = (verb: string, argument: string, turn: Turn): Outcome => {
  const { state, texts, person, tree, today, facts } = turn
  const followUp = facts.kind === 'follow-up' ? facts.followUp : null
  if (verb === 'followup' || followUp === null) return outcome(state, followUpView(followUp, turn))
  if (!may(person.memberships, 'follow_up.change', followUp.unitId, tree, today))
    return outcome(state, { text: texts.registers.notAllowed(unitInside(followUp.unitId, turn)) })
  const isOpen = followUp.state === (verb === 'fuopen' ? 'done' : 'open')
  if (!isOpen || parseFollowUp(argument)?.revision !== followUp.revision)
    return outcome(state, followUpView(followUp, turn, texts.registers.changed))
  switch (verb) {
    case 'fudone':
      return decided(
        followUp,
        { state: 'done', settled: followUp.arisen },
        texts.registers.settled(awaitedText(followUp, turn)),
        turn,
      )
    case 'fuopen':
      return reopen(followUp, turn)
    case 'fupart':
      return ask(askedAbout(followUp, 'part'), turn)
    case 'fuextend':
      return ask(askedAbout(followUp, 'extend'), turn)
    default:
      return ask(askedAbout(followUp, 'assign'), turn)
  }
}

/** A press on an entry that is a matter: a correction of it is opened where the change is made. */
export const onMatterEntry = (verb: string, entry: EntrySummary | null, turn: Turn): Outcome => {
  const { texts, state, today } = turn
  const form = entry === null ? undefined : formByKey.get(entry.form)
  const draft = entry === null ? undefined : correctionOf(entry, turn)
  if (entry === null || form?.matter === undefined || draft?.correction === undefined || !mayCorrect(entry, turn))
    return outcome(state, { text: texts.journal.gone })
  const { matter } = form
  switch (verb) {
    case 'settle':
      return showNew(
        {
          ...draft,
          values: { ...draft.values, ...matter.settled(today) },
          correction: { ...draft.correction, reason: texts.registers.settledReason },
        },
        turn,
      )
    case 'extend':
      return showNew({ ...draft, asking: `f:${matter.due}` }, turn)
    default:
      return showNew({ ...draft, asking: `f:${matter.owner ?? matter.due}` }, turn)
  }
}
