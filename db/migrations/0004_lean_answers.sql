-- The conversation of an account and all that one update needs to be answered. In the statement that commits an answer it
-- is read only when somebody was faster: as a function it costs nothing there until it is called, and as a volatile one it
-- sees what the other has just committed.
CREATE FUNCTION conversation_of(its_channel text, sender text, its_update_key text)
  RETURNS TABLE (person_id integer, active_unit_id integer, person json, version integer, state jsonb, trail jsonb,
    repeated boolean, directory_version integer)
  LANGUAGE plpgsql ROWS 1 AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT p.id, (c.state ->> 'unitId')::int,
    json_build_object('id', p.id, 'name', p.name, 'language', p.language, 'memberships',
      (SELECT coalesce(json_agg(json_build_object('unitId', m.unit_id, 'role', m.role, 'title', m.title,
          'validFrom', m.valid_from, 'validTo', m.valid_to) ORDER BY m.id), '[]')
        FROM memberships m WHERE m.person_id = p.id)),
    c.version, c.state, c.trail,
    EXISTS (SELECT 1 FROM inbound_updates u WHERE u.channel = its_channel AND u.update_key = its_update_key),
    (SELECT d.version FROM directory_versions d)
  FROM accounts a JOIN people p ON p.id = a.person_id JOIN conversations c ON c.person_id = a.person_id
  WHERE a.channel = its_channel AND a.external_id = sender;
END $$;
--> statement-breakpoint
-- Only the web chat shows what was said before; a message of the other channels has no use for a place in this index.
DROP INDEX "outbox_history";
--> statement-breakpoint
CREATE INDEX "outbox_history" ON "outbox" USING btree ("channel","recipient","id") WHERE "outbox"."channel" = 'webchat';
--> statement-breakpoint
-- Updates are only ever added in the order in which they come, and pruned by age.
DROP INDEX "inbound_updates_age";
--> statement-breakpoint
CREATE INDEX "inbound_updates_age" ON "inbound_updates" USING brin ("received_at");
