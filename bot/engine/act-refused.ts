import { onInvitationRefused } from './invitation.ts'
import { onNudgeRefused } from './nudge.ts'
import { onPlanRefused } from './plans.ts'
import { onScheduleRefused } from './save-schedule.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'

/** What the database would not take of an act that is no record. Undefined: it was one. */
export const onActRefused = (refused: Refused, turn: Turn): Outcome | undefined => {
  const { refusal } = refused
  switch (refusal) {
    case 'plan_overlaps':
    case 'plan_exists':
    case 'plan_changed':
      return onPlanRefused(refusal, turn)
    case 'schedule_changed':
    case 'schedule_exists':
      return onScheduleRefused(refused, turn)
    case 'invitation_used':
    case 'phone_taken':
      return onInvitationRefused(refusal, turn)
    case 'bundle_closed':
      return outcome(turn.state, { text: turn.texts.reminders.notAgain })
    case 'nudged_already':
    case 'no_longer_owed':
    case 'nobody_to_nudge':
      return onNudgeRefused(refusal, turn)
    default:
      return undefined
  }
}
