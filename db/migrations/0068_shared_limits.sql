-- Counts of one process are added up with those of all others, once a second and not once an act (decision 0213). The
-- table is that of 0025: a keyed hash, a count, and when it ends.

-- Adds to the count of each subject, whose window ends at the moment given with it unless one has begun before. Some
-- that have ended are deleted on the way. Rows are taken in the order of their subject, so that two processes never
-- wait for each other.
CREATE FUNCTION sayso_add_attempts(subjects text[], amounts integer[], at timestamptz, untils timestamptz[])
RETURNS TABLE (subject text, count integer, ends_at bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM sign_in_attempts a WHERE a.subject IN (
    SELECT o.subject FROM sign_in_attempts o WHERE o.ends_at <= at AND NOT o.subject = ANY(subjects)
      ORDER BY o.ends_at LIMIT 20 FOR UPDATE SKIP LOCKED);
  RETURN QUERY INSERT INTO sign_in_attempts AS a (subject, count, ends_at)
    SELECT s.subject, s.amount, s.until FROM unnest(subjects, amounts, untils) AS s (subject, amount, until)
      ORDER BY s.subject
    ON CONFLICT ON CONSTRAINT sign_in_attempts_pkey DO UPDATE SET
      count = CASE WHEN a.ends_at <= at THEN excluded.count ELSE a.count + excluded.count END,
      ends_at = CASE WHEN a.ends_at <= at THEN excluded.ends_at ELSE a.ends_at END
    RETURNING a.subject, a.count, sayso_ms(a.ends_at);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_add_attempts(text[], integer[], timestamptz, timestamptz[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_add_attempts(text[], integer[], timestamptz, timestamptz[]) TO sayso_app;
