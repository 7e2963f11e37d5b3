import { sql } from 'drizzle-orm'
import { check, date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** The tokens of an account of ours at a platform, encrypted; whoever holds the lease may change them. */
export const channelTokens = pgTable('channel_tokens', {
  account: text('account').primaryKey(),
  record: text('record'),
  changedAt: instant('changed_at').notNull(),
  leasedBy: text('leased_by'),
  leasedUntil: instant('leased_until'),
})

/** What was learned of a platform and holds for every process: which endpoint serves us, how it signs. */
export const channelMemory = pgTable(
  'channel_memory',
  {
    channel: text('channel').notNull(),
    name: text('name').notNull(),
    value: jsonb('value').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.name] })],
)

/** What a channel cost in a month; added to before a message is sent, and taken back where it is known not to have gone. */
export const channelSpending = pgTable(
  'channel_spending',
  {
    channel: text('channel').notNull(),
    /** Its first day. */
    month: date('month', { mode: 'string' }).notNull(),
    vnd: integer('vnd').notNull(),
    messages: integer('messages').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channel, table.month] }),
    check('channel_spending_not_negative', sql`${table.vnd} >= 0 and ${table.messages} >= 0`),
  ],
)
