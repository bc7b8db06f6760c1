-- `sayso_ask` for up to eight questions of one business about topics, which holders of API keys ask at the same moment
-- (decision 235): one statement and one round trip for all of them, as sayso_visit_contacts (0039) has it for pages. A
-- question is a key, a match key with what stays of it when it is suppressed, or a contact's id, and a topic. What it
-- does not name is '' or the nil UUID, which nothing has. A row is the place of a question whose own key still holds,
-- and its answer, with the fields of `sayso_ask` that concern a topic.
CREATE FUNCTION sayso_ask_many(b uuid, keys uuid[], names text[], hashes text[], ids uuid[], subjects uuid[])
RETURNS TABLE (place integer, answer json) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN QUERY SELECT n.place, json_build_object(
    'version', (SELECT s.config_version FROM businesses s WHERE s.id = b),
    'cause', CASE WHEN i.contact_id IS NULL THEN
      (SELECT u.cause FROM suppressions u WHERE u.business_id = b AND u.hash = hashes[n.place]) END,
    'contact', CASE WHEN r.id IS NOT NULL THEN json_build_object(
      'id', r.id, 'linkEpoch', r.link_epoch, 'locale', r.locale,
      'stopOn', r.stop_on, 'stopAt', sayso_ms(r.stop_at), 'stopSince', sayso_ms(r.stop_since),
      'stopChangeId', r.stop_change_id,
      'pauseUntil', sayso_ms(r.pause_until), 'pauseAt', sayso_ms(r.pause_at), 'pauseChangeId', r.pause_change_id,
      'releasedAt', sayso_ms(r.released_at), 'erasedAt', sayso_ms(r.erased_at),
      'answers', CASE WHEN a.topic_id IS NOT NULL THEN json_build_array(json_build_object(
        'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since),
        'changeId', a.change_id, 'expiresAt', sayso_ms(a.expires_at), 'lane', a.lane, 'lanes', a.lanes,
        'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at),
        'pendingExpiresAt', sayso_ms(a.pending_expires_at))) END,
      'senders', (SELECT json_agg(json_build_object(
          'senderId', c.sender_id, 'on', c.stop_on, 'at', sayso_ms(c.stop_at), 'changeId', c.stop_change_id))
        FROM contact_senders c WHERE c.business_id = b AND c.contact_id = r.id AND c.stop_at IS NOT NULL)) END)
  -- Places behind the last question have no key, so nothing is read for them.
  FROM generate_series(1, 8) AS n(place)
  JOIN api_keys k ON k.business_id = b AND k.id = keys[n.place] AND k.revoked_at IS NULL
  LEFT JOIN identities i ON i.business_id = b AND i.match_key = names[n.place] AND i.ended_at IS NULL
  LEFT JOIN contacts m ON m.business_id = b AND m.id = ids[n.place]
  -- With coalesce, row-level security would read every contact of the business (db/queries/decisions/plans.db.test.ts).
  LEFT JOIN contacts r ON r.business_id = b AND r.id = CASE WHEN i.contact_id IS NOT NULL THEN i.contact_id
    WHEN m.merged_into IS NOT NULL THEN m.merged_into ELSE m.id END
  LEFT JOIN answers a ON a.business_id = b AND a.contact_id = r.id AND a.topic_id = subjects[n.place];
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_ask_many(uuid, uuid[], text[], text[], uuid[], uuid[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_ask_many(uuid, uuid[], text[], text[], uuid[], uuid[]) TO sayso_app;
