import type { VerbWrite } from '../db/commit-answer.ts'
import type { Notice } from '../db/notices.ts'
import type { IsoDate } from '../domain/forms/form.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { type FeedAct, writeFeedAct } from './calendar-feed.ts'
import { type CalendarAct, writeCalendarAct } from './change-calendar.ts'
import { type ScheduleAct, writeScheduleAct } from './change-schedule.ts'
import { type SettingsAct, writeSettingsAct } from './change-settings.ts'
import type { Message } from './channel.ts'
import { type DecideSubmission, decideSubmission } from './decide-submission.ts'
import { type GrantRelief, grantRelief } from './grant-relief.ts'
import { type InviteAct, writeInviteAct } from './invite-by-act.ts'
import { type NudgeUnit, nudgeUnit } from './nudge-unit.ts'
import { type PlanAct, writePlanAct } from './plan-inspection.ts'
import type { Author } from './record-entries.ts'
import { type RemindAgain, remindAgain } from './remind-again.ts'
import { type RequestRelief, requestRelief } from './request-relief.ts'
import { type SubmitReport, submitReport, type TakeBackReport, takeBackReport } from './submit-report.ts'

export type { SettingsAct } from './change-settings.ts'

/** What somebody does besides reporting. Each verb is a file of its own here, with its line in `writeOf`. */
export type Act =
  | ScheduleAct
  | CalendarAct
  | FeedAct
  | InviteAct
  | NudgeUnit
  | PlanAct
  | SubmitReport
  | TakeBackReport
  | DecideSubmission
  | RequestRelief
  | GrantRelief
  | RemindAgain
  | SettingsAct

/** An act as an effect of the engine, with what others are told of it in the same commit. */
export interface ActEffect {
  kind: 'act'
  act: Act
  notices: readonly Notice<Message>[]
}

export interface Authority {
  author: Author
  tree: UnitTree
  today: IsoDate
}

/** `secret`: of the product, hashes the codes of invitations. */
export type ActAuthority = Authority & { secret: string }

export interface Written {
  verb: VerbWrite | null
  notices: readonly Notice<Message>[]
}

/** Throws `NotAllowed`. */
const writeOf = (act: Act, authority: ActAuthority): VerbWrite => {
  switch (act.do) {
    case 'schedule.add':
    case 'schedule.change':
      return writeScheduleAct(act, authority)
    case 'calendar.set':
    case 'calendar.unset':
    case 'calendar.restore':
    case 'calendar.culture_day':
      return writeCalendarAct(act, authority)
    case 'person.invite':
    case 'invitation.revoke':
      return writeInviteAct(act, authority)
    case 'obligation.nudge':
      return nudgeUnit(act, authority)
    case 'feed.renew':
    case 'feed.end':
      return writeFeedAct(act)
    case 'plan.enter':
    case 'plan.complete_step':
    case 'plan.cancel':
      return writePlanAct(act, authority)
    case 'report.submit':
      return submitReport(act, authority)
    case 'report.take_back':
      return takeBackReport(act, authority)
    case 'report.decide':
      return decideSubmission(act, authority)
    case 'request.make':
      return requestRelief(act, authority)
    case 'obligation.extend':
    case 'obligation.excuse':
    case 'obligation.release':
    case 'request.refuse':
      return grantRelief(act, authority)
    case 'reminder.again':
      return remindAgain(act)
    case 'settings.channel':
    case 'settings.quiet':
      return writeSettingsAct(act)
  }
}

/** What is written of the one act that an answer may do. Throws `NotAllowed`. */
export const writeAct = ([effect]: readonly ActEffect[], authority: ActAuthority): Written =>
  effect === undefined ? { verb: null, notices: [] } : { verb: writeOf(effect.act, authority), notices: effect.notices }
