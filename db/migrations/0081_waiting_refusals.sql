-- Since when refusals wait for backends: a backend that does not respond at all confirms nothing, so that the time from
-- a change to its confirmation says nothing about it. It steps from one backend that something waits for to the next
-- one in sync_marks_due, where refusals come first, and looks at no other.
CREATE FUNCTION sayso_waiting_refusals() RETURNS TABLE (kind text, status text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
  k uuid := '00000000-0000-0000-0000-000000000000';
  first_urgent boolean;
  most CONSTANT integer := 1000;
BEGIN
  LOOP
    SELECT m.business_id, m.backend_id, m.urgent INTO b, k, first_urgent FROM sync_marks m
      WHERE m.due_at IS NOT NULL AND (m.business_id, m.backend_id) > (b, k)
      ORDER BY m.business_id, m.backend_id, m.urgent DESC NULLS LAST, m.due_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    CONTINUE WHEN NOT first_urgent;
    SELECT s.kind, s.status INTO kind, status FROM backends s
      WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled';
    CONTINUE WHEN NOT FOUND;
    -- Among those that are tried next: with more of them than that, the oldest may have waited longer.
    SELECT min(u.waiting_since) INTO since FROM (SELECT m.waiting_since FROM sync_marks m
      WHERE m.business_id = b AND m.backend_id = k AND m.urgent AND m.due_at IS NOT NULL
      ORDER BY m.due_at LIMIT most) u;
    CONTINUE WHEN since IS NULL;
    RETURN NEXT;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_waiting_refusals() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_waiting_refusals() TO sayso_worker;
