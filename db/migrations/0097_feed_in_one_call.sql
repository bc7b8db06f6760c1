-- Gives lines that wait their place at the end of a business's feed, in one call (decision 247): up to `most` of them,
-- those of a contact in their order. Returns their number; null where another process is at it, and -1 where batches of
-- an import wait, or came in while the lines were read: these are fed by statements (db/queries/ledger/feed.ts). The
-- function has the rights of who calls it. The lock is that of every version; taken here, it is taken on the
-- coordinator of a cluster, where this function runs. A cluster adds no times in ON CONFLICT or UPDATE
-- (docs/reference/citus.md, 9 and 36), so they are added before.
CREATE FUNCTION sayso_feed_lines(b uuid, most integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  waiting uuid[];
  places integer[];
  newest bigint;
  one integer;
  given integer := 0;
  moment timestamptz := now();
  soon timestamptz := now() + interval '2 seconds';
  reach timestamptz;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('sayso.feed:' || b, 0)) THEN
    RETURN NULL;
  END IF;
  SELECT array_agg(w.contact_id), array_agg(w.seq) INTO waiting, places
  FROM (SELECT u.contact_id, u.seq FROM unfed_lines u WHERE u.business_id = b
    ORDER BY u.contact_id, u.seq LIMIT most) w;
  -- After the lines: whatever comes before one of them was committed earlier, and is seen here.
  PERFORM 1 FROM unfed_batches u WHERE u.business_id = b LIMIT 1;
  IF FOUND THEN
    RETURN -1;
  END IF;
  IF waiting IS NULL THEN
    RETURN 0;
  END IF;
  SELECT coalesce(max(f.position), 0) INTO newest FROM feed f WHERE f.business_id = b;
  -- A cluster needs RETURNING here (docs/reference/citus.md, 28), and PL/pgSQL somebody who takes it.
  FOR one IN INSERT INTO feed (business_id, position, contact_id, seq)
    SELECT b, newest + v.place, v.contact, v.line
    FROM unnest(waiting, places) WITH ORDINALITY AS v(contact, line, place)
    RETURNING 1
  LOOP
    given := given + one;
  END LOOP;
  IF given <> cardinality(waiting) THEN
    RAISE EXCEPTION 'a line got no place in the feed';
  END IF;
  newest := newest + cardinality(waiting);
  DELETE FROM unfed_lines u USING unnest(waiting, places) AS v(contact, line)
  WHERE u.business_id = b AND u.contact_id = v.contact AND u.seq = v.line;

  -- As markFed, markUnsigned and markLinesDue do it.
  SELECT greatest(moment, g.reach_at + interval '5 seconds', g.reach_at + 50 * g.reach_ms * interval '1 millisecond')
    INTO reach FROM figures g WHERE g.business_id = b FOR UPDATE;
  IF FOUND THEN
    UPDATE figures g SET days_due_at = coalesce(g.days_due_at, moment), reach_due_at = coalesce(g.reach_due_at, reach)
    WHERE g.business_id = b;
  ELSE
    INSERT INTO figures AS g (business_id, days_due_at, reach_due_at) VALUES (b, moment, moment)
    ON CONFLICT (business_id) DO UPDATE SET days_due_at = coalesce(g.days_due_at, excluded.days_due_at),
      reach_due_at = coalesce(g.reach_due_at, excluded.reach_due_at);
  END IF;
  INSERT INTO unsigned_feeds (business_id, fed) VALUES (b, newest)
  ON CONFLICT (business_id) DO UPDATE SET fed = excluded.fed;
  INSERT INTO template_watch AS w (business_id, lines_due_at) VALUES (b, soon)
  ON CONFLICT (business_id) DO UPDATE SET lines_due_at = coalesce(w.lines_due_at, excluded.lines_due_at);
  RETURN cardinality(waiting);
END $$;--> statement-breakpoint

REVOKE ALL ON FUNCTION sayso_feed_lines FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_feed_lines TO sayso_worker;
