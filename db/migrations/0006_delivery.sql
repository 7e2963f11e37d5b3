ALTER TABLE "accounts" ADD COLUMN "last_interaction_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "unreachable_reason" text;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "phone" text;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "preferred_channel" text;
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_phone_unique" UNIQUE("phone");
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_phone" CHECK ("people"."phone" ~ '^84[0-9]{8,10}$');
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "person_id" integer;
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "vnd" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "tried" jsonb DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "may_have_arrived" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "quiet_from" integer;
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "quiet_until" integer;
--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_quiet" CHECK ("people"."quiet_from" between 0 and 23 and "people"."quiet_until" between 0 and 23 and ("people"."quiet_from" is null) = ("people"."quiet_until" is null));
--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TABLE "channel_tokens" (
	"account" text PRIMARY KEY NOT NULL,
	"record" text,
	"changed_at" timestamp with time zone NOT NULL,
	"leased_by" text,
	"leased_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "channel_memory" (
	"channel" text NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "channel_memory_channel_name_pk" PRIMARY KEY("channel","name")
);
--> statement-breakpoint
CREATE TABLE "channel_spending" (
	"channel" text NOT NULL,
	"month" date NOT NULL,
	"vnd" integer NOT NULL,
	"messages" integer NOT NULL,
	CONSTRAINT "channel_spending_channel_month_pk" PRIMARY KEY("channel","month"),
	CONSTRAINT "channel_spending_not_negative" CHECK ("channel_spending"."vnd" >= 0 and "channel_spending"."messages" >= 0)
);
--> statement-breakpoint
CREATE INDEX "outbox_menus" ON "outbox" USING btree ("recipient",coalesce("sent_at", "failed_at") DESC NULLS FIRST,"id" DESC) WHERE "outbox"."channel" = 'zalo-bot';
--> statement-breakpoint
CREATE INDEX "outbox_lost" ON "outbox" USING btree ("person_id") WHERE "outbox"."failed_at" is not null and "outbox"."person_id" is not null;
--> statement-breakpoint
-- What waits from before may go to another account of its person as well.
UPDATE "outbox" o SET "person_id" = b."person_id" FROM "reminder_bundles" b WHERE b."outbox_id" = o."id" AND o."sent_at" IS NULL AND o."failed_at" IS NULL;
--> statement-breakpoint
-- Where a person is written to unasked, as far as is known when the message is put down; the planner decides when it is sent.
-- The channel they prefer, else the account linked last, else their phone; the web chat only where there is no other.
CREATE OR REPLACE FUNCTION account_of(person integer) RETURNS TABLE (channel text, recipient text) LANGUAGE sql STABLE AS $$
  SELECT known.channel, known.recipient FROM (
    SELECT a.channel, a.external_id AS recipient, a.channel IS DISTINCT FROM p.preferred_channel AS other,
      CASE WHEN a.channel = 'webchat' THEN 2 ELSE 0 END AS rank, a.linked_at
    FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.person_id = person AND a.unreachable_since IS NULL
    UNION ALL
    SELECT 'zalo', '+' || p.phone, true, 1, NULL FROM people p WHERE p.id = person AND p.phone IS NOT NULL
  ) known
  ORDER BY known.other, known.rank, known.linked_at DESC, known.recipient LIMIT 1
$$;
