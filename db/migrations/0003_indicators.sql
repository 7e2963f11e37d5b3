CREATE TABLE "indicators" (
	"key" text PRIMARY KEY NOT NULL,
	"label" jsonb NOT NULL,
	"unit" jsonb NOT NULL,
	"measure" text NOT NULL,
	"stock" boolean NOT NULL,
	"whole" jsonb,
	"names" text[] DEFAULT '{}' NOT NULL,
	"revision" integer NOT NULL,
	"declared_by" integer NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "indicators_key" CHECK ("indicators"."key" ~ '^[a-z][a-z0-9_]{1,31}$')
);
--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_declared_by_people_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What was reported must go on meaning what it meant: only the words of an indicator and whether it is in use may change.
CREATE FUNCTION keep_indicator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.key, OLD.unit ->> 'vi', OLD.measure, OLD.stock, OLD.whole, OLD.declared_by, OLD.declared_at)
    IS DISTINCT FROM (NEW.key, NEW.unit ->> 'vi', NEW.measure, NEW.stock, NEW.whole, NEW.declared_by, NEW.declared_at) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'indicators_meaning',
      MESSAGE = format('what the indicator %s means never changes', OLD.key);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER indicators_meaning BEFORE UPDATE OR DELETE ON "indicators" FOR EACH ROW EXECUTE FUNCTION keep_indicator();
--> statement-breakpoint
-- For each row, not for each statement: a statement that wrote nothing, having lost a race, must change no version.
CREATE TRIGGER indicators_changed AFTER INSERT OR UPDATE ON "indicators" FOR EACH ROW EXECUTE FUNCTION directory_changed();
--> statement-breakpoint
CREATE FUNCTION demand_indicator_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM indicators i WHERE i.key = substr(NEW.form, 8) AND i.retired_at IS NULL) THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_indicator_in_use',
      MESSAGE = format('no indicator %s is in use', NEW.form);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_indicator_in_use BEFORE INSERT ON "entries"
  FOR EACH ROW WHEN (NEW.form LIKE 'custom.%') EXECUTE FUNCTION demand_indicator_in_use();
