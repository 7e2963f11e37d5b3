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
-- Where a person is written to unasked: the channel they prefer, else the account linked last; the web chat only where there is no other.
CREATE OR REPLACE FUNCTION account_of(person integer) RETURNS TABLE (channel text, recipient text) LANGUAGE sql STABLE AS $$
  SELECT a.channel, a.external_id FROM accounts a JOIN people p ON p.id = a.person_id
  WHERE a.person_id = person AND a.unreachable_since IS NULL
  ORDER BY a.channel IS DISTINCT FROM p.preferred_channel, a.channel = 'webchat', a.linked_at DESC, a.external_id LIMIT 1
$$;
