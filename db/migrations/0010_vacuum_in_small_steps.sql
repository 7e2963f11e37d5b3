-- What grows with every answer is looked for by keys alone: a sample of 3,000 rows tells as much of it as one of 30,000, which
-- costs ten times as much (of messages 0.37 s of a processor, now 0.03 s) whenever the table has grown by a tenth. The largest target
-- of a table decides the sample, so every column has one.
ALTER TABLE outbox ALTER COLUMN id SET STATISTICS 10, ALTER COLUMN channel SET STATISTICS 10, ALTER COLUMN recipient SET STATISTICS 10,
  ALTER COLUMN bulk SET STATISTICS 10, ALTER COLUMN person_id SET STATISTICS 10, ALTER COLUMN vnd SET STATISTICS 10,
  ALTER COLUMN may_have_arrived SET STATISTICS 10, ALTER COLUMN created_at SET STATISTICS 10,
  ALTER COLUMN not_before SET STATISTICS 10, ALTER COLUMN claimed_until SET STATISTICS 10,
  ALTER COLUMN attempts SET STATISTICS 10, ALTER COLUMN sent_at SET STATISTICS 10, ALTER COLUMN failed_at SET STATISTICS 10;
--> statement-breakpoint
ALTER INDEX outbox_menus ALTER COLUMN 2 SET STATISTICS 10;
--> statement-breakpoint
ALTER TABLE inbound_updates ALTER COLUMN channel SET STATISTICS 10, ALTER COLUMN update_key SET STATISTICS 10,
  ALTER COLUMN received_at SET STATISTICS 10;
--> statement-breakpoint
-- Vacuum rests 20 ms after each few milliseconds. At one go it took a processor for a second and a half whenever 40,000 messages had been
-- sent, and of two processors one was too few for those who wrote meanwhile; now it takes some seconds and is not felt.
ALTER TABLE outbox SET (autovacuum_vacuum_cost_delay = 20, autovacuum_vacuum_cost_limit = 100);
--> statement-breakpoint
ALTER TABLE inbound_updates SET (autovacuum_vacuum_cost_delay = 20, autovacuum_vacuum_cost_limit = 100);
--> statement-breakpoint
ALTER TABLE conversations SET (autovacuum_vacuum_cost_delay = 20, autovacuum_vacuum_cost_limit = 100);
--> statement-breakpoint
ALTER TABLE entries SET (autovacuum_vacuum_cost_delay = 20, autovacuum_vacuum_cost_limit = 100);
--> statement-breakpoint
ALTER TABLE entry_revisions SET (autovacuum_vacuum_cost_delay = 20, autovacuum_vacuum_cost_limit = 100);
