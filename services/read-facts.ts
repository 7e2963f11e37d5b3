export type { ContributionRow, EntryRevision, EntrySummary, EntryWithHistory } from '../db/entries.ts'
export type {
  DatedEntry,
  FollowUpRevision,
  FollowUpSummary,
  FollowUpWithHistory,
  OpenMatters,
} from '../db/follow-ups.ts'
export type { NamedEntry, Past } from '../db/past-totals.ts'
