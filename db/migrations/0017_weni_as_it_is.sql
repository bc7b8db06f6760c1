-- A group that lists who refuses ("Não enviar promoções"): to be in it is a No.
ALTER TABLE "mirrors" ADD COLUMN "inverted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Since when a reading ends with an error each time; null: the last one did not.
ALTER TABLE "poll_cursors" ADD COLUMN "failed_since" timestamp(3) with time zone;--> statement-breakpoint
-- Contacts of a backend that could not be taken in, each with its reason. They are looked at again; the reading of the others goes on.
CREATE TABLE "reading_failures" (
	"business_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"reason" text NOT NULL,
	"contact_ids" uuid[] DEFAULT '{}' NOT NULL,
	"attempts" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "reading_failures_business_id_backend_id_external_id_pk" PRIMARY KEY("business_id","backend_id","external_id")
);
--> statement-breakpoint
CREATE INDEX "reading_failures_due" ON "reading_failures" USING btree ("business_id","backend_id","due_at");--> statement-breakpoint
ALTER TABLE "reading_failures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reading_failures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "reading_failures" TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT ON "reading_failures" TO sayso_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_failures" TO sayso_worker;--> statement-breakpoint
-- How many backends can't be read, by reason, over all businesses: for /readyz, which belongs to the operator. Waiting for the hour's budget is none.
CREATE FUNCTION sayso_failing_readings() RETURNS TABLE (reason text, backends integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.last_error, count(DISTINCT p.backend_id)::int FROM poll_cursors p
  JOIN backends k ON k.business_id = p.business_id AND k.id = p.backend_id
  WHERE p.kind IN ('changes', 'reconcile') AND p.failed_since IS NOT NULL AND p.last_error IS NOT NULL AND k.status <> 'disabled'
    AND p.last_error <> 'budget' AND p.last_error NOT LIKE 'http_429%'
  GROUP BY p.last_error ORDER BY 2 DESC, 1 LIMIT 20
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_failing_readings() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_failing_readings() TO sayso_app;
