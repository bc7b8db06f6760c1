CREATE TABLE "poll_cursors" (
	"business_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cursor" text,
	"due_at" timestamp(3) with time zone NOT NULL,
	"claimed_until" timestamp(3) with time zone,
	"last_error" text,
	CONSTRAINT "poll_cursors_business_id_backend_id_kind_pk" PRIMARY KEY("business_id","backend_id","kind")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"looked" integer DEFAULT 0 NOT NULL,
	"taken_in" integer DEFAULT 0 NOT NULL,
	"mended" integer DEFAULT 0 NOT NULL,
	"for_review" integer DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "reconciliations_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"business_id" uuid NOT NULL,
	"id" text NOT NULL,
	"attempt" integer NOT NULL,
	"backend_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"status" integer,
	"error" text,
	"took_ms" integer NOT NULL,
	CONSTRAINT "webhook_deliveries_business_id_id_attempt_pk" PRIMARY KEY("business_id","id","attempt")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"body" "bytea" NOT NULL,
	"body_hash" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone,
	"claimed_until" timestamp(3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "inbox_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "seen_events" (
	"business_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "seen_events_business_id_key_pk" PRIMARY KEY("business_id","key")
);
--> statement-breakpoint
CREATE TABLE "message_counts" (
	"business_id" uuid NOT NULL,
	"day" text NOT NULL,
	"template" text NOT NULL,
	"code" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "message_counts_business_id_day_template_code_pk" PRIMARY KEY("business_id","day","template","code")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"change_id" uuid,
	"created_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone,
	"claimed_until" timestamp(3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"message_id" text,
	"sent_at" timestamp(3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "sent_messages" (
	"business_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"contact_id" uuid,
	"template_id" uuid,
	"source_id" uuid,
	"sender_id" uuid,
	"sent_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "sent_messages_business_id_message_id_pk" PRIMARY KEY("business_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid,
	"backend_id" uuid,
	"dedupe_key" text NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"resolved_at" timestamp(3) with time zone,
	"keep_until" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "reviews_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "quality" text;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_backend" ON "webhook_deliveries" USING btree ("business_id","backend_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_body" ON "inbox" USING btree ("business_id","backend_id","body_hash");--> statement-breakpoint
CREATE INDEX "inbox_due" ON "inbox" USING btree ("business_id","due_at");--> statement-breakpoint
CREATE INDEX "seen_events_at" ON "seen_events" USING btree ("business_id","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("business_id","backend_id","due_at");--> statement-breakpoint
CREATE INDEX "outbox_contact" ON "outbox" USING btree ("business_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "reviews_open" ON "reviews" USING btree ("business_id","resolved_at","created_at");--> statement-breakpoint
CREATE INDEX "reviews_dedupe" ON "reviews" USING btree ("business_id","dedupe_key");--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['inbox','seen_events','sent_messages','message_counts','outbox','reviews','poll_cursors','reconciliations','webhook_deliveries']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sayso_app, sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY owner_reads ON inbox FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON outbox FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON poll_cursors FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT INSERT, UPDATE ON templates TO sayso_worker;--> statement-breakpoint
GRANT INSERT ON template_events, suppressions TO sayso_worker;--> statement-breakpoint
-- Which businesses have something to read or to send, for the worker: unlocked looks across businesses.
CREATE FUNCTION sayso_due_inbox(at timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id FROM businesses s WHERE EXISTS (SELECT 1 FROM inbox i WHERE i.business_id = s.id AND i.due_at <= at)
$$;--> statement-breakpoint
CREATE FUNCTION sayso_due_outbox(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.business_id, k.id FROM backends k WHERE k.status <> 'disabled'
    AND EXISTS (SELECT 1 FROM outbox o WHERE o.business_id = k.business_id AND o.backend_id = k.id AND o.due_at <= at)
$$;--> statement-breakpoint
CREATE FUNCTION sayso_due_polls(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid, kind text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.business_id, p.backend_id, p.kind FROM poll_cursors p WHERE p.due_at <= at
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_due_inbox(timestamptz), sayso_due_outbox(timestamptz), sayso_due_polls(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_inbox(timestamptz), sayso_due_outbox(timestamptz), sayso_due_polls(timestamptz) TO sayso_worker;
