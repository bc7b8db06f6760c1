-- A claim moved due_at, and so had to write every index of a mark: more than a third of what a delivery wrote. Now it
-- leaves due_at as it is, and touches no index (HOT). What comes while a contact is claimed is known by waiting_since,
-- which the claim empties and which everything sets that makes a mark due, also in processes of the last release. Since
-- when the contact waited is kept beside it (docs/decisions/0252-claims-touch-no-index.md).
ALTER TABLE sync_marks ADD COLUMN waited_since timestamp(3) with time zone;--> statement-breakpoint
-- Room for that beside a mark, also in a page that an import fills from now on.
ALTER TABLE sync_marks SET (fillfactor = 90);--> statement-breakpoint

-- As in 0098, but a contact that is claimed is not due.
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
  many boolean := false;
BEGIN
  -- In the order of time, which only the index by time has: the other one holds what waits for later as well.
  FOR b, k, first_urgent, many IN SELECT d.business_id, d.backend_id, bool_or(d.urgent), sum(count(*)) OVER () > most
    FROM (SELECT m.business_id, m.backend_id, m.urgent FROM sync_marks m
      WHERE m.due_at <= at AND m.version >= 0 AND m.contact_id <> '00000000-0000-0000-0000-000000000000'
        AND (m.claimed_until IS NULL OR m.claimed_until <= at)
      ORDER BY m.due_at LIMIT most + 1) d GROUP BY 1, 2 LOOP
    EXIT WHEN many;
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM backends s
      WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled');
    business_id := b; backend_id := k; urgent := first_urgent;
    RETURN NEXT;
  END LOOP;
  IF NOT coalesce(many, false) THEN RETURN; END IF;
  b := '00000000-0000-0000-0000-000000000000';
  k := '00000000-0000-0000-0000-000000000000';
  LOOP
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
END $$;--> statement-breakpoint

-- As in 0081, also of refusals that are claimed.
CREATE OR REPLACE FUNCTION sayso_waiting_refusals() RETURNS TABLE (kind text, status text, since timestamptz)
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
    -- A worker of the last release that takes over a claim leaves waited_since behind.
    SELECT min(u.since) INTO since FROM (SELECT CASE WHEN m.claimed_by IS NULL THEN m.waiting_since
        ELSE least(m.waited_since, m.waiting_since) END AS since FROM sync_marks m
      WHERE m.business_id = b AND m.backend_id = k AND m.urgent AND m.due_at IS NOT NULL
      ORDER BY m.due_at LIMIT most) u;
    CONTINUE WHEN since IS NULL;
    RETURN NEXT;
  END LOOP;
END $$;
