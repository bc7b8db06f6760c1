-- A STOP is claimed before statuses that failed, too (decision 0227). Each kind of POST that is claimed by itself has an
-- index of its own: after an outage, hundreds of thousands of one kind are due before the first of another.
CREATE INDEX inbox_words ON inbox (business_id, due_at) WHERE due_at IS NOT NULL AND NOT only_progress;--> statement-breakpoint
CREATE INDEX inbox_progress ON inbox (business_id, due_at)
  WHERE due_at IS NOT NULL AND only_progress AND attempts = 0;--> statement-breakpoint
CREATE INDEX inbox_tried_progress ON inbox (business_id, due_at)
  WHERE due_at IS NOT NULL AND only_progress AND attempts > 0;--> statement-breakpoint
-- contracts: inbox_first since 0.1.0: it came with 0079, which that release does not have, and it is not unique
DROP INDEX inbox_first;--> statement-breakpoint
CREATE POLICY owner_reads ON seen_events FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
-- The businesses in which posts, events, messages of our own or sent messages may be past their time, also those that
-- receive nothing any more. It steps from one business that has such rows to the next one and looks at the oldest of
-- each, which for posts and our own messages is the one with the first id.
CREATE FUNCTION sayso_businesses_with_old_messages(
  posted timestamptz, seen timestamptz, own timestamptz, sent timestamptz, unknown timestamptz
) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  nil CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  b uuid;
  oldest timestamptz;
BEGIN
  b := nil;
  LOOP
    SELECT i.business_id, i.received_at INTO b, oldest FROM inbox i
      WHERE i.business_id > b ORDER BY i.business_id, i.id LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF oldest < posted THEN RETURN NEXT b; END IF;
  END LOOP;
  b := nil;
  LOOP
    SELECT e.business_id, e.at INTO b, oldest FROM seen_events e
      WHERE e.business_id > b ORDER BY e.business_id, e.at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF oldest < seen THEN RETURN NEXT b; END IF;
  END LOOP;
  b := nil;
  LOOP
    SELECT o.business_id, o.created_at INTO b, oldest FROM outbox o
      WHERE o.business_id > b ORDER BY o.business_id, o.id LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF oldest < own THEN RETURN NEXT b; END IF;
  END LOOP;
  b := nil;
  LOOP
    SELECT m.business_id, m.sent_at INTO b, oldest FROM sent_messages m
      WHERE m.business_id > b ORDER BY m.business_id, m.sent_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF oldest < sent THEN RETURN NEXT b; END IF;
  END LOOP;
  b := nil;
  LOOP
    SELECT m.business_id, m.sent_at INTO b, oldest FROM sent_messages m
      WHERE m.business_id > b AND m.contact_id IS NULL AND m.template_id IS NULL AND m.source_id IS NULL
      ORDER BY m.business_id, m.sent_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    IF oldest < unknown THEN RETURN NEXT b; END IF;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_with_old_messages(timestamptz, timestamptz, timestamptz, timestamptz, timestamptz)
  FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_with_old_messages(timestamptz, timestamptz, timestamptz, timestamptz,
  timestamptz) TO sayso_worker;
