import type { CalendarRules, WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import type { DigestFacts } from '../../domain/digest/digest-facts.ts'
import type { IsoDate } from '../../domain/forms/form.ts'
import type { Catalogue } from '../../domain/indicators/catalogue.ts'
import type { Language } from '../../domain/language.ts'
import type { LocalTime } from '../../domain/local-time.ts'
import type { CutoffScheme } from '../../domain/periods/period.ts'
import type { MessageReading } from '../../domain/reading/message-reading.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { ActEffect } from '../../services/acts.ts'
import type { FollowUpEffect } from '../../services/change-follow-ups.ts'
import type { IndicatorEffect } from '../../services/change-indicator.ts'
import type { DeliverySettings } from '../../services/change-settings.ts'
import type { Message } from '../../services/channel.ts'
import type { DeliveryReport } from '../../services/delivery-report.ts'
import type { PlanDetails, PlanSummary } from '../../services/plan-inspection.ts'
import type {
  ContributionRow,
  EntrySummary,
  EntryWithHistory,
  FollowUpWithHistory,
  ObligationDetails,
  OpenMatters,
  OwedReports,
  Past,
  ScheduleRecord,
  WaitingReports,
} from '../../services/read-facts.ts'
import type { Author, WriteEffect } from '../../services/record-entries.ts'
import type { Refusal } from '../../services/refusal.ts'
import type { PlanInSight, PlanStepsEffect } from '../../services/settle-plan-steps.ts'
import type { Input } from '../channels/channel.ts'
import type { Texts } from '../texts/texts.ts'
import type { ConversationState } from './state.ts'

/** What was read from the database for this input; see `wanted-facts.ts`. */
export type Facts =
  | { kind: 'none' }
  | { kind: 'journal'; entries: EntrySummary[] }
  | { kind: 'entry'; entry: EntryWithHistory | null }
  | { kind: 'behind'; entries: EntrySummary[] }
  | { kind: 'figures'; rows: ContributionRow[] }
  | { kind: 'matters'; open: OpenMatters }
  | { kind: 'follow-up'; followUp: FollowUpWithHistory | null }
  | { kind: 'past'; pasts: Past[] }
  | { kind: 'plans'; plans: PlanSummary[] }
  | { kind: 'plan'; plan: PlanDetails | null }
  | { kind: 'plan-steps'; plans: PlanInSight[] }
  | { kind: 'open-entries'; entries: EntrySummary[] }
  | { kind: 'digest'; digest: DigestFacts }
  | { kind: 'reports'; reports: OwedReports }
  | { kind: 'obligation'; obligation: ObligationDetails | null }
  | { kind: 'waiting'; reports: WaitingReports }
  | { kind: 'schedules'; schedules: ScheduleRecord[] }
  | { kind: 'calendar'; rules: CalendarRules }
  | { kind: 'settings'; settings: DeliverySettings }
  | { kind: 'delivery'; report: DeliveryReport }

export interface Person extends Author {
  name: string
  language: Language
}

/** Everything that an answer depends on. Nothing else is looked at: the same turn has the same outcome. */
export interface Turn {
  input: Input
  /** The text as it was read without the conversation; absent for anything else, commands and titles of buttons too. */
  reading?: MessageReading
  facts: Facts
  state: ConversationState
  person: Person
  tree: UnitTree
  /** What can be reported. */
  catalogue: Catalogue
  calendar: WorkingCalendar
  scheme: CutoffScheme
  now: LocalTime
  today: IsoDate
  texts: Texts
  /** Where the product is reached from outside; absent: it is not known. */
  publicUrl?: string
  entrances?: Entrances
  /** A fresh identifier (UUID) for each call. */
  newId: () => string
}

/** Addresses where the bot is found on the platforms that are on and known. */
export interface Entrances {
  /** `https://t.me/…`, without a code. */
  telegram?: string
  /** `https://zalo.me/…` */
  zalo?: string
}

export type Effect =
  | WriteEffect
  | FollowUpEffect
  | PlanStepsEffect
  | IndicatorEffect
  | ActEffect
  | { kind: 'language'; language: Language }

export interface Outcome {
  state: ConversationState
  effects: Effect[]
  replies: Message[]
}

/** The database refused the outcome of a turn; the turn is answered again with this. */
export interface Refused {
  refusal: Exclude<Refusal, 'repeated' | 'obligation_changed'> | 'not_allowed'
  inTheWay: EntrySummary[]
  /** The draft that was to be saved; null: none was. */
  draft?: string | null
}

export const outcome = (state: ConversationState, ...replies: Message[]): Outcome => ({ state, effects: [], replies })
