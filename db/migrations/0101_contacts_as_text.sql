-- What a change reads under its lock, and what a page reads of a contact, as text that is put together by `||`
-- (decision 255). json_build_array looks up how each value is written, for each row and value, which took longer than
-- to read the rows. What most rows have not is left out, and then json_build_array writes all of it. What checks do not
-- confine to words and digits is written by to_json, which escapes it.

-- Locks contacts and reads them, with PostgreSQL's time in milliseconds. With `waits` it waits for whoever has locked
-- them. Without, it leaves out who is locked elsewhere or was merged (decision 241). What is listed, and
-- in which order, is in db/queries/contacts/listed-contact.ts. Other lists name a contact by its place in `contacts`.
CREATE FUNCTION sayso_lock_contacts(b uuid, ids uuid[], waits boolean, OUT contacts text, OUT answers text,
  OUT identities text, OUT senders text, OUT config integer, OUT now_ms bigint)
LANGUAGE plpgsql AS $$
DECLARE
  locked uuid[];
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  IF waits THEN
    PERFORM 1 FROM contacts k WHERE k.business_id = b AND k.id = ANY (ids) ORDER BY k.id FOR UPDATE;
  END IF;
  -- `locked` and `contacts` go together by place, so no line may be null: what may be is in a coalesce.
  -- A row that is locked is read as it is then, also where somebody changed it after this statement began.
  SELECT array_agg(l.id), '[' || string_agg(l.line, ',') || ']' INTO locked, contacts
  FROM (SELECT k.id, '["' || k.id::text || '",' || k.link_epoch::text || ',' || k.head_seq::text || ','
        || to_json(k.head_hash)::text || ',' || coalesce(sayso_ms(k.last_own_at)::text, 'null') || ','
        || coalesce(to_json(k.locale)::text, 'null')
        || CASE WHEN k.stop_on IS NULL AND k.stop_at IS NULL AND k.stop_since IS NULL AND k.stop_change_id IS NULL
            AND k.pause_until IS NULL AND k.pause_at IS NULL AND k.pause_change_id IS NULL AND k.released_at IS NULL
            AND k.erased_at IS NULL AND k.merged_into IS NULL THEN ']'
          ELSE ',' || json_build_array(k.stop_on, sayso_ms(k.stop_at), sayso_ms(k.stop_since), k.stop_change_id,
            sayso_ms(k.pause_until), sayso_ms(k.pause_at), k.pause_change_id, sayso_ms(k.released_at),
            sayso_ms(k.erased_at), k.merged_into)::text || ']' END AS line
    FROM contacts k WHERE k.business_id = b AND k.id = ANY (ids) AND (waits OR k.merged_into IS NULL)
    FOR UPDATE SKIP LOCKED) l;
  -- Statements of their own: they see what was committed before the locks were taken.
  IF locked IS NOT NULL THEN
    answers := (SELECT '[' || string_agg(coalesce(
        CASE WHEN a.since IS NULL AND a.basis IS NULL AND a.expires_at IS NULL AND a.evidence IS NULL
            AND a.lane IS NULL AND a.lanes IS NULL AND a.pending_request_id IS NULL AND a.pending_asked_at IS NULL
            AND a.pending_expires_at IS NULL
          THEN '[' || array_position(locked, a.contact_id)::text || ',"' || a.topic_id::text || '","' || a.answer
            || '",' || sayso_ms(a.at)::text || ',"' || a.terms || '","' || a.change_id::text || '",'
            || coalesce('"' || encode(a.proof, 'hex') || '"', 'null') || ','
            || coalesce(to_json(a.notice)::text, 'null') || ']'
        END,
        json_build_array(array_position(locked, a.contact_id), a.topic_id, a.answer, sayso_ms(a.at), a.terms,
          a.change_id, encode(a.proof, 'hex'), a.notice, sayso_ms(a.since), a.basis, sayso_ms(a.expires_at),
          a.evidence, a.lane, a.lanes, a.pending_request_id, sayso_ms(a.pending_asked_at),
          sayso_ms(a.pending_expires_at))::text), ',') || ']'
      FROM answers a WHERE a.business_id = b AND a.contact_id = ANY (locked));
    -- The live numbers, and what no line of the contact's chain has bound yet.
    identities := (SELECT '[' || string_agg(
        CASE WHEN i.salt IS NULL AND i.canonical <> ''
          THEN json_build_array(array_position(locked, i.contact_id), i.canonical,
            json_build_array(i.kind = 'phone' AND i.ended_at IS NULL, i.id, i.kind, i.match_key))::text
          ELSE '[' || array_position(locked, i.contact_id)::text || ',' || to_json(i.canonical)::text || ']'
        END, ',' ORDER BY i.created_at, i.id) || ']'
      FROM identities i WHERE i.business_id = b AND i.contact_id = ANY (locked)
        AND (i.kind = 'phone' AND i.ended_at IS NULL OR i.salt IS NULL AND i.canonical <> ''));
    senders := (SELECT json_agg(json_build_array(array_position(locked, s.contact_id), s.sender_id, s.stop_on,
        sayso_ms(s.stop_at), s.stop_change_id))::text
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = ANY (locked) AND s.stop_at IS NOT NULL);
    config := (SELECT s.config_version FROM businesses s WHERE s.id = b);
  END IF;
  now_ms := sayso_ms(clock_timestamp());
END $$;--> statement-breakpoint

-- Their place is taken by the function above.
-- contracts: sayso_lock_for_change since 0.1.0: made by 0061, after that release, which calls sayso_lock_contact
DROP FUNCTION sayso_lock_for_change(uuid, uuid);--> statement-breakpoint
-- contracts: sayso_lock_for_changes since 0.1.0: made by 0094, after that release
DROP FUNCTION sayso_lock_for_changes(uuid, uuid[]);--> statement-breakpoint

-- As sayso_visit_contacts, which the last release calls: up to eight contacts, each as text with a list that
-- db/queries/contacts/visited-contacts.ts reads.
CREATE FUNCTION sayso_read_visited(b uuid, ids uuid[]) RETURNS TABLE (contact text) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN QUERY SELECT '["' || k.id::text || '",' || k.link_epoch::text || ',' || k.head_seq::text || ','
    || (SELECT s.config_version::text FROM businesses s WHERE s.id = b) || ','
    || coalesce(to_json(k.locale)::text, 'null') || ','
    || coalesce((SELECT to_json(i.canonical)::text FROM identities i
      WHERE i.business_id = b AND i.contact_id = k.id AND i.kind = 'phone' AND i.ended_at IS NULL
      ORDER BY i.created_at LIMIT 1), 'null') || ',['
    || coalesce((SELECT string_agg(coalesce(
        CASE WHEN a.since IS NULL AND a.expires_at IS NULL AND a.lane IS NULL AND a.lanes IS NULL
            AND a.pending_request_id IS NULL AND a.pending_asked_at IS NULL AND a.pending_expires_at IS NULL
          THEN '["' || a.topic_id::text || '","' || a.answer || '",' || sayso_ms(a.at)::text || ',"' || a.terms
            || '","' || a.change_id::text || '"]'
        END,
        json_build_array(a.topic_id, a.answer, sayso_ms(a.at), a.terms, a.change_id, sayso_ms(a.since),
          sayso_ms(a.expires_at), a.lane, a.lanes, a.pending_request_id, sayso_ms(a.pending_asked_at),
          sayso_ms(a.pending_expires_at))::text), ',')
      FROM answers a WHERE a.business_id = b AND a.contact_id = k.id), '') || '],'
    || coalesce((SELECT json_agg(json_build_array(s.sender_id, s.stop_on, sayso_ms(s.stop_at),
        s.stop_change_id))::text
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = k.id AND s.stop_at IS NOT NULL), 'null')
    || CASE WHEN k.stop_on IS NULL AND k.stop_at IS NULL AND k.stop_since IS NULL AND k.stop_change_id IS NULL
        AND k.pause_until IS NULL AND k.pause_at IS NULL AND k.pause_change_id IS NULL AND k.released_at IS NULL
        AND k.erased_at IS NULL AND k.merged_into IS NULL THEN ']'
      ELSE ',' || json_build_array(k.stop_on, sayso_ms(k.stop_at), sayso_ms(k.stop_since), k.stop_change_id,
        sayso_ms(k.pause_until), sayso_ms(k.pause_at), k.pause_change_id, sayso_ms(k.released_at),
        sayso_ms(k.erased_at), k.merged_into)::text || ']' END
  FROM generate_series(1, 8) AS n(place) JOIN contacts k ON k.business_id = b AND k.id = ids[n.place];
END $$;--> statement-breakpoint

REVOKE ALL ON FUNCTION sayso_lock_contacts, sayso_read_visited FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_lock_contacts TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_read_visited TO sayso_app;
