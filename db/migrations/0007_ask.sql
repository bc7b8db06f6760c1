-- The hottest call of the API, "may this one message be sent?", in one round trip: sets the tenant, tells whether the key still holds, and
-- reads what the decision needs: by match key or id, who it is, their registers, their answers to the topics asked about. Null: the key was revoked.
-- `h` is what stays of a suppressed match key, asked only where nobody is known by it.
CREATE FUNCTION sayso_ask(b uuid, k uuid, key text, h text, c uuid, t uuid, template text, lang text, sender text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  who uuid;
  topics uuid[] := ARRAY[t];
  templates json;
  cause text;
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  IF NOT EXISTS (SELECT 1 FROM api_keys a WHERE a.business_id = b AND a.id = k AND a.revoked_at IS NULL) THEN
    RETURN NULL;
  END IF;
  IF key IS NOT NULL THEN
    SELECT i.contact_id INTO who FROM identities i WHERE i.business_id = b AND i.match_key = key AND i.ended_at IS NULL;
    IF who IS NULL THEN
      SELECT s.cause INTO cause FROM suppressions s WHERE s.business_id = b AND s.hash = h;
    END IF;
  ELSIF c IS NOT NULL THEN
    SELECT coalesce(m.merged_into, m.id) INTO who FROM contacts m WHERE m.business_id = b AND m.id = c;
  END IF;
  IF template IS NOT NULL THEN
    SELECT json_agg(json_build_object('topicId', e.topic_id, 'category', e.category)), array_agg(DISTINCT e.topic_id) INTO templates, topics
    FROM templates e WHERE e.business_id = b AND e.name = template AND (lang IS NULL OR e.language = lang);
  END IF;
  RETURN (
    SELECT json_build_object(
      'version', s.config_version, 'cause', cause, 'templates', templates,
      'senderId', CASE WHEN sender IS NOT NULL THEN
        (SELECT n.id FROM senders n WHERE n.business_id = b AND (n.phone_number_id = sender OR n.id::text = lower(sender)) ORDER BY n.phone_number_id = sender LIMIT 1) END,
      'contact', CASE WHEN who IS NOT NULL THEN (
        SELECT json_build_object(
          'id', r.id, 'stopOn', r.stop_on, 'stopAt', sayso_ms(r.stop_at), 'stopSince', sayso_ms(r.stop_since), 'stopChangeId', r.stop_change_id,
          'pauseUntil', sayso_ms(r.pause_until), 'pauseAt', sayso_ms(r.pause_at), 'pauseChangeId', r.pause_change_id,
          'releasedAt', sayso_ms(r.released_at), 'erasedAt', sayso_ms(r.erased_at),
          'answers', (SELECT json_agg(json_build_object(
              'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since), 'changeId', a.change_id,
              'expiresAt', sayso_ms(a.expires_at), 'lane', a.lane, 'lanes', a.lanes,
              'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at), 'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
            FROM answers a WHERE a.business_id = b AND a.contact_id = who AND a.topic_id = ANY (topics)),
          'senders', (SELECT json_agg(json_build_object('senderId', n.sender_id, 'on', n.stop_on, 'at', sayso_ms(n.stop_at), 'changeId', n.stop_change_id))
            FROM contact_senders n WHERE n.business_id = b AND n.contact_id = who AND n.stop_at IS NOT NULL))
        FROM contacts r WHERE r.business_id = b AND r.id = who) END)
    FROM businesses s WHERE s.id = b);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_ask(uuid, uuid, text, text, uuid, uuid, text, text, text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_ask(uuid, uuid, text, text, uuid, uuid, text, text, text) TO sayso_app;
--> statement-breakpoint
-- Whose a number was at an earlier time; the index of those who have one now knows nothing of it.
CREATE INDEX identities_former ON identities (business_id, match_key) WHERE ended_at IS NOT NULL;
