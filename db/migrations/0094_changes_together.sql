-- What changes of several contacts read before they write, in one call (decision 241): each statement that is sent has
-- a cost of its own. It locks those of the contacts that nobody else has locked and that were not merged, and returns
-- them as sayso_lock_for_change returns one: contacts as lists (db/queries/contacts/listed-contact.ts), the identities that no
-- line has bound yet, and PostgreSQL's time in milliseconds.
CREATE FUNCTION sayso_lock_for_changes(b uuid, ids uuid[], OUT contacts json, OUT unbound json, OUT now_ms bigint)
LANGUAGE plpgsql AS $$
DECLARE
  free uuid[] := '{}';
  one uuid;
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  FOR one IN SELECT k.id FROM contacts k
    WHERE k.business_id = b AND k.id = ANY (ids) AND k.merged_into IS NULL FOR UPDATE SKIP LOCKED
  LOOP
    free := free || one;
  END LOOP;
  -- A statement of its own: it sees what was committed before the locks were taken.
  contacts := (SELECT json_agg(json_build_array(
      k.id, k.locale, k.link_epoch, k.stop_on, sayso_ms(k.stop_at), sayso_ms(k.stop_since), k.stop_change_id,
      sayso_ms(k.pause_until), sayso_ms(k.pause_at), k.pause_change_id, sayso_ms(k.released_at),
      sayso_ms(k.erased_at), k.merged_into, k.head_seq, k.head_hash, sayso_ms(k.last_own_at),
      (SELECT s.config_version FROM businesses s WHERE s.id = b),
      (SELECT i.canonical FROM identities i
        WHERE i.business_id = b AND i.contact_id = k.id AND i.kind = 'phone' AND i.ended_at IS NULL
        ORDER BY i.created_at LIMIT 1),
      (SELECT json_agg(json_build_array(
          a.topic_id, a.answer, sayso_ms(a.at), sayso_ms(a.since), a.change_id, a.notice, a.basis,
          sayso_ms(a.expires_at), a.evidence, a.lane, a.terms, encode(a.proof, 'hex'), a.lanes, a.pending_request_id,
          sayso_ms(a.pending_asked_at), sayso_ms(a.pending_expires_at)))
        FROM answers a WHERE a.business_id = b AND a.contact_id = k.id),
      (SELECT json_agg(json_build_array(s.sender_id, s.stop_on, sayso_ms(s.stop_at), s.stop_change_id))
        FROM contact_senders s WHERE s.business_id = b AND s.contact_id = k.id AND s.stop_at IS NOT NULL)))
    FROM contacts k WHERE k.business_id = b AND k.id = ANY (free));
  unbound := (SELECT json_agg(json_build_object(
      'id', i.id, 'contactId', i.contact_id, 'kind', i.kind, 'canonical', i.canonical, 'matchKey', i.match_key)
      ORDER BY i.created_at, i.id)
    FROM identities i WHERE i.business_id = b AND i.contact_id = ANY (free) AND i.salt IS NULL AND i.canonical <> '');
  now_ms := sayso_ms(clock_timestamp());
END $$;--> statement-breakpoint

REVOKE ALL ON FUNCTION sayso_lock_for_changes FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_lock_for_changes TO sayso_app, sayso_worker;
