import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { FieldValues, Qualifiers } from '../domain/forms/form.ts'
import { MEASURES } from '../domain/indicators/indicator.ts'
import type { Label } from '../domain/language.ts'
import { daterange, instant } from './columns.ts'

/** Units of every level and age; the tree is data with dates (design §1). */
export const units = pgTable(
  'units',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    aliases: text('aliases').array().notNull().default([]),
    level: text('level', { enum: ['province', 'district', 'commune', 'organisation', 'office'] }).notNull(),
    /** Keys of the forms that this unit is expected to report: the denominator of completeness. */
    reports: text('reports').array().notNull().default([]),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [check('units_dates', sql`${table.validTo} is null or ${table.validTo} >= ${table.validFrom}`)],
)

/** Where a unit hung, from when to when. One parent at a time: see the exclusion constraint in the migration. */
export const placements = pgTable(
  'placements',
  {
    unitId: integer('unit_id')
      .notNull()
      .references(() => units.id),
    parentId: integer('parent_id')
      .notNull()
      .references(() => units.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [
    primaryKey({ columns: [table.unitId, table.validFrom] }),
    index('placements_parent').on(table.parentId),
    check('placements_not_self', sql`${table.unitId} <> ${table.parentId}`),
  ],
)

/** A merged or renamed unit and what it became. */
export const successions = pgTable(
  'successions',
  {
    unitId: integer('unit_id')
      .notNull()
      .references(() => units.id),
    successorId: integer('successor_id')
      .notNull()
      .references(() => units.id),
    on: date('on_date', { mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.unitId, table.successorId] }),
    check('successions_not_self', sql`${table.unitId} <> ${table.successorId}`),
  ],
)

export const people = pgTable(
  'people',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    name: text('name').notNull(),
    language: text('language', { enum: ['vi', 'en'] })
      .notNull()
      .default('vi'),
    /** Shown in the web chat of a demonstration; absent for real people. */
    persona: text('persona').unique(),
    /** Entered by an administrator, as 84912345678: links a shared contact, and is where templates go. */
    phone: text('phone').unique(),
    /** Where unasked messages go first. */
    preferredChannel: text('preferred_channel'),
    /** Hours of Vietnam in which they want no message that they did not ask for; null: as everybody. */
    quietFrom: integer('quiet_from'),
    quietUntil: integer('quiet_until'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    check('people_phone', sql`${table.phone} ~ '^84[0-9]{8,10}$'`),
    check(
      'people_quiet',
      sql`${table.quietFrom} between 0 and 23 and ${table.quietUntil} between 0 and 23
       and (${table.quietFrom} is null) = (${table.quietUntil} is null)`,
    ),
  ],
)

export const memberships = pgTable(
  'memberships',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => units.id),
    role: text('role', { enum: ['official', 'head', 'leader', 'administrator'] }).notNull(),
    title: text('title').notNull().default(''),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
  },
  (table) => [
    uniqueIndex('memberships_once').on(table.personId, table.unitId, table.role, table.validFrom),
    check('memberships_dates', sql`${table.validTo} is null or ${table.validTo} >= ${table.validFrom}`),
  ],
)

/** A person's account on a channel. */
export const accounts = pgTable(
  'accounts',
  {
    channel: text('channel').notNull(),
    externalId: text('external_id').notNull(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    linkedAt: instant('linked_at').notNull(),
    /** Set while the platform says that the person cannot be reached. */
    unreachableSince: instant('unreachable_since'),
    unreachableReason: text('unreachable_reason'),
    /** What the person last did towards us there; kept for channels whose windows it opens. */
    lastInteractionAt: instant('last_interaction_at'),
  },
  (table) => [primaryKey({ columns: [table.channel, table.externalId] }), index('accounts_person').on(table.personId)],
)

/** Single-use, expiring. Only a keyed hash of the code is stored. */
export const invitations = pgTable('invitations', {
  codeHash: text('code_hash').primaryKey(),
  personId: integer('person_id')
    .notNull()
    .references(() => people.id),
  createdBy: integer('created_by').references(() => people.id),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedChannel: text('used_channel'),
  usedExternalId: text('used_external_id'),
})

/** One conversation a person, whatever the channel. `version` decides between two answers at the same moment. */
export const conversations = pgTable('conversations', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id),
  version: integer('version').notNull().default(0),
  state: jsonb('state').notNull(),
  /** The latest inputs and the state before them, so that one that arrives late is put in its place. */
  trail: jsonb('trail'),
  updatedAt: instant('updated_at').notNull(),
})

/** Updates that have been answered: the same key changes nothing. */
export const inboundUpdates = pgTable(
  'inbound_updates',
  {
    channel: text('channel').notNull(),
    updateKey: text('update_key').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.channel, table.updateKey] }),
    index('inbound_updates_age').using('brin', table.receivedAt),
  ],
)

/** Messages to people, in the order of their ids for each recipient. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    channel: text('channel').notNull(),
    recipient: text('recipient').notNull(),
    message: jsonb('message').notNull(),
    /** Told to many at once and unasked, as reminders and digests: goes out when no answer waits. */
    bulk: boolean('bulk').notNull().default(false),
    /** Of unasked messages: who it is for, so that it can go to another of their accounts. */
    personId: integer('person_id').references(() => people.id),
    /** What is counted for it: never less than the platform charged. */
    vnd: integer('vnd').notNull().default(0),
    /** Of unasked messages: the ways that are known not to have worked, as the planner names them. */
    tried: jsonb('tried').$type<string[]>().notNull().default([]),
    /** It failed without its being known whether the person has it. */
    mayHaveArrived: boolean('may_have_arrived').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    notBefore: instant('not_before').notNull(),
    claimedBy: text('claimed_by'),
    claimedUntil: instant('claimed_until'),
    attempts: integer('attempts').notNull().default(0),
    sentAt: instant('sent_at'),
    messageId: text('message_id'),
    failedAt: instant('failed_at'),
    failure: text('failure'),
  },
  (table) => [
    index('outbox_waiting')
      .on(table.channel, table.bulk, table.recipient, table.id)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    // In the order in which they are sent: without it the planner may walk through all that was ever sent. Said in other
    // words than above, so that nobody's waiting messages are looked for here, among those of all.
    index('outbox_due')
      .on(table.channel, table.bulk, table.id)
      .where(sql`coalesce(${table.sentAt}, ${table.failedAt}) is null`),
    index('outbox_lost').on(table.personId).where(sql`${table.failedAt} is not null and ${table.personId} is not null`),
    index('outbox_history').on(table.channel, table.recipient, table.id).where(sql`${table.channel} = 'webchat'`),
    // Where menus are answered in words, the newest message says what a word means.
    index('outbox_menus')
      .on(table.recipient, sql`coalesce(${table.sentAt}, ${table.failedAt}) desc nulls first`, table.id.desc())
      .where(sql`${table.channel} = 'zalo-bot'`),
    // Rows stand in the order of their instants, so a few pages tell which of them are old.
    index('outbox_age').using('brin', table.createdAt),
  ],
)

/** The processes that send: they share what a platform takes in a second. */
export const sendingNodes = pgTable('sending_nodes', {
  node: text('node').primaryKey(),
  since: instant('since').notNull(),
  seenAt: instant('seen_at').notNull(),
})

/** What was reported, as it stands now. Its past is in `entry_revisions`. */
export const entries = pgTable(
  'entries',
  {
    id: uuid('id').primaryKey(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => units.id),
    form: text('form').notNull(),
    granularity: text('granularity', { enum: ['event', 'batch'] }).notNull(),
    eventDate: date('event_date', { mode: 'string' }),
    periodKey: text('period_key'),
    scheme: text('scheme', { enum: ['admin_15_14', 'calendar'] }),
    /** The days that the entry speaks of, both ends inside. */
    span: daterange('span').notNull(),
    facet: text('facet').notNull().default(''),
    revision: integer('revision').notNull(),
    values: jsonb('values').$type<FieldValues>().notNull(),
    qualifiers: jsonb('qualifiers').$type<Qualifiers>().notNull(),
    explanation: text('explanation'),
    /** By indicator key: what this entry adds to it. */
    contributions: jsonb('contributions').$type<Record<string, number>>().notNull(),
    /** Counted since a beginning ("lũy kế"): stands beside the figures of a period and is never added to them. */
    cumulative: boolean('cumulative').notNull().default(false),
    /** The day by which what the entry tells must be settled; null: nothing is awaited. */
    dueOn: date('due_on', { mode: 'string' }),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: instant('recorded_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    check(
      'entries_when',
      sql`(${table.granularity} = 'event' and ${table.eventDate} is not null and ${table.periodKey} is null)
       or (${table.granularity} = 'batch' and ${table.eventDate} is null and ${table.periodKey} is not null and ${table.scheme} is not null)`,
    ),
    check('entries_cumulative', sql`not ${table.cumulative} or ${table.granularity} = 'batch'`),
    index('entries_own').on(table.recordedBy, table.recordedAt),
    index('entries_due')
      .on(table.unitId, table.dueOn)
      .where(sql`${table.dueOn} is not null and ${table.withdrawnAt} is null`),
    uniqueIndex('entries_one_total')
      .on(table.unitId, table.form, table.facet, table.periodKey, table.scheme)
      .where(sql`${table.granularity} = 'batch' and ${table.withdrawnAt} is null and not ${table.cumulative}`),
    uniqueIndex('entries_one_cumulative')
      .on(table.unitId, table.form, table.facet, table.span)
      .where(sql`${table.withdrawnAt} is null and ${table.cumulative}`),
  ],
)

/** Every state an entry has had: who said it, when, on which channel and why. Rows are only ever added. */
export const entryRevisions = pgTable(
  'entry_revisions',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entries.id),
    revision: integer('revision').notNull(),
    eventDate: date('event_date', { mode: 'string' }),
    periodKey: text('period_key'),
    values: jsonb('values').$type<FieldValues>().notNull(),
    qualifiers: jsonb('qualifiers').$type<Qualifiers>().notNull(),
    explanation: text('explanation'),
    /** Required from the second revision on. */
    reason: text('reason'),
    withdrawn: boolean('withdrawn').notNull().default(false),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: instant('recorded_at').notNull(),
    channel: text('channel').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.revision] }),
    check('entry_revisions_reason', sql`${table.revision} = 1 or ${table.reason} is not null`),
  ],
)

/** What an entry left open: opinions without an answer, recommendations, a remainder. It is awaited until it is settled. */
export const followUps = pgTable(
  'follow_ups',
  {
    number: integer('number').primaryKey().generatedAlwaysAsIdentity(),
    entryId: uuid('entry_id')
      .notNull()
      .references(() => entries.id),
    /** Which of the things that an entry of its form may leave open. */
    kind: text('kind').notNull(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => units.id),
    /** How many there are by the entry, and how many of them are settled. */
    arisen: integer('arisen').notNull(),
    settled: integer('settled').notNull(),
    /** What it is about, as the entry says it. */
    about: text('about'),
    /** Who sees to it; null: the unit. */
    owner: text('owner'),
    dueOn: date('due_on', { mode: 'string' }),
    state: text('state', { enum: ['open', 'done', 'cancelled'] }).notNull(),
    revision: integer('revision').notNull(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    uniqueIndex('follow_ups_once').on(table.entryId, table.kind),
    index('follow_ups_open').on(table.unitId, table.dueOn).where(sql`${table.state} = 'open'`),
    index('follow_ups_unit').on(table.unitId, table.changedAt),
    check('follow_ups_count', sql`${table.settled} between 0 and ${table.arisen}`),
    check('follow_ups_settled', sql`${table.state} <> 'open' or ${table.settled} < ${table.arisen}`),
  ],
)

/** Every state a follow-up has had, as `entryRevisions`. Rows are only ever added. */
export const followUpRevisions = pgTable(
  'follow_up_revisions',
  {
    number: integer('number')
      .notNull()
      .references(() => followUps.number),
    revision: integer('revision').notNull(),
    arisen: integer('arisen').notNull(),
    settled: integer('settled').notNull(),
    owner: text('owner'),
    dueOn: date('due_on', { mode: 'string' }),
    state: text('state', { enum: ['open', 'done', 'cancelled'] }).notNull(),
    /** Null: it followed from the entry. */
    reason: text('reason'),
    recordedBy: integer('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: instant('recorded_at').notNull(),
    channel: text('channel').notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.revision] })],
)

/**
 * What administrators have declared beside the forms of the program. A row is never deleted, and what its figures mean
 * never changes: a trigger keeps both.
 */
export const indicators = pgTable(
  'indicators',
  {
    key: text('key').primaryKey(),
    label: jsonb('label').$type<Label>().notNull(),
    unit: jsonb('unit').$type<Label>().notNull(),
    measure: text('measure', { enum: MEASURES }).notNull(),
    stock: boolean('stock').notNull(),
    /** What a figure is a part of; null: no percentage is computed. */
    whole: jsonb('whole').$type<Label>(),
    names: text('names').array().notNull().default([]),
    revision: integer('revision').notNull(),
    declaredBy: integer('declared_by')
      .notNull()
      .references(() => people.id),
    declaredAt: instant('declared_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [check('indicators_key', sql`${table.key} ~ '^[a-z][a-z0-9_]{1,31}$'`)],
)

/** Who did what to what, for the verbs that are not entries. */
export const auditEvents = pgTable('audit_events', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  personId: integer('person_id').references(() => people.id),
  details: jsonb('details').notNull(),
  at: instant('at').notNull(),
})

/** One row: grows whenever units, placements or indicators change, so that a process knows its copy is old. */
export const directoryVersions = pgTable(
  'directory_versions',
  { only: boolean('only').primaryKey().default(true), version: integer('version').notNull().default(1) },
  (table) => [check('directory_versions_one', sql`${table.only}`)],
)
