-- The numbers of the console are counted by the worker and read from here: docs/decisions/0168-figures-are-counted.md.
CREATE TABLE "figures" (
	"business_id" uuid NOT NULL PRIMARY KEY,
	"people" bigint DEFAULT 0 NOT NULL,
	"reach_at" timestamp(3) with time zone,
	"reach_ms" integer DEFAULT 0 NOT NULL,
	"reach_due_at" timestamp(3) with time zone,
	"reach_claimed_until" timestamp(3) with time zone,
	"position" bigint DEFAULT 0 NOT NULL,
	"days_due_at" timestamp(3) with time zone
);--> statement-breakpoint
CREATE TABLE "reach_counts" (
	"business_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"people" bigint NOT NULL,
	CONSTRAINT "reach_counts_business_id_topic_id_reason_pk" PRIMARY KEY("business_id","topic_id","reason")
);--> statement-breakpoint
CREATE TABLE "day_counts" (
	"business_id" uuid NOT NULL,
	"day" date NOT NULL,
	"event" text NOT NULL,
	"detail" text NOT NULL,
	"speaker" text NOT NULL,
	"times" bigint NOT NULL,
	CONSTRAINT "day_counts_pk" PRIMARY KEY("business_id","day","event","detail","speaker")
);--> statement-breakpoint
CREATE INDEX "figures_reach_due" ON "figures" ("reach_due_at") WHERE reach_due_at is not null;--> statement-breakpoint
CREATE INDEX "figures_reach_claimed" ON "figures" ("reach_claimed_until")
  WHERE reach_claimed_until is not null;--> statement-breakpoint
CREATE INDEX "figures_days_due" ON "figures" ("days_due_at") WHERE days_due_at is not null;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_business_fk"
  FOREIGN KEY ("business_id") REFERENCES "businesses"("id");--> statement-breakpoint
ALTER TABLE "day_counts" ADD CONSTRAINT "day_counts_event"
  CHECK (event IN ('agreed', 'refused', 'stopped', 'paused', 'returned', 'reason'));--> statement-breakpoint
ALTER TABLE "day_counts" ADD CONSTRAINT "day_counts_speaker" CHECK (speaker IN ('person', 'other'));--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['figures', 'reach_counts', 'day_counts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app, sayso_worker', t);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY owner_reads ON figures TO CURRENT_USER USING (true);--> statement-breakpoint
-- A change of a topic asks for a new count; it changes nothing else.
GRANT INSERT (business_id, reach_due_at), UPDATE (reach_due_at) ON figures TO sayso_app;--> statement-breakpoint

-- The businesses that have something to count at a moment.
CREATE FUNCTION sayso_due_figures(at timestamptz) RETURNS TABLE (business_id uuid, days boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
  RETURN QUERY SELECT f.business_id, true FROM figures f WHERE f.days_due_at <= at;
  RETURN QUERY SELECT f.business_id, false FROM figures f WHERE f.reach_due_at <= at
    AND (f.reach_claimed_until IS NULL OR f.reach_claimed_until <= at);
  -- The worker that counted these was killed.
  RETURN QUERY SELECT f.business_id, false FROM figures f WHERE f.reach_claimed_until <= at;
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION sayso_due_figures(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_figures(timestamptz) TO sayso_worker;--> statement-breakpoint

-- Every business that exists is counted from its first line on.
INSERT INTO figures (business_id, reach_due_at, days_due_at) SELECT id, now(), now() FROM businesses;
