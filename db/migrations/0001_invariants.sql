CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- A unit reports a form either event by event or as period totals on any one day, never both: they would be counted twice.
ALTER TABLE "entries" ADD CONSTRAINT "entries_one_granularity"
  EXCLUDE USING gist ("unit_id" WITH =, "form" WITH =, "span" WITH &&, "granularity" WITH <>) WHERE ("withdrawn_at" IS NULL);
--> statement-breakpoint
-- A unit hangs in one place at a time.
ALTER TABLE "placements" ADD CONSTRAINT "placements_one_parent"
  EXCLUDE USING gist ("unit_id" WITH =, daterange("valid_from", "valid_to", '[]') WITH &&);
--> statement-breakpoint
-- Ends the statement it is called in: used where part of a commit would be worse than none.
CREATE FUNCTION refuse(code text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'GB001', MESSAGE = code;
END $$;
--> statement-breakpoint
-- Every unit whose entries count towards `root` in the days from `first_day` to `last_day`: those at or below it on any of
-- these days, and what they were before a merger. A unit that existed before another joined it does not take over that
-- other's earlier periods.
CREATE FUNCTION units_in_scope(root integer, first_day date, last_day date) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
  WITH RECURSIVE scope(unit_id) AS (
    SELECT root
    UNION
    SELECT next.unit_id
    FROM scope CROSS JOIN LATERAL (
      SELECT p.unit_id FROM placements p
      WHERE p.parent_id = scope.unit_id
        AND daterange(p.valid_from, p.valid_to, '[]') && daterange(first_day, last_day, '[]')
      UNION ALL
      SELECT s.unit_id FROM successions s JOIN units u ON u.id = s.successor_id
      WHERE s.successor_id = scope.unit_id AND (s.on_date <= last_day OR u.valid_from > last_day)
    ) next
  )
  SELECT unit_id FROM scope
$$;
--> statement-breakpoint
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER entry_revisions_append_only BEFORE UPDATE OR DELETE ON "entry_revisions"
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON "audit_events"
  FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
INSERT INTO "directory_versions" ("only") VALUES (true);
--> statement-breakpoint
CREATE FUNCTION directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE directory_versions SET version = version + 1;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER units_changed AFTER INSERT OR UPDATE OR DELETE ON "units" FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
--> statement-breakpoint
CREATE TRIGGER placements_changed AFTER INSERT OR UPDATE OR DELETE ON "placements" FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
--> statement-breakpoint
CREATE TRIGGER successions_changed AFTER INSERT OR UPDATE OR DELETE ON "successions" FOR EACH STATEMENT EXECUTE FUNCTION directory_changed();
--> statement-breakpoint
-- Rights are read with the conversation; a change of them makes an answer under way start again.
CREATE FUNCTION membership_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE conversations SET version = version + 1 WHERE person_id = COALESCE(NEW.person_id, OLD.person_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER memberships_changed AFTER INSERT OR UPDATE OR DELETE ON "memberships" FOR EACH ROW EXECUTE FUNCTION membership_changed();
