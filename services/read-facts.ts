export type { ContributionRow, EntryRevision, EntrySummary, EntryWithHistory } from '../db/entries.ts'
export type {
  DatedEntry,
  FollowUpRevision,
  FollowUpSummary,
  FollowUpWithHistory,
  OpenMatters,
} from '../db/follow-ups.ts'
export type { NamedEntry, Past } from '../db/past-totals.ts'
export type {
  ObligationCourse,
  ObligationDetails,
  ObligationSummary,
  OwedReports,
  RequestKind,
  RequestSummary,
  SubmissionSummary,
  WaitingReports,
} from '../db/reports.ts'
export type { ScheduleRecord } from '../db/schedules.ts'
