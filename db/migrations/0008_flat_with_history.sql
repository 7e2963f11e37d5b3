DROP INDEX "outbox_bulk";
--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("channel","bulk","id") WHERE coalesce("outbox"."sent_at", "outbox"."failed_at") is null;
--> statement-breakpoint
-- What an entry counts towards an obligation that asks for these indicators; without any, each entry counts once.
CREATE FUNCTION counted(contributions jsonb, indicators text[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN indicators = '{}' THEN 1 ELSE (
    SELECT coalesce(sum((contributions ->> i.key)::numeric), 0) FROM unnest(indicators) AS i(key)
  ) END
$$;
--> statement-breakpoint
-- The cost has it called last: it reads the entries of a whole period.
CREATE OR REPLACE FUNCTION told_of(owed obligations) RETURNS numeric LANGUAGE sql STABLE COST 10000 AS $$
  SELECT coalesce(sum(counted(e.contributions, owed.indicators)), 0)
  FROM entries e
  WHERE e.unit_id = owed.unit_id AND e.form = owed.form AND e.span <@ owed.span AND e.withdrawn_at IS NULL AND NOT e.cumulative
$$;
--> statement-breakpoint
-- The entries of a period are summed again only where the new one can change what is settled: one that adds closes what is
-- open, one that subtracts opens what is done. Summed with every entry, they took longer with every entry.
CREATE OR REPLACE FUNCTION settle_owed_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH settled AS (
    UPDATE obligations o SET
      state = CASE WHEN o.state = 'open' THEN 'done' ELSE 'open' END,
      fulfilled_at = CASE WHEN o.state = 'open' THEN NEW.changed_at END,
      changed_at = NEW.changed_at,
      revision = o.revision + 1
    WHERE o.kind = 'entries' AND o.unit_id = NEW.unit_id AND o.form = NEW.form
      AND (o.span @> NEW.span OR TG_OP = 'UPDATE' AND o.span @> OLD.span)
      AND CASE
        WHEN TG_OP = 'UPDATE' THEN o.state IN ('open', 'done')
        ELSE o.state = CASE sign(counted(NEW.contributions, o.indicators)) WHEN 1 THEN 'open' WHEN -1 THEN 'done' END
      END
      AND (o.state = 'open') = (told_of(o) >= o.times)
    RETURNING o.id, o.revision, o.state
  )
  INSERT INTO obligation_events (obligation_id, revision, name, details, by, at)
  SELECT id, revision, CASE state WHEN 'done' THEN 'fulfilled' ELSE 'reopened' END, jsonb_build_object('entry', NEW.id),
    NEW.recorded_by, NEW.changed_at
  FROM settled;
  RETURN NULL;
END $$;
