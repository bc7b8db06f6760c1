-- What is past its time is found by reading what is past it, and no longer by asking for every business (decision 147).
-- Reviews are few: an index on the time alone. Evidence has one row for nearly every change, so it gets no index more:
-- its own is walked from one business that keeps any to the next.
CREATE INDEX reviews_keep_until ON reviews (keep_until);--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_businesses_with_old_reviews(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT r.business_id FROM reviews r WHERE r.keep_until <= at;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_businesses_with_old_evidence(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
  first_end timestamptz;
BEGIN
  LOOP
    SELECT e.business_id, e.keep_until INTO b, first_end FROM evidence e
      WHERE e.business_id > b ORDER BY e.business_id, e.keep_until LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_end <= at THEN RETURN NEXT b; END IF;
  END LOOP;
END $$;
