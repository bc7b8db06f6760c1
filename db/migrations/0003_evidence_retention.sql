-- What is personal about a change is kept for a time only; the worker deletes what is past it.
CREATE INDEX "evidence_keep_until" ON "evidence" USING btree ("business_id","keep_until");--> statement-breakpoint
CREATE POLICY owner_reads ON evidence TO CURRENT_USER USING (true);--> statement-breakpoint
DROP POLICY tenant ON evidence;--> statement-breakpoint
CREATE POLICY tenant ON evidence TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE FUNCTION sayso_businesses_with_old_evidence(at timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id FROM businesses s WHERE EXISTS (SELECT 1 FROM evidence e WHERE e.business_id = s.id AND e.keep_until <= at)
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_with_old_evidence(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_with_old_evidence(timestamptz) TO sayso_worker;
