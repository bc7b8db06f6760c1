-- Which message drives people away (decision 0199). What WhatsApp says of each sent message is kept with the message for
-- a time, and counted by template, sender and day for good.
ALTER TABLE "sent_messages" ADD COLUMN "delivered_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "sent_messages" ADD COLUMN "read_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "sent_messages" ADD COLUMN "failed_at" timestamp(3) with time zone;--> statement-breakpoint
-- What of the message is in the counters: the day it was sent, the day it was delivered, whether it was read, failed.
ALTER TABLE "sent_messages" ADD COLUMN "sent_day" date;--> statement-breakpoint
ALTER TABLE "sent_messages" ADD COLUMN "delivered_day" date;--> statement-breakpoint
ALTER TABLE "sent_messages" ADD COLUMN "read_counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sent_messages" ADD COLUMN "failed_counted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What the recipient had said about the topic when the message was sent; null: not looked at yet.
ALTER TABLE "sent_messages" ADD COLUMN "standing" text;--> statement-breakpoint
-- Set while something of the message is not counted yet.
ALTER TABLE "sent_messages" ADD COLUMN "due_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "sent_messages_due" ON "sent_messages" ("business_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "sent_messages_contact" ON "sent_messages" ("business_id","contact_id","sent_at")
  WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "sent_messages_template" ON "sent_messages" ("business_id","template_id","sent_day","message_id")
  WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "sent_messages_sent" ON "sent_messages" ("business_id","sent_at");--> statement-breakpoint
CREATE INDEX "sent_messages_unknown" ON "sent_messages" ("business_id","sent_at")
  WHERE contact_id is null and template_id is null and source_id is null;--> statement-breakpoint
CREATE TABLE "template_days" (
	"business_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"day" date NOT NULL,
	"category" text NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"agreed" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"unanswered" integer DEFAULT 0 NOT NULL,
	"not_needed" integer DEFAULT 0 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	"direct_optouts" integer DEFAULT 0 NOT NULL,
	"window_optouts" integer DEFAULT 0 NOT NULL,
	"direct_pauses" integer DEFAULT 0 NOT NULL,
	"window_pauses" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "template_days_pk" PRIMARY KEY("business_id","template_id","day","sender_id")
);--> statement-breakpoint
CREATE INDEX "template_days_day" ON "template_days" ("business_id","day");--> statement-breakpoint
CREATE TABLE "template_optouts" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"change_id" uuid NOT NULL,
	"refers_to" uuid,
	"event" text NOT NULL,
	"reason" text,
	"attribution" text NOT NULL,
	"template_id" uuid,
	"source_id" uuid,
	"sender_id" uuid,
	"message_id" text,
	"way" text NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"day" date,
	"counts" boolean NOT NULL,
	"saved" text,
	CONSTRAINT "template_optouts_pk" PRIMARY KEY("business_id","contact_id","seq")
);--> statement-breakpoint
CREATE INDEX "template_optouts_template" ON "template_optouts" ("business_id","template_id","day")
  WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "template_optouts_at" ON "template_optouts" ("business_id","occurred_at");--> statement-breakpoint
CREATE TABLE "template_verdicts" (
	"business_id" uuid NOT NULL,
	"name" text NOT NULL,
	"attribution" text NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp(3) with time zone NOT NULL,
	"previous_state" text,
	"e" double precision NOT NULL,
	"e_watch" double precision NOT NULL,
	"lower_bound" double precision,
	"ratio" double precision,
	"ratio_low" double precision,
	"ratio_high" double precision,
	"delivered" integer NOT NULL,
	"seen" integer NOT NULL,
	"expected" double precision NOT NULL,
	"compared_with" text NOT NULL,
	"on_board" boolean NOT NULL,
	"judged_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "template_verdicts_pk" PRIMARY KEY("business_id","name","attribution")
);--> statement-breakpoint
CREATE TABLE "template_watch" (
	"business_id" uuid NOT NULL PRIMARY KEY,
	"position" bigint DEFAULT 0 NOT NULL,
	"lines_due_at" timestamp(3) with time zone,
	"judge_due_at" timestamp(3) with time zone,
	"judged_at" timestamp(3) with time zone
);--> statement-breakpoint
CREATE INDEX "template_watch_lines" ON "template_watch" ("lines_due_at") WHERE lines_due_at is not null;--> statement-breakpoint
CREATE INDEX "template_watch_judge" ON "template_watch" ("judge_due_at") WHERE judge_due_at is not null;--> statement-breakpoint
ALTER TABLE "template_watch" ADD CONSTRAINT "template_watch_business_fk"
  FOREIGN KEY ("business_id") REFERENCES "businesses"("id");--> statement-breakpoint
ALTER TABLE "template_optouts" ADD CONSTRAINT "template_optouts_event"
  CHECK (event IN ('stop', 'topic', 'provider', 'pause', 'reason'));--> statement-breakpoint
ALTER TABLE "template_optouts" ADD CONSTRAINT "template_optouts_attribution"
  CHECK (attribution IN ('direct', 'window', 'none'));--> statement-breakpoint
ALTER TABLE "template_optouts" ADD CONSTRAINT "template_optouts_saved"
  CHECK (saved IN ('pause', 'topics'));--> statement-breakpoint
ALTER TABLE "template_verdicts" ADD CONSTRAINT "template_verdicts_attribution"
  CHECK (attribution IN ('direct', 'window'));--> statement-breakpoint
ALTER TABLE "template_verdicts" ADD CONSTRAINT "template_verdicts_state"
  CHECK (state IN ('too_little', 'fine', 'watch', 'harming'));--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['template_days', 'template_optouts', 'template_verdicts', 'template_watch'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app, sayso_worker', t);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY owner_reads ON template_watch TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON sent_messages FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint

-- The businesses with something to count, to attribute or to judge at a moment: found as those of the other work that is
-- due (0022_due_work.sql).
CREATE FUNCTION sayso_due_template_watch(at timestamptz) RETURNS TABLE (business_id uuid, kind text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
  first_due timestamptz;
BEGIN
  LOOP
    SELECT s.business_id, s.due_at INTO b, first_due FROM sent_messages s
      WHERE s.due_at IS NOT NULL AND s.business_id > b ORDER BY s.business_id, s.due_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_due <= at THEN business_id := b; kind := 'messages'; RETURN NEXT; END IF;
  END LOOP;
  RETURN QUERY SELECT w.business_id, 'lines' FROM template_watch w WHERE w.lines_due_at <= at;
  RETURN QUERY SELECT w.business_id, 'judge' FROM template_watch w WHERE w.judge_due_at <= at;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION sayso_due_template_watch(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_template_watch(timestamptz) TO sayso_worker;--> statement-breakpoint

-- Refusals from before this version are attributed too, as far as their links named a template.
INSERT INTO template_watch (business_id, lines_due_at) SELECT id, now() FROM businesses;
