-- `sayso_ask` as it was in 0056. Where the language that is asked about is tied to no topic, or is not known, it also
-- returns the other languages of the name, and the answers to their topic (decision 0225).
CREATE OR REPLACE FUNCTION sayso_ask(b uuid, k uuid, key text, h text, c uuid, t uuid, template text,
  lang text, sender text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  version integer;
  who uuid;
  cause text;
  templates json;
  others json;
  topics uuid[];
  sender_id uuid;
  contact json;
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  IF k IS NOT NULL THEN
    PERFORM 1 FROM api_keys a WHERE a.business_id = b AND a.id = k AND a.revoked_at IS NULL;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
  END IF;
  SELECT s.config_version INTO version FROM businesses s WHERE s.id = b;
  IF key IS NOT NULL THEN
    SELECT i.contact_id INTO who FROM identities i WHERE i.business_id = b AND i.match_key = key AND i.ended_at IS NULL;
    IF who IS NULL THEN
      SELECT s.cause INTO cause FROM suppressions s WHERE s.business_id = b AND s.hash = h;
    END IF;
  ELSIF c IS NOT NULL THEN
    SELECT CASE WHEN m.merged_into IS NOT NULL THEN m.merged_into ELSE m.id END INTO who
      FROM contacts m WHERE m.business_id = b AND m.id = c;
  END IF;
  IF template IS NOT NULL THEN
    IF lang IS NULL THEN
      SELECT json_agg(json_build_object(
          'id', e.id, 'topicId', e.topic_id, 'category', e.category, 'urlButtons', e.url_buttons,
          'paused', e.paused_at IS NOT NULL)),
          array_agg(DISTINCT e.topic_id) FILTER (WHERE e.topic_id IS NOT NULL)
        INTO templates, topics FROM templates e WHERE e.business_id = b AND e.name = template;
    ELSE
      SELECT json_agg(json_build_object(
          'id', e.id, 'topicId', e.topic_id, 'category', e.category, 'urlButtons', e.url_buttons,
          'paused', e.paused_at IS NOT NULL)),
          array_agg(DISTINCT e.topic_id) FILTER (WHERE e.topic_id IS NOT NULL)
        INTO templates, topics FROM templates e WHERE e.business_id = b AND e.name = template AND e.language = lang;
      IF topics IS NULL THEN
        SELECT json_agg(json_build_object(
            'id', e.id, 'topicId', e.topic_id, 'category', e.category, 'urlButtons', e.url_buttons,
            'paused', e.paused_at IS NOT NULL)),
            array_agg(DISTINCT e.topic_id) FILTER (WHERE e.topic_id IS NOT NULL)
          INTO others, topics FROM templates e WHERE e.business_id = b AND e.name = template AND e.language <> lang;
      END IF;
    END IF;
    -- Where they differ, nobody can say which topic is meant: none is.
    t := CASE WHEN cardinality(topics) = 1 THEN topics[1] END;
  END IF;
  IF sender IS NOT NULL THEN
    SELECT n.id INTO sender_id FROM senders n
      WHERE n.business_id = b AND (n.phone_number_id = sender OR n.id::text = lower(sender))
      ORDER BY n.phone_number_id = sender LIMIT 1;
  END IF;
  IF who IS NOT NULL THEN
    -- One statement: all of it as it stood at one moment.
    SELECT json_build_object(
        'id', r.id, 'linkEpoch', r.link_epoch, 'locale', r.locale,
        'stopOn', r.stop_on, 'stopAt', sayso_ms(r.stop_at), 'stopSince', sayso_ms(r.stop_since),
        'stopChangeId', r.stop_change_id,
        'pauseUntil', sayso_ms(r.pause_until), 'pauseAt', sayso_ms(r.pause_at),
        'pauseChangeId', r.pause_change_id,
        'releasedAt', sayso_ms(r.released_at), 'erasedAt', sayso_ms(r.erased_at),
        'answers', (SELECT json_agg(json_build_object(
            'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since),
            'changeId', a.change_id,
            'expiresAt', sayso_ms(a.expires_at), 'lane', a.lane, 'lanes', a.lanes,
            'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at),
            'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
          FROM answers a WHERE a.business_id = b AND a.contact_id = who AND a.topic_id = t),
        'senders', (SELECT json_agg(json_build_object(
            'senderId', n.sender_id, 'on', n.stop_on, 'at', sayso_ms(n.stop_at), 'changeId', n.stop_change_id))
          FROM contact_senders n WHERE n.business_id = b AND n.contact_id = who AND n.stop_at IS NOT NULL))
      INTO contact FROM contacts r WHERE r.business_id = b AND r.id = who;
  END IF;
  RETURN json_build_object('version', version, 'cause', cause, 'templates', templates, 'others', others,
    'senderId', sender_id, 'contact', contact);
END $$;--> statement-breakpoint

-- `sayso_take_attempts` as it was in 0025. A clock that was ahead made windows that end late. They now end no later than
-- one that would begin at this attempt, so nobody is kept out for as long as that clock was wrong.
CREATE OR REPLACE FUNCTION sayso_take_attempts(subjects text[], at timestamptz, until timestamptz)
RETURNS TABLE (subject text, count integer, ends_at bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM sign_in_attempts a WHERE a.subject IN (
    SELECT o.subject FROM sign_in_attempts o WHERE o.ends_at <= at AND NOT o.subject = ANY(subjects)
      ORDER BY o.ends_at LIMIT 20 FOR UPDATE SKIP LOCKED);
  RETURN QUERY INSERT INTO sign_in_attempts AS a (subject, count, ends_at)
    SELECT s, 1, until FROM unnest(subjects) s ORDER BY s
    ON CONFLICT ON CONSTRAINT sign_in_attempts_pkey DO UPDATE SET
      count = CASE WHEN a.ends_at <= at THEN 1 ELSE a.count + 1 END,
      ends_at = CASE WHEN a.ends_at <= at OR a.ends_at > excluded.ends_at THEN excluded.ends_at ELSE a.ends_at END
    RETURNING a.subject, a.count, sayso_ms(a.ends_at);
END $$;
