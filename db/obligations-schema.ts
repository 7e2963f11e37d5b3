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
import { type ScheduleDefinition, TOLD } from '../domain/schedules/schedule.ts'
import { daterange, instant } from './columns.ts'
import { people, units } from './schema.ts'

const day = (name: string) => date(name, { mode: 'string' })
const unit = (name: string) => integer(name).references(() => units.id)
const person = (name: string) => integer(name).references(() => people.id)

/** What units owe again and again. What a schedule says, from which day on, is in its revisions. */
export const schedules = pgTable('schedules', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  key: text('key').notNull().unique(),
  createdAt: instant('created_at').notNull(),
})

/** Rows are only ever added. */
export const scheduleRevisions = pgTable(
  'schedule_revisions',
  {
    scheduleId: integer('schedule_id')
      .notNull()
      .references(() => schedules.id),
    revision: integer('revision').notNull(),
    effectiveFrom: day('effective_from').notNull(),
    state: text('state', { enum: ['active', 'paused', 'ended'] }).notNull(),
    definition: jsonb('definition').$type<ScheduleDefinition>().notNull(),
    /** Required from the second revision on. */
    reason: text('reason'),
    /** Null: a preset, or a program of the office. */
    recordedBy: person('recorded_by'),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scheduleId, table.revision] }),
    check('schedule_revisions_reason', sql`${table.revision} = 1 or ${table.reason} is not null`),
  ],
)

/** Days that administrators set over the public holidays. */
export const calendarDays = pgTable('calendar_days', {
  date: day('date').primaryKey(),
  kind: text('kind', { enum: ['off', 'workday'] }).notNull(),
  name: text('name').notNull(),
  changedBy: person('changed_by'),
  changedAt: instant('changed_at').notNull(),
})

/** One row. */
export const calendarSettings = pgTable(
  'calendar_settings',
  {
    only: boolean('only').primaryKey().default(true),
    /** The first 24 November that is a day off; null: it is worked. */
    cultureDayFrom: day('culture_day_from'),
  },
  (table) => [check('calendar_settings_one', sql`${table.only}`)],
)

/** What is to be inspected, by whom, when. Its steps are obligations. */
export const inspectionPlans = pgTable(
  'inspection_plans',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** As on the document: `13-KH/BDVHU`. */
    number: text('number').notNull(),
    signedOn: day('signed_on').notNull(),
    /** The body that leads it, as the plan names it. */
    leadBody: text('lead_body').notNull(),
    leadUnitId: unit('lead_unit_id').notNull(),
    subject: text('subject').notNull(),
    windowFrom: day('window_from').notNull(),
    windowTo: day('window_to').notNull(),
    state: text('state', { enum: ['active', 'cancelled'] }).notNull(),
    revision: integer('revision').notNull(),
    recordedBy: person('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    uniqueIndex('inspection_plans_once').on(table.leadUnitId, table.number, table.signedOn),
    check('inspection_plans_window', sql`${table.windowFrom} <= ${table.windowTo}`),
  ],
)

export const inspectionPlanUnits = pgTable(
  'inspection_plan_units',
  {
    planId: integer('plan_id')
      .notNull()
      .references(() => inspectionPlans.id),
    unitId: unit('unit_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.unitId] }),
    index('inspection_plan_units_unit').on(table.unitId),
  ],
)

/**
 * One row for each time that a unit owes something: of a schedule, or a step of an inspection plan. Opened by the clock,
 * closed by what fulfils it.
 */
export const obligations = pgTable(
  'obligations',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    scheduleId: integer('schedule_id').references(() => schedules.id),
    scheduleRevision: integer('schedule_revision'),
    planId: integer('plan_id').references(() => inspectionPlans.id),
    /** Of a plan: `self_report`, `announce`, `run`, `conclude`, `remediate`, `re_check`. */
    step: text('step'),
    /** Who owes it: of a plan the inspected unit, or the leading one. */
    unitId: unit('unit_id').notNull(),
    /** `Occurrence.key`; of a plan's step the id of the inspected unit. */
    occurrence: text('occurrence').notNull(),
    /** The days that it is about, both ends inside. */
    span: daterange('span').notNull(),
    kind: text('kind', { enum: ['report', 'entries', 'step'] }).notNull(),
    form: text('form'),
    indicators: text('indicators').array().notNull().default([]),
    times: integer('times').notNull().default(1),
    /** The day after the cut-off; of `entries` the first day of the span. */
    opensOn: day('opens_on').notNull(),
    dueOn: day('due_on').notNull(),
    /** A later day that was granted. */
    extendedTo: day('extended_to'),
    /**
     * `open`: owed. `submitted`: sent, and waits for the head. `done`: fulfilled. `excused`, `not_responsible`: granted with a
     * reason. `void`: the unit ended, or the schedule did.
     */
    state: text('state', {
      enum: ['open', 'submitted', 'done', 'excused', 'not_responsible', 'void'],
    }).notNull(),
    /** When it was fulfilled: of a report the submission that was accepted. */
    fulfilledAt: instant('fulfilled_at'),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** Steps of the ladder before this instant are not told: it was not open then, or had another deadline. Kept by a trigger. */
    ladderFrom: instant('ladder_from').notNull(),
    /** When the planner must look again: the next step, `-infinity` where that is to be worked out; null: none is to come. */
    remindAt: instant('remind_at'),
  },
  (table) => [
    uniqueIndex('obligations_once_scheduled')
      .on(table.scheduleId, table.unitId, table.occurrence)
      .where(sql`${table.scheduleId} is not null`),
    uniqueIndex('obligations_once_planned')
      .on(table.planId, table.step, table.unitId, table.occurrence)
      .where(sql`${table.planId} is not null`),
    index('obligations_open').on(table.unitId, table.dueOn).where(sql`${table.state} in ('open', 'submitted')`),
    index('obligations_due').on(table.dueOn).where(sql`${table.state} = 'open'`),
    index('obligations_remind')
      .on(table.remindAt)
      .where(sql`${table.state} = 'open' and ${table.remindAt} is not null`),
    index('obligations_schedule').on(table.scheduleId, table.opensOn).where(sql`${table.scheduleId} is not null`),
    index('obligations_unit').on(table.unitId, table.dueOn),
    index('obligations_entries').on(table.unitId, table.form).where(sql`${table.kind} = 'entries'`),
    index('obligations_reports_due')
      .on(sql`coalesce(${table.extendedTo}, ${table.dueOn})`)
      .where(sql`${table.kind} = 'report' and ${table.state} <> 'void'`),
    check('obligations_source', sql`(${table.scheduleId} is null) <> (${table.planId} is null)`),
    check(
      'obligations_step',
      sql`(${table.kind} = 'step') = (${table.planId} is not null and ${table.step} is not null)`,
    ),
    check('obligations_entries_form', sql`(${table.kind} = 'entries') = (${table.form} is not null)`),
    check('obligations_extension', sql`${table.extendedTo} is null or ${table.extendedTo} > ${table.dueOn}`),
  ],
)

/** Everything that happened to an obligation, by whom (null: the clock) and why. Rows are only ever added. */
export const obligationEvents = pgTable(
  'obligation_events',
  {
    obligationId: bigint('obligation_id', { mode: 'number' })
      .notNull()
      .references(() => obligations.id),
    revision: integer('revision').notNull(),
    /**
     * `opened`, `submitted`, `approved`, `returned`, `taken_back`, `extension_asked`, `extended`, `extension_refused`, `excused`,
     * `not_responsible_claimed`, `not_responsible_granted`, `not_responsible_refused`, `fulfilled`, `reopened`, `voided`,
     * `due_moved`.
     */
    name: text('name').notNull(),
    details: jsonb('details').notNull().default({}),
    by: person('by'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.obligationId, table.revision] })],
)

/** A report as it was handed in: the figures of that moment, and what became of it. */
export const submissions = pgTable(
  'submissions',
  {
    id: uuid('id').primaryKey(),
    obligationId: bigint('obligation_id', { mode: 'number' })
      .notNull()
      .references(() => obligations.id),
    /** 1 for the first, 2 after it was sent back … */
    number: integer('number').notNull(),
    /** By form, the totals of that moment as `FiguresTotal`. */
    figures: jsonb('figures').notNull(),
    note: text('note'),
    submittedBy: person('submitted_by').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    channel: text('channel').notNull(),
    /** `taken_back`: by who had sent it, before anybody decided. */
    decision: text('decision', { enum: ['approved', 'returned', 'taken_back'] }),
    /** Required where it was sent back. */
    reason: text('reason'),
    decidedBy: person('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    uniqueIndex('submissions_number').on(table.obligationId, table.number),
    uniqueIndex('submissions_one_waits').on(table.obligationId).where(sql`${table.decision} is null`),
    check('submissions_reason', sql`${table.decision} is distinct from 'returned' or ${table.reason} is not null`),
    check('submissions_decided', sql`(${table.decision} is null) = (${table.decidedAt} is null)`),
  ],
)

/** A later deadline, or that the unit owes nothing, asked for and decided. */
export const obligationRequests = pgTable(
  'obligation_requests',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    obligationId: bigint('obligation_id', { mode: 'number' })
      .notNull()
      .references(() => obligations.id),
    kind: text('kind', { enum: ['extension', 'not_responsible'] }).notNull(),
    /** Of an extension: the day asked for. */
    until: day('until'),
    reason: text('reason').notNull(),
    askedBy: person('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
    decision: text('decision', { enum: ['granted', 'refused'] }),
    /** Required where it was refused. */
    decisionReason: text('decision_reason'),
    decidedBy: person('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    index('obligation_requests_obligation').on(table.obligationId),
    uniqueIndex('obligation_requests_one_waits')
      .on(table.obligationId, table.kind)
      .where(sql`${table.decision} is null`),
    check('obligation_requests_until', sql`(${table.kind} = 'extension') = (${table.until} is not null)`),
    check('obligation_requests_decided', sql`(${table.decision} is null) = (${table.decidedAt} is null)`),
  ],
)

/** One message for each person and half-day at the most; what it says is worked out when it is sent. */
export const reminderBundles = pgTable(
  'reminder_bundles',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: person('person_id').notNull(),
    on: day('on_date').notNull(),
    half: text('half', { enum: ['am', 'pm'] }).notNull(),
    outboxId: bigint('outbox_id', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
    /** When its turn to be sent came; nothing more is put into it. */
    closedAt: instant('closed_at'),
  },
  (table) => [uniqueIndex('reminder_bundles_once').on(table.personId, table.on, table.half)],
)

/** The ledger: a person is reminded of a step of an obligation once, or there is a reason why not. */
export const reminders = pgTable(
  'reminders',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    obligationId: bigint('obligation_id', { mode: 'number' })
      .notNull()
      .references(() => obligations.id),
    /** As `ledgerStep` writes it; `again:…` where the person asked to be reminded later. */
    step: text('step').notNull(),
    personId: person('person_id').notNull(),
    /** The unit at which the person holds the role as which they are told. */
    unitId: unit('unit_id').notNull(),
    /** As whom the person is told. */
    told: text('told', { enum: TOLD }).notNull(),
    /** The instant that the ladder names. */
    meantFor: instant('meant_for').notNull(),
    decidedAt: instant('decided_at').notNull(),
    bundleId: bigint('bundle_id', { mode: 'number' }).references(() => reminderBundles.id),
    /**
     * `queued`: waits to be sent. `sent`: checked once more, found to be owed, and handed to the platform. `dropped`: no
     * longer owed when it was to be sent. `skipped`: a later step came due before this one could go. `unreachable`: no
     * channel reaches the person.
     */
    state: text('state', { enum: ['queued', 'sent', 'dropped', 'skipped', 'unreachable'] }).notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    uniqueIndex('reminders_once').on(table.obligationId, table.step, table.personId),
    index('reminders_bundle').on(table.bundleId),
    index('reminders_person').on(table.personId, table.decidedAt),
    // Rows stand in the order of their instants: a few pages hold the latest.
    index('reminders_age').using('brin', table.decidedAt),
  ],
)

/** A leader reminded a unit of what it owes: at most once in half a day. */
export const nudges = pgTable(
  'nudges',
  {
    obligationId: bigint('obligation_id', { mode: 'number' })
      .notNull()
      .references(() => obligations.id),
    on: day('on_date').notNull(),
    half: text('half', { enum: ['am', 'pm'] }).notNull(),
    nudgedBy: person('nudged_by').notNull(),
    nudgedAt: instant('nudged_at').notNull(),
  },
  (table) => [primaryKey({ name: 'nudges_pk', columns: [table.obligationId, table.on, table.half] })],
)

/** A digest that was queued: one for each person, unit, kind and day. */
export const digests = pgTable(
  'digests',
  {
    personId: person('person_id').notNull(),
    unitId: unit('unit_id').notNull(),
    kind: text('kind', { enum: ['weekly', 'after_due'] }).notNull(),
    on: day('on_date').notNull(),
    outboxId: bigint('outbox_id', { mode: 'number' }),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.unitId, table.kind, table.on] })],
)

/** The private address of a person's iCalendar feed. Only a hash of its secret is stored. */
export const calendarFeeds = pgTable('calendar_feeds', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => people.id),
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
})

/** Every run of a job. */
export const jobRuns = pgTable(
  'job_runs',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    job: text('job').notNull(),
    node: text('node').notNull(),
    startedAt: instant('started_at').notNull(),
    tookMs: integer('took_ms').notNull(),
    /** What was done, in counts; null: it failed. */
    result: jsonb('result').$type<Record<string, number>>(),
    failure: text('failure'),
  },
  (table) => [index('job_runs_job').on(table.job, table.startedAt)],
)
