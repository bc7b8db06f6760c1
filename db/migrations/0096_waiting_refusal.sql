-- As in 0093, with one difference: a refusal that comes while another change waits for a backend begins the time of
-- waiting again. Other changes wait some seconds while many people refuse (decision 245), and what is measured and shown
-- of a refusal is how long it has waited itself.
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
      version = excluded.version, urgent = sync_marks.urgent OR excluded.urgent, due_at = excluded.due_at,
      waiting_since = CASE WHEN excluded.urgent AND NOT sync_marks.urgent THEN excluded.waiting_since
        ELSE coalesce(sync_marks.waiting_since, excluded.waiting_since) END,
      recheck_at = excluded.recheck_at, set_aside = NULL, attempts = 0;
  END IF;
  IF is_announced THEN
    UPDATE outbox o SET change_id = line_change
    WHERE o.business_id = b AND o.contact_id = c AND o.kind = 'confirmation' AND o.due_at IS NOT NULL
      AND o.claimed_until IS NULL;
  END IF;
END $$;
