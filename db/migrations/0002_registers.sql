CREATE TABLE "follow_up_revisions" (
	"number" integer NOT NULL,
	"revision" integer NOT NULL,
	"arisen" integer NOT NULL,
	"settled" integer NOT NULL,
	"owner" text,
	"due_on" date,
	"state" text NOT NULL,
	"reason" text,
	"recorded_by" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"channel" text NOT NULL,
	CONSTRAINT "follow_up_revisions_number_revision_pk" PRIMARY KEY("number","revision")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_ups_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"entry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"unit_id" integer NOT NULL,
	"arisen" integer NOT NULL,
	"settled" integer NOT NULL,
	"about" text,
	"owner" text,
	"due_on" date,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "follow_ups_count" CHECK ("follow_ups"."settled" between 0 and "follow_ups"."arisen"),
	CONSTRAINT "follow_ups_settled" CHECK ("follow_ups"."state" <> 'open' or "follow_ups"."settled" < "follow_ups"."arisen")
);
--> statement-breakpoint
DROP INDEX "entries_one_total";--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "cumulative" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "follow_up_revisions" ADD CONSTRAINT "follow_up_revisions_number_follow_ups_number_fk" FOREIGN KEY ("number") REFERENCES "public"."follow_ups"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_revisions" ADD CONSTRAINT "follow_up_revisions_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_once" ON "follow_ups" USING btree ("entry_id","kind");--> statement-breakpoint
CREATE INDEX "follow_ups_open" ON "follow_ups" USING btree ("unit_id","due_on") WHERE "follow_ups"."state" = 'open';--> statement-breakpoint
CREATE INDEX "follow_ups_unit" ON "follow_ups" USING btree ("unit_id","changed_at");--> statement-breakpoint
CREATE INDEX "entries_due" ON "entries" USING btree ("unit_id","due_on") WHERE "entries"."due_on" is not null and "entries"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "entries_one_cumulative" ON "entries" USING btree ("unit_id","form","facet","span") WHERE "entries"."withdrawn_at" is null and "entries"."cumulative";--> statement-breakpoint
CREATE INDEX "outbox_age" ON "outbox" USING brin ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_one_total" ON "entries" USING btree ("unit_id","form","facet","period_key","scheme") WHERE "entries"."granularity" = 'batch' and "entries"."withdrawn_at" is null and not "entries"."cumulative";--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_cumulative" CHECK (not "entries"."cumulative" or "entries"."granularity" = 'batch');
--> statement-breakpoint
-- Figures counted since a beginning speak of the same days as those of the periods inside them, and are not added to them.
ALTER TABLE "entries" DROP CONSTRAINT "entries_one_granularity";
--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_one_granularity"
  EXCLUDE USING gist ("unit_id" WITH =, "form" WITH =, "span" WITH &&, "granularity" WITH <>, ("cumulative"::int) WITH =)
  WHERE ("withdrawn_at" IS NULL);
--> statement-breakpoint
UPDATE "entries" SET "due_on" = ("values" ->> 'due_date')::date
  WHERE "form" = 'petition' AND "granularity" = 'event' AND "values" ->> 'state' IN ('pending', 'unresolved');
--> statement-breakpoint
CREATE TRIGGER follow_up_revisions_append_only BEFORE UPDATE OR DELETE ON "follow_up_revisions"
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- No unit hangs below itself on any day. The lock lets two that would close a circle together in one after the other.
CREATE FUNCTION forbid_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM directory_versions FOR UPDATE;
  IF EXISTS (
    WITH RECURSIVE above(unit_id, days) AS (
      SELECT NEW.parent_id, daterange(NEW.valid_from, NEW.valid_to, '[]')
      UNION
      SELECT p.parent_id, above.days * daterange(p.valid_from, p.valid_to, '[]')
      FROM above JOIN placements p ON p.unit_id = above.unit_id
        AND daterange(p.valid_from, p.valid_to, '[]') && above.days
      WHERE above.unit_id <> NEW.unit_id
    )
    SELECT FROM above WHERE unit_id = NEW.unit_id
  ) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'placements_no_circle',
      MESSAGE = format('unit %s would hang below itself', NEW.unit_id);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER placements_no_circle AFTER INSERT OR UPDATE ON "placements"
  FOR EACH ROW EXECUTE FUNCTION forbid_circle();
