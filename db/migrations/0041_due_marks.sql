-- What is due is found by time over all backends, and claimed by backend. Both indexes gave the order that a claim asks
-- for, so the planner took the one by time where much was due, and stepped over all that was held back for another
-- backend: a hundred thousand marks to claim one. The new index by time has a condition that is true of every mark and
-- that only the look below repeats, so a claim cannot use it.
-- The index holds nothing but marks that wait, and making it reads the table once. The lock is the one that dropping needs, taken before anything else: a lock that grows could meet a
-- transaction that has read a mark and is about to write one. Processes of the previous version use the function alone.
LOCK TABLE sync_marks IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
CREATE INDEX sync_marks_due_look ON sync_marks (due_at) WHERE due_at IS NOT NULL AND version >= 0;--> statement-breakpoint
DROP INDEX sync_marks_due_at;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_due_deliveries(at timestamptz)
RETURNS TABLE (business_id uuid, backend_id uuid, urgent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  most CONSTANT integer := 1000;
  b uuid := '00000000-0000-0000-0000-000000000000';
  k uuid := '00000000-0000-0000-0000-000000000000';
  first_urgent boolean;
  first_due timestamptz;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM sync_marks m WHERE m.due_at <= at AND m.version >= 0
    ORDER BY m.due_at OFFSET most LIMIT 1) THEN
    -- In the order of time, which only the index by time has: the other one holds what waits for later as well.
    FOR b, k, first_urgent IN SELECT d.business_id, d.backend_id, bool_or(d.urgent)
      FROM (SELECT m.business_id, m.backend_id, m.urgent FROM sync_marks m
        WHERE m.due_at <= at AND m.version >= 0 ORDER BY m.due_at LIMIT most) d GROUP BY 1, 2 LOOP
      CONTINUE WHEN NOT EXISTS (SELECT 1 FROM backends s
        WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled');
      business_id := b; backend_id := k; urgent := first_urgent;
      RETURN NEXT;
    END LOOP;
    RETURN;
  END IF;
  LOOP
    SELECT m.business_id, m.backend_id, m.urgent, m.due_at INTO b, k, first_urgent, first_due FROM sync_marks m
      WHERE m.due_at IS NOT NULL AND (m.business_id, m.backend_id) > (b, k)
      ORDER BY m.business_id, m.backend_id, m.urgent DESC NULLS LAST, m.due_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_due > at THEN
      -- Refusals come first: none of them is due. Something else may be.
      CONTINUE WHEN NOT first_urgent OR NOT EXISTS (SELECT 1 FROM sync_marks m
        WHERE m.business_id = b AND m.backend_id = k AND NOT m.urgent AND m.due_at <= at);
      first_urgent := false;
    END IF;
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM backends s
        WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled');
    business_id := b; backend_id := k; urgent := first_urgent;
    RETURN NEXT;
  END LOOP;
END $$;
