-- Until when a platform blocks an account, and why. It is kept apart from the status, which a member or a restore
-- changes meanwhile (decision 0230). And when a paused backend may be asked again, for all workers together.
ALTER TABLE "backends" ADD COLUMN "blocked_until" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "backends" ADD COLUMN "blocked_reason" text;--> statement-breakpoint
ALTER TABLE "backends" ADD COLUMN "next_probe_at" timestamp(3) with time zone;--> statement-breakpoint
-- Accounts that are blocked now stay so for the hour that began with their pause.
DO $$
DECLARE
  r record;
BEGIN
  FOR r IN SELECT b.business_id, b.id, b.status_reason, b.status_at + interval '1 hour' AS until FROM backends b
    WHERE b.status = 'paused' AND b.status_reason IN ('graph_368', 'graph_131031', 'graph_131048') LOOP
    EXECUTE format('SET LOCAL app.business_id = %L', r.business_id);
    UPDATE backends SET blocked_until = r.until, blocked_reason = r.status_reason
      WHERE business_id = r.business_id AND id = r.id;
  END LOOP;
END $$;
