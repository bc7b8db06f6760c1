-- When everybody of a closed business had been erased; null: not yet.
ALTER TABLE "businesses" ADD COLUMN "erased_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "businesses_to_erase" ON "businesses" ("closed_at")
  WHERE closed_at IS NOT NULL AND erased_at IS NULL;--> statement-breakpoint
-- The closed businesses in which somebody may be left: for the worker, which erases them within the business.
CREATE FUNCTION sayso_businesses_to_erase() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.id FROM businesses b WHERE b.closed_at IS NOT NULL AND b.erased_at IS NULL ORDER BY b.closed_at, b.id
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_to_erase() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_to_erase() TO sayso_worker;--> statement-breakpoint
GRANT UPDATE (erased_at) ON businesses TO sayso_worker;
