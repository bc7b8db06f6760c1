-- As in 0096, with one difference: a contact that changes again while a delivery waits keeps its place among those that
-- wait. Before, each change put it at their end, so where many changed, who changed often waited for seconds.
CREATE OR REPLACE FUNCTION sayso_write_change(b uuid, c uuid,
  line_seq integer, line_change uuid, line_kind text, line_occurred timestamptz, line_recorded timestamptz,
  line_actor text, line_method text, line_source uuid, line_reason text, line_refers uuid, line_payload text,
  line_prev text, line_hash text, line_key text, line_packed text, line_hash_bytes text, line_prev_bytes text,
  line_dedupe uuid, line_packed_key text,
  evidence_salt text, evidence_body text, evidence_digest text, evidence_until timestamptz,
  answer_topic uuid, answer_said text, answer_at timestamptz, answer_since timestamptz, answer_change uuid,
  answer_notice text, answer_basis text, answer_expires timestamptz, answer_evidence text, answer_lane text,
  answer_own_yes timestamptz, answer_lanes jsonb, answer_request uuid, answer_asked timestamptz,
  answer_asked_until timestamptz, answer_terms text, answer_proof text, answer_made integer,
  mark_version integer, mark_urgent boolean, mark_at timestamptz, mark_recheck timestamptz,
  is_announced boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[];
BEGIN
  INSERT INTO ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, source_id,
    reason, refers_to, payload, prev, hash, dedupe_key, packed, hash_bytes, prev_bytes, dedupe, packed_key)
  VALUES (b, c, line_seq, line_change, line_kind, line_occurred, line_recorded, line_actor, line_method, line_source,
    line_reason, line_refers, line_payload, line_prev, line_hash, line_key, decode(line_packed, 'hex'),
    decode(line_hash_bytes, 'hex'), decode(line_prev_bytes, 'hex'), line_dedupe, decode(line_packed_key, 'hex'));
  INSERT INTO unfed_lines (business_id, contact_id, seq) VALUES (b, c, line_seq);
  IF evidence_body IS NOT NULL THEN
    INSERT INTO evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
    VALUES (b, line_change, c, decode(evidence_salt, 'hex'), decode(evidence_body, 'hex'), evidence_digest,
      evidence_until);
  END IF;
  IF answer_topic IS NOT NULL THEN
    INSERT INTO answers (business_id, contact_id, topic_id, answer, at, since, change_id, notice, basis, expires_at,
      evidence, lane, own_yes_since, lanes, pending_request_id, pending_asked_at, pending_expires_at, terms, proof,
      made)
    VALUES (b, c, answer_topic, answer_said, answer_at, answer_since, answer_change, answer_notice, answer_basis,
      answer_expires, answer_evidence, answer_lane, answer_own_yes, answer_lanes, answer_request, answer_asked,
      answer_asked_until, answer_terms, decode(answer_proof, 'hex'), answer_made)
    ON CONFLICT (business_id, contact_id, topic_id) DO UPDATE SET
      answer = excluded.answer, at = excluded.at, since = excluded.since, change_id = excluded.change_id,
      notice = excluded.notice, basis = excluded.basis, expires_at = excluded.expires_at, evidence = excluded.evidence,
      lane = excluded.lane, own_yes_since = excluded.own_yes_since, lanes = excluded.lanes,
      pending_request_id = excluded.pending_request_id, pending_asked_at = excluded.pending_asked_at,
      pending_expires_at = excluded.pending_expires_at, terms = excluded.terms, proof = excluded.proof,
      made = excluded.made;
  END IF;
  IF mark_version IS NOT NULL THEN
    -- As markForSync writes them (db/queries/sync/sync-marks.ts): for each backend that stores consent, also of those
    -- who were merged into the contact.
    SELECT array_agg(k.id) INTO gone FROM contacts k WHERE k.business_id = b AND k.merged_into = c;
    INSERT INTO sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since, recheck_at)
    SELECT k.business_id, k.id, v.id, mark_version, mark_urgent, mark_at, mark_at, mark_recheck
    FROM backends k CROSS JOIN unnest(c || gone) AS v(id)
    WHERE k.business_id = b AND k.status <> 'disabled' AND k.kind <> 'whatsapp'
    ON CONFLICT (business_id, backend_id, contact_id) DO UPDATE SET
      version = excluded.version, urgent = sync_marks.urgent OR excluded.urgent,
      due_at = least(sync_marks.due_at, excluded.due_at),
      waiting_since = CASE WHEN excluded.urgent AND NOT sync_marks.urgent THEN excluded.waiting_since
        ELSE coalesce(sync_marks.waiting_since, excluded.waiting_since) END,
      recheck_at = excluded.recheck_at, set_aside = NULL, attempts = 0;
  END IF;
  IF is_announced THEN
    UPDATE outbox o SET change_id = line_change
    WHERE o.business_id = b AND o.contact_id = c AND o.kind = 'confirmation' AND o.due_at IS NOT NULL
      AND o.claimed_until IS NULL;
  END IF;
END $$;--> statement-breakpoint

-- Such a change leaves what the indexes of waiting marks hold as it is, so PostgreSQL can write it without touching any
-- index (HOT), unless an index has the version in its condition. The index by time had (0041). Another one takes its
-- place, which db/mark-indexes.ts builds behind the migrations while people go on saving. So the look repeats both
-- conditions, and either index serves it.
-- The marks that are due are read once, where they were counted before.
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
