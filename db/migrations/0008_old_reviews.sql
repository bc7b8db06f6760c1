-- Which businesses keep what waits for a person longer than they said, for the worker: an unlocked look across businesses.
CREATE POLICY owner_reads ON reviews FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE FUNCTION sayso_businesses_with_old_reviews(at timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id FROM businesses s WHERE EXISTS (SELECT 1 FROM reviews r WHERE r.business_id = s.id AND r.keep_until <= at)
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_with_old_reviews(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_with_old_reviews(timestamptz) TO sayso_worker;
