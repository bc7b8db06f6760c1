-- The contacts of up to eight links of one business, read in one statement: the page's one query for requests that
-- arrive at the same moment. Each statement of its own took PostgreSQL longer to begin and end than to read a contact.
-- What proves an answer (its notice, basis and evidence), and the chain's hash, are left out, because nothing of a
-- visit shows them. An answer is a list, in the order in which db/queries/contacts/visited-contacts.ts reads it. The
-- numbers from 1 to 8, and not `= any (ids)`: with an array PostgreSQL makes a new plan at each call, because a plan
-- for its own length always looks cheaper, and that took three times as long as reading the contacts.
CREATE FUNCTION sayso_visit_contacts(b uuid, ids uuid[]) RETURNS TABLE (contact json) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN QUERY SELECT json_build_object(
    'id', k.id, 'locale', k.locale, 'linkEpoch', k.link_epoch,
    'stopOn', k.stop_on, 'stopAt', sayso_ms(k.stop_at), 'stopSince', sayso_ms(k.stop_since), 'stopChangeId', k.stop_change_id,
    'pauseUntil', sayso_ms(k.pause_until), 'pauseAt', sayso_ms(k.pause_at), 'pauseChangeId', k.pause_change_id,
    'releasedAt', sayso_ms(k.released_at), 'erasedAt', sayso_ms(k.erased_at), 'mergedInto', k.merged_into, 'headSeq', k.head_seq,
    'configVersion', (SELECT s.config_version FROM businesses s WHERE s.id = b),
    'phone', (SELECT i.canonical FROM identities i
      WHERE i.business_id = b AND i.contact_id = k.id AND i.kind = 'phone' AND i.ended_at IS NULL ORDER BY i.created_at LIMIT 1),
    'answers', (SELECT json_agg(json_build_array(
        a.topic_id, a.answer, sayso_ms(a.at), sayso_ms(a.since), a.change_id, sayso_ms(a.expires_at), a.lane, a.lanes,
        a.pending_request_id, sayso_ms(a.pending_asked_at), sayso_ms(a.pending_expires_at)))
      FROM answers a WHERE a.business_id = b AND a.contact_id = k.id),
    'senders', (SELECT json_agg(json_build_object('senderId', s.sender_id, 'on', s.stop_on, 'at', sayso_ms(s.stop_at), 'changeId', s.stop_change_id))
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = k.id AND s.stop_at IS NOT NULL))
  FROM generate_series(1, 8) AS n(place) JOIN contacts k ON k.business_id = b AND k.id = ids[n.place];
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_visit_contacts(uuid, uuid[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_visit_contacts(uuid, uuid[]) TO sayso_app;
