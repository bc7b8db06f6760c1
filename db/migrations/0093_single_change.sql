-- What one change of one contact writes, in two calls (decision 240). Statements of many rows take arrays, and arrays
-- of one element cost more than what is done with them; and each statement that is sent has a cost of its own.
-- Processes of the last release, and changes of many contacts, write by statements as before.

-- Writes the line of a change and marks it for the feed, then its evidence, one answer and the marks for the backends,
-- each where there is one. A change message that waits announces this change as well, if it is announced at all. The
-- function has the rights of who calls it. Rows come in the layout in which they are stored, and bytes as hex. No
-- parameter has the name of a column.
CREATE FUNCTION sayso_write_change(b uuid, c uuid,
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
      waiting_since = coalesce(sync_marks.waiting_since, excluded.waiting_since), recheck_at = excluded.recheck_at,
      set_aside = NULL, attempts = 0;
  END IF;
  IF is_announced THEN
    UPDATE outbox o SET change_id = line_change
    WHERE o.business_id = b AND o.contact_id = c AND o.kind = 'confirmation' AND o.due_at IS NOT NULL
      AND o.claimed_until IS NULL;
  END IF;
END $$;--> statement-breakpoint

-- What sayso_write_contacts does, for one contact: writes its own registers and moves the head of its chain, forward
-- only, and only to a line that is there.
CREATE FUNCTION sayso_write_contact(b uuid, c uuid, is_stopped boolean, stopped timestamptz, stopped_first timestamptz,
  stop_change uuid, paused_until timestamptz, paused timestamptz, pause_change uuid, released timestamptz,
  erased timestamptz, line_seq integer, line_hash text, own_act timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sayso_demand_tenant(b);
  UPDATE contacts k SET
    stop_on = is_stopped, stop_at = stopped, stop_since = stopped_first, stop_change_id = stop_change,
    pause_until = paused_until, pause_at = paused, pause_change_id = pause_change, released_at = released,
    erased_at = erased, head_seq = line_seq, head_hash = line_hash, last_own_at = own_act
  FROM ledger l
  WHERE k.business_id = b AND k.id = c AND k.head_seq < line_seq AND l.business_id = b AND l.contact_id = c
    AND l.seq = line_seq AND coalesce(l.hash, encode(l.hash_bytes, 'hex')) = line_hash;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a head only moves forward, to a line that is there' USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint

-- As in 0061, in one function, and with lists in place of objects: to write the names of fields took a third of the
-- time. What is listed, and in which order, is in db/queries/contacts/listed-contact.ts. The last release calls
-- sayso_lock_contact.
CREATE OR REPLACE FUNCTION sayso_lock_for_change(b uuid, c uuid, OUT contact json, OUT unbound json, OUT now_ms bigint)
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  PERFORM 1 FROM contacts k WHERE k.business_id = b AND k.id = c FOR UPDATE;
  -- A statement of its own: it sees what the lock waited for.
  SELECT json_build_array(
      k.id, k.locale, k.link_epoch, k.stop_on, sayso_ms(k.stop_at), sayso_ms(k.stop_since), k.stop_change_id,
      sayso_ms(k.pause_until), sayso_ms(k.pause_at), k.pause_change_id, sayso_ms(k.released_at),
      sayso_ms(k.erased_at), k.merged_into, k.head_seq, k.head_hash, sayso_ms(k.last_own_at),
      (SELECT s.config_version FROM businesses s WHERE s.id = b),
      (SELECT i.canonical FROM identities i
        WHERE i.business_id = b AND i.contact_id = c AND i.kind = 'phone' AND i.ended_at IS NULL
        ORDER BY i.created_at LIMIT 1),
      (SELECT json_agg(json_build_array(
          a.topic_id, a.answer, sayso_ms(a.at), sayso_ms(a.since), a.change_id, a.notice, a.basis,
          sayso_ms(a.expires_at), a.evidence, a.lane, a.terms, encode(a.proof, 'hex'), a.lanes, a.pending_request_id,
          sayso_ms(a.pending_asked_at), sayso_ms(a.pending_expires_at)))
        FROM answers a WHERE a.business_id = b AND a.contact_id = c),
      (SELECT json_agg(json_build_array(s.sender_id, s.stop_on, sayso_ms(s.stop_at), s.stop_change_id))
        FROM contact_senders s WHERE s.business_id = b AND s.contact_id = c AND s.stop_at IS NOT NULL))
    INTO contact FROM contacts k WHERE k.business_id = b AND k.id = c;
  unbound := (SELECT json_agg(json_build_object(
      'id', i.id, 'contactId', i.contact_id, 'kind', i.kind, 'canonical', i.canonical, 'matchKey', i.match_key)
      ORDER BY i.created_at, i.id)
    FROM identities i WHERE i.business_id = b AND i.contact_id = c AND i.salt IS NULL AND i.canonical <> '');
  now_ms := sayso_ms(clock_timestamp());
END $$;--> statement-breakpoint

REVOKE ALL ON FUNCTION sayso_write_change, sayso_write_contact FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_write_change, sayso_write_contact TO sayso_app, sayso_worker;
