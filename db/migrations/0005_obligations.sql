CREATE TABLE "calendar_days" (
	"date" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"changed_by" integer,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_feeds_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "calendar_settings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"culture_day_from" date,
	CONSTRAINT "calendar_settings_one" CHECK ("calendar_settings"."only")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"kind" text NOT NULL,
	"on_date" date NOT NULL,
	"outbox_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "digests_person_id_unit_id_kind_on_date_pk" PRIMARY KEY("person_id","unit_id","kind","on_date")
);
--> statement-breakpoint
CREATE TABLE "inspection_plan_units" (
	"plan_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	CONSTRAINT "inspection_plan_units_plan_id_unit_id_pk" PRIMARY KEY("plan_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "inspection_plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inspection_plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"number" text NOT NULL,
	"signed_on" date NOT NULL,
	"lead_body" text NOT NULL,
	"lead_unit_id" integer NOT NULL,
	"subject" text NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"recorded_by" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inspection_plans_window" CHECK ("inspection_plans"."window_from" <= "inspection_plans"."window_to")
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "job_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"job" text NOT NULL,
	"node" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	"result" jsonb,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"obligation_id" bigint NOT NULL,
	"on_date" date NOT NULL,
	"half" text NOT NULL,
	"nudged_by" integer NOT NULL,
	"nudged_at" timestamp with time zone NOT NULL,
	CONSTRAINT "nudges_pk" PRIMARY KEY("obligation_id","on_date","half")
);
--> statement-breakpoint
CREATE TABLE "obligation_events" (
	"obligation_id" bigint NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"by" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "obligation_events_obligation_id_revision_pk" PRIMARY KEY("obligation_id","revision")
);
--> statement-breakpoint
CREATE TABLE "obligation_requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "obligation_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"obligation_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"until" date,
	"reason" text NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decision_reason" text,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	CONSTRAINT "obligation_requests_until" CHECK (("obligation_requests"."kind" = 'extension') = ("obligation_requests"."until" is not null)),
	CONSTRAINT "obligation_requests_decided" CHECK (("obligation_requests"."decision" is null) = ("obligation_requests"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "obligations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "obligations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"schedule_id" integer,
	"schedule_revision" integer,
	"plan_id" integer,
	"step" text,
	"unit_id" integer NOT NULL,
	"occurrence" text NOT NULL,
	"span" daterange NOT NULL,
	"kind" text NOT NULL,
	"form" text,
	"indicators" text[] DEFAULT '{}' NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"extended_to" date,
	"state" text NOT NULL,
	"fulfilled_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"ladder_from" timestamp with time zone NOT NULL,
	"remind_at" timestamp with time zone,
	CONSTRAINT "obligations_source" CHECK (("obligations"."schedule_id" is null) <> ("obligations"."plan_id" is null)),
	CONSTRAINT "obligations_step" CHECK (("obligations"."kind" = 'step') = ("obligations"."plan_id" is not null and "obligations"."step" is not null)),
	CONSTRAINT "obligations_entries_form" CHECK (("obligations"."kind" = 'entries') = ("obligations"."form" is not null)),
	CONSTRAINT "obligations_extension" CHECK ("obligations"."extended_to" is null or "obligations"."extended_to" > "obligations"."due_on")
);
--> statement-breakpoint
CREATE TABLE "reminder_bundles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminder_bundles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"on_date" date NOT NULL,
	"half" text NOT NULL,
	"outbox_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"obligation_id" bigint NOT NULL,
	"step" text NOT NULL,
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"told" text NOT NULL,
	"meant_for" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"bundle_id" bigint,
	"state" text NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "schedule_revisions" (
	"schedule_id" integer NOT NULL,
	"revision" integer NOT NULL,
	"effective_from" date NOT NULL,
	"state" text NOT NULL,
	"definition" jsonb NOT NULL,
	"reason" text,
	"recorded_by" integer,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "schedule_revisions_schedule_id_revision_pk" PRIMARY KEY("schedule_id","revision"),
	CONSTRAINT "schedule_revisions_reason" CHECK ("schedule_revisions"."revision" = 1 or "schedule_revisions"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "schedules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "schedules_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"obligation_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"note" text,
	"submitted_by" integer NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"channel" text NOT NULL,
	"decision" text,
	"reason" text,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	CONSTRAINT "submissions_reason" CHECK ("submissions"."decision" is distinct from 'returned' or "submissions"."reason" is not null),
	CONSTRAINT "submissions_decided" CHECK (("submissions"."decision" is null) = ("submissions"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "sending_nodes" (
	"node" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "bulk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
DROP INDEX "outbox_waiting";--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("channel","bulk","recipient","id") WHERE "outbox"."sent_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_bulk" ON "outbox" USING btree ("channel","id") WHERE "outbox"."bulk" and "outbox"."sent_at" is null and "outbox"."failed_at" is null;--> statement-breakpoint
ALTER TABLE "calendar_days" ADD CONSTRAINT "calendar_days_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_plan_units" ADD CONSTRAINT "inspection_plan_units_plan_id_inspection_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."inspection_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_plan_units" ADD CONSTRAINT "inspection_plan_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_plans" ADD CONSTRAINT "inspection_plans_lead_unit_id_units_id_fk" FOREIGN KEY ("lead_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_plans" ADD CONSTRAINT "inspection_plans_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_nudged_by_people_id_fk" FOREIGN KEY ("nudged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_events" ADD CONSTRAINT "obligation_events_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_events" ADD CONSTRAINT "obligation_events_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_requests" ADD CONSTRAINT "obligation_requests_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_requests" ADD CONSTRAINT "obligation_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation_requests" ADD CONSTRAINT "obligation_requests_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_plan_id_inspection_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."inspection_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_bundles" ADD CONSTRAINT "reminder_bundles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_bundle_id_reminder_bundles_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."reminder_bundles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_revisions" ADD CONSTRAINT "schedule_revisions_schedule_id_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_revisions" ADD CONSTRAINT "schedule_revisions_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_obligation_id_obligations_id_fk" FOREIGN KEY ("obligation_id") REFERENCES "public"."obligations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inspection_plan_units_unit" ON "inspection_plan_units" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_plans_once" ON "inspection_plans" USING btree ("lead_unit_id","number","signed_on");--> statement-breakpoint
CREATE INDEX "job_runs_job" ON "job_runs" USING btree ("job","started_at");--> statement-breakpoint
CREATE INDEX "obligation_requests_obligation" ON "obligation_requests" USING btree ("obligation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "obligation_requests_one_waits" ON "obligation_requests" USING btree ("obligation_id","kind") WHERE "obligation_requests"."decision" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "obligations_once_scheduled" ON "obligations" USING btree ("schedule_id","unit_id","occurrence") WHERE "obligations"."schedule_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "obligations_once_planned" ON "obligations" USING btree ("plan_id","step","unit_id","occurrence") WHERE "obligations"."plan_id" is not null;--> statement-breakpoint
CREATE INDEX "obligations_open" ON "obligations" USING btree ("unit_id","due_on") WHERE "obligations"."state" in ('open', 'submitted');--> statement-breakpoint
CREATE INDEX "obligations_due" ON "obligations" USING btree ("due_on") WHERE "obligations"."state" = 'open';--> statement-breakpoint
CREATE INDEX "obligations_remind" ON "obligations" USING btree ("remind_at") WHERE "obligations"."state" = 'open' and "obligations"."remind_at" is not null;--> statement-breakpoint
CREATE INDEX "obligations_schedule" ON "obligations" USING btree ("schedule_id","opens_on") WHERE "obligations"."schedule_id" is not null;--> statement-breakpoint
CREATE INDEX "obligations_unit" ON "obligations" USING btree ("unit_id","due_on");--> statement-breakpoint
CREATE INDEX "obligations_entries" ON "obligations" USING btree ("unit_id","form") WHERE "obligations"."kind" = 'entries';--> statement-breakpoint
CREATE INDEX "obligations_reports_due" ON "obligations" USING btree (coalesce("extended_to", "due_on")) WHERE "obligations"."kind" = 'report' and "obligations"."state" <> 'void';--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_bundles_once" ON "reminder_bundles" USING btree ("person_id","on_date","half");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_once" ON "reminders" USING btree ("obligation_id","step","person_id");--> statement-breakpoint
CREATE INDEX "reminders_bundle" ON "reminders" USING btree ("bundle_id");--> statement-breakpoint
CREATE INDEX "reminders_person" ON "reminders" USING btree ("person_id","decided_at");--> statement-breakpoint
CREATE INDEX "reminders_age" ON "reminders" USING brin ("decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_number" ON "submissions" USING btree ("obligation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_one_waits" ON "submissions" USING btree ("obligation_id") WHERE "submissions"."decision" is null;--> statement-breakpoint
CREATE TRIGGER schedule_revisions_append_only BEFORE UPDATE OR DELETE ON "schedule_revisions"
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER obligation_events_append_only BEFORE UPDATE OR DELETE ON "obligation_events"
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
INSERT INTO "calendar_settings" ("only") VALUES (true);
--> statement-breakpoint
-- How much of what an obligation asks for the entries of its unit tell: events and totals inside its days. What is counted
-- since a beginning belongs to no one period.
CREATE FUNCTION told_of(owed obligations) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN owed.indicators = '{}' THEN 1 ELSE (
      SELECT coalesce(sum((e.contributions ->> i.key)::numeric), 0) FROM unnest(owed.indicators) AS i(key)
    ) END), 0)
  FROM entries e
  WHERE e.unit_id = owed.unit_id AND e.form = owed.form AND e.span <@ owed.span AND e.withdrawn_at IS NULL AND NOT e.cumulative
$$;
--> statement-breakpoint
-- Entries that are owed close the obligation themselves, in the commit that writes them, and open it again when they are
-- corrected or withdrawn, so that a reminder can never be sent to a unit whose entries are there.
CREATE FUNCTION settle_owed_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH settled AS (
    UPDATE obligations o SET
      state = CASE WHEN o.state = 'open' THEN 'done' ELSE 'open' END,
      fulfilled_at = CASE WHEN o.state = 'open' THEN NEW.changed_at END,
      changed_at = NEW.changed_at,
      revision = o.revision + 1
    WHERE o.kind = 'entries' AND o.unit_id = NEW.unit_id AND o.form = NEW.form
      AND (o.span @> NEW.span OR TG_OP = 'UPDATE' AND o.span @> OLD.span)
      AND o.state IN ('open', 'done') AND (o.state = 'open') = (told_of(o) >= o.times)
    RETURNING o.id, o.revision, o.state
  )
  INSERT INTO obligation_events (obligation_id, revision, name, details, by, at)
  SELECT id, revision, CASE state WHEN 'done' THEN 'fulfilled' ELSE 'reopened' END, jsonb_build_object('entry', NEW.id),
    NEW.recorded_by, NEW.changed_at
  FROM settled;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_settle AFTER INSERT OR UPDATE ON "entries" FOR EACH ROW EXECUTE FUNCTION settle_owed_entries();
--> statement-breakpoint
-- Where a person is written to unasked: the account linked last that can be reached, the web chat only where there is no other.
CREATE FUNCTION account_of(person integer) RETURNS TABLE (channel text, recipient text) LANGUAGE sql STABLE AS $$
  SELECT a.channel, a.external_id FROM accounts a
  WHERE a.person_id = person AND a.unreachable_since IS NULL
  ORDER BY a.channel = 'webchat', a.linked_at DESC, a.external_id LIMIT 1
$$;
--> statement-breakpoint
CREATE TRIGGER calendar_days_changed AFTER INSERT OR UPDATE OR DELETE ON "calendar_days" FOR EACH ROW EXECUTE FUNCTION directory_changed();
--> statement-breakpoint
CREATE TRIGGER calendar_settings_changed AFTER UPDATE ON "calendar_settings" FOR EACH ROW EXECUTE FUNCTION directory_changed();
--> statement-breakpoint
-- A new deadline, or a return to what is owed, begins the ladder of reminders anew: from that moment on, not before.
CREATE FUNCTION begin_ladder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.ladder_from := NEW.opens_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh';
    NEW.remind_at := '-infinity';
  ELSIF (NEW.due_on, NEW.extended_to) IS DISTINCT FROM (OLD.due_on, OLD.extended_to)
    OR NEW.state = 'open' AND OLD.state <> 'open' THEN
    NEW.ladder_from := NEW.changed_at;
    NEW.remind_at := '-infinity';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER obligations_ladder BEFORE INSERT OR UPDATE OF due_on, extended_to, state ON "obligations"
  FOR EACH ROW EXECUTE FUNCTION begin_ladder();
--> statement-breakpoint
-- When a day is worked or off that was not, the steps before a deadline fall on other days.
CREATE FUNCTION look_at_ladders_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE obligations SET remind_at = '-infinity' WHERE state = 'open';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER calendar_days_ladders AFTER INSERT OR UPDATE OR DELETE ON "calendar_days"
  FOR EACH STATEMENT EXECUTE FUNCTION look_at_ladders_again();
--> statement-breakpoint
CREATE TRIGGER calendar_settings_ladders AFTER UPDATE ON "calendar_settings"
  FOR EACH STATEMENT EXECUTE FUNCTION look_at_ladders_again();
