export type { ContributionRow, EntryRevision, EntrySummary, EntryWithHistory } from '../db/entries.ts'
