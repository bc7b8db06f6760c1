-- Which businesses have work, found from the indexes of what waits and no longer by asking for every business (decision
-- 147). Each index below holds rows that wait and no others, so a business without any is not in it and costs nothing.
-- An index is part of the transaction that writes the row: nothing else has to be written, and nothing can be lost. All
-- migrations that a database lacks are one transaction. A save writes the contact before its marks: the lock on
-- contacts, which 0023 may need, is therefore taken before that on marks, or each of the two could wait for the other.
LOCK TABLE contacts IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
-- The longest one first: the tables that are locked against reading are so for the shortest time.
CREATE INDEX sync_marks_due_at ON sync_marks (due_at) WHERE due_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX sync_marks_recheck_at ON sync_marks (recheck_at) WHERE recheck_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);--> statement-breakpoint
CREATE INDEX audiences_created ON audiences (created_at);--> statement-breakpoint
CREATE INDEX poll_cursors_due ON poll_cursors (due_at);--> statement-breakpoint
CREATE INDEX imports_created ON imports (created_at);--> statement-breakpoint
DROP INDEX imports_due;--> statement-breakpoint
CREATE INDEX imports_due ON imports (due_at) WHERE due_at IS NOT NULL;--> statement-breakpoint
DROP INDEX outbox_due;--> statement-breakpoint
CREATE INDEX outbox_due ON outbox (business_id, backend_id, due_at) WHERE due_at IS NOT NULL;--> statement-breakpoint
DROP INDEX inbox_due;--> statement-breakpoint
CREATE INDEX inbox_due ON inbox (business_id, due_at) WHERE due_at IS NOT NULL;--> statement-breakpoint

-- Where much may be due at once, the functions walk an index from one business, or backend, that has something waiting
-- to the next: as many steps as there are of these. The settings keep the planner on the index also while its figures
-- are of another time, when a queue was full, or empty.

-- The backends with marks that are due, and whether a refusal is among them. Few marks are read by time, whatever waits
-- for later; where more are due, the backends are walked, so that a million marks of one of them cost no more than one.
CREATE FUNCTION sayso_due_deliveries(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid, urgent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  most CONSTANT integer := 1000;
  b uuid := '00000000-0000-0000-0000-000000000000';
  k uuid := '00000000-0000-0000-0000-000000000000';
  first_urgent boolean;
  first_due timestamptz;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM sync_marks m WHERE m.due_at <= at ORDER BY m.due_at OFFSET most LIMIT 1) THEN
    FOR b, k, first_urgent IN SELECT m.business_id, m.backend_id, bool_or(m.urgent)
      FROM sync_marks m WHERE m.due_at <= at GROUP BY 1, 2 LOOP
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
END $$;--> statement-breakpoint

-- The backends of the marks whose state changes by itself now, of those `most` that have waited longest: of disabled
-- and paused backends as well, or these would stand before all others.
CREATE FUNCTION sayso_due_rechecks(at timestamptz, most integer) RETURNS TABLE (business_id uuid, backend_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT r.business_id, r.backend_id FROM (
    SELECT m.business_id, m.backend_id FROM sync_marks m WHERE m.recheck_at <= at ORDER BY m.recheck_at LIMIT most) r;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sayso_due_inbox(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
  first_due timestamptz;
BEGIN
  LOOP
    SELECT i.business_id, i.due_at INTO b, first_due FROM inbox i
      WHERE i.due_at IS NOT NULL AND i.business_id > b ORDER BY i.business_id, i.due_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_due <= at THEN RETURN NEXT b; END IF;
  END LOOP;
END $$;--> statement-breakpoint

-- The backends with messages to send, and those with conversations to give back. One with both comes twice.
CREATE OR REPLACE FUNCTION sayso_due_outbox(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
  k uuid := '00000000-0000-0000-0000-000000000000';
  first_due timestamptz;
BEGIN
  LOOP
    SELECT o.business_id, o.backend_id, o.due_at INTO b, k, first_due FROM outbox o
      WHERE o.due_at IS NOT NULL AND (o.business_id, o.backend_id) > (b, k)
      ORDER BY o.business_id, o.backend_id, o.due_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_due <= at AND EXISTS (SELECT 1 FROM backends s
      WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled') THEN
      business_id := b; backend_id := k;
      RETURN NEXT;
    END IF;
  END LOOP;
  b := '00000000-0000-0000-0000-000000000000';
  k := '00000000-0000-0000-0000-000000000000';
  LOOP
    SELECT o.business_id, o.backend_id, o.release_due INTO b, k, first_due FROM outbox o
      WHERE o.release_due IS NOT NULL AND (o.business_id, o.backend_id) > (b, k)
      ORDER BY o.business_id, o.backend_id, o.release_due LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF first_due <= at AND EXISTS (SELECT 1 FROM backends s
      WHERE s.business_id = b AND s.id = k AND s.status <> 'disabled') THEN
      business_id := b; backend_id := k;
      RETURN NEXT;
    END IF;
  END LOOP;
END $$;--> statement-breakpoint

-- Readings and imports that are due are few: by time alone.
CREATE OR REPLACE FUNCTION sayso_due_polls(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid, kind text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT p.business_id, p.backend_id, p.kind FROM poll_cursors p WHERE p.due_at <= at;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_due_imports(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT i.business_id FROM imports i WHERE i.due_at <= at;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sayso_businesses_to_feed() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  LOOP
    SELECT u.business_id INTO b FROM unfed_lines u WHERE u.business_id > b
      ORDER BY u.business_id, u.contact_id, u.seq LIMIT 1;
    EXIT WHEN NOT FOUND;
    RETURN NEXT b;
  END LOOP;
END $$;--> statement-breakpoint

-- Once an hour: by the time of making, so that only what is past its time is read. A business may come more than once.
CREATE OR REPLACE FUNCTION sayso_businesses_with_old_api_rows(keys_before timestamptz, jobs_before timestamptz)
RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT k.business_id FROM idempotency_keys k WHERE k.created_at < keys_before;
  RETURN QUERY SELECT DISTINCT i.business_id FROM imports i WHERE i.created_at < jobs_before;
  RETURN QUERY SELECT DISTINCT a.business_id FROM audiences a WHERE a.created_at < jobs_before;
END $$;--> statement-breakpoint

-- sayso_due_backends stays for the processes of the previous version, which may run beside this migration. A later one
-- drops it.
REVOKE ALL ON FUNCTION sayso_due_deliveries(timestamptz), sayso_due_rechecks(timestamptz, integer)
  FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_deliveries(timestamptz), sayso_due_rechecks(timestamptz, integer) TO sayso_worker;
