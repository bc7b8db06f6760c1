-- As in 0099, but where only a few backends have anything waiting, the look walks from one to the next. To read what is
-- due in the order of time costs up to a thousand marks, past those that are claimed, and while people save this was
-- done several times a second (docs/decisions/0254-what-a-delivery-looks-up.md). A cluster is asked for what is due
-- first, as before: each step of the walk would go to every shard.
CREATE OR REPLACE FUNCTION sayso_due_deliveries(at timestamptz)
RETURNS TABLE (business_id uuid, backend_id uuid, urgent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  most CONSTANT integer := 1000;
  few CONSTANT integer := CASE WHEN to_regclass('pg_catalog.pg_dist_partition') IS NULL THEN 16 ELSE 0 END;
  walked integer := 0;
  b uuid := '00000000-0000-0000-0000-000000000000';
  k uuid := '00000000-0000-0000-0000-000000000000';
  first_urgent boolean;
  first_due timestamptz;
  many boolean := false;
  due record;
BEGIN
  LOOP
    IF walked = few THEN
      -- In the order of time, which only the index by time has: the other one holds what waits for later as well.
      FOR due IN SELECT d.business_id, d.backend_id, bool_or(d.urgent) AS urgent,
          sum(count(*)) OVER () > most AS many
        FROM (SELECT m.business_id, m.backend_id, m.urgent FROM sync_marks m
          WHERE m.due_at <= at AND m.version >= 0 AND m.contact_id <> '00000000-0000-0000-0000-000000000000'
            AND (m.claimed_until IS NULL OR m.claimed_until <= at)
          ORDER BY m.due_at LIMIT most + 1) d GROUP BY 1, 2 LOOP
        many := due.many;
        EXIT WHEN many;
        -- Those before were found on the way.
        CONTINUE WHEN (due.business_id, due.backend_id) <= (b, k) OR NOT EXISTS (SELECT 1 FROM backends s
          WHERE s.business_id = due.business_id AND s.id = due.backend_id AND s.status <> 'disabled');
        business_id := due.business_id; backend_id := due.backend_id; urgent := due.urgent;
        RETURN NEXT;
      END LOOP;
      IF NOT many THEN RETURN; END IF;
    END IF;
    walked := walked + 1;
    SELECT m.business_id, m.backend_id, m.urgent, m.due_at INTO b, k, first_urgent, first_due FROM sync_marks m
      WHERE m.due_at IS NOT NULL AND (m.business_id, m.backend_id) > (b, k)
        AND (m.claimed_until IS NULL OR m.claimed_until <= at)
      ORDER BY m.business_id, m.backend_id, m.urgent DESC NULLS LAST, m.due_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_due > at THEN
      -- Refusals come first: none of them is due. Something else may be.
      CONTINUE WHEN NOT first_urgent OR NOT EXISTS (SELECT 1 FROM sync_marks m
        WHERE m.business_id = b AND m.backend_id = k AND NOT m.urgent AND m.due_at <= at
          AND (m.claimed_until IS NULL OR m.claimed_until <= at));
      first_urgent := false;
    END IF;
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM backends s
        WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled');
    business_id := b; backend_id := k; urgent := first_urgent;
    RETURN NEXT;
  END LOOP;
END $$;
