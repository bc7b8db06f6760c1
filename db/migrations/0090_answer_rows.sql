-- Rows of answers that do not repeat their line (decision 0238). `terms` stands for lane and basis, `proof` for the
-- evidence, and `made` is the second of the contact's id, by which lists are found in a small index. Nothing is
-- rewritten here: rows of before keep their columns until `npm run db:compact`, which also builds the index.
ALTER TABLE answers ADD COLUMN terms text, ADD COLUMN proof bytea, ADD COLUMN made integer;--> statement-breakpoint
-- contracts: answers_terms since 0.1.0: of a new column alone, which the release leaves null
ALTER TABLE answers ADD CONSTRAINT answers_terms
  CHECK (terms IN ('p', 'pc', 'o', 'oc', 'u', 'uc')) NOT VALID;--> statement-breakpoint

-- As in 0063, and what the new columns hold.
CREATE OR REPLACE FUNCTION sayso_read_contact(b uuid, c uuid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT json_build_object(
    'id', k.id, 'locale', k.locale, 'linkEpoch', k.link_epoch,
    'stopOn', k.stop_on, 'stopAt', sayso_ms(k.stop_at), 'stopSince', sayso_ms(k.stop_since),
    'stopChangeId', k.stop_change_id,
    'pauseUntil', sayso_ms(k.pause_until), 'pauseAt', sayso_ms(k.pause_at), 'pauseChangeId', k.pause_change_id,
    'releasedAt', sayso_ms(k.released_at), 'erasedAt', sayso_ms(k.erased_at), 'mergedInto', k.merged_into,
    'headSeq', k.head_seq, 'headHash', k.head_hash, 'lastOwnAt', sayso_ms(k.last_own_at),
    'configVersion', (SELECT s.config_version FROM businesses s WHERE s.id = b),
    'phone', (SELECT i.canonical FROM identities i
      WHERE i.business_id = b AND i.contact_id = c AND i.kind = 'phone' AND i.ended_at IS NULL
        ORDER BY i.created_at LIMIT 1),
    'answers', (SELECT json_agg(json_build_object(
        'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since),
        'changeId', a.change_id,
        'notice', a.notice, 'basis', a.basis, 'expiresAt', sayso_ms(a.expires_at), 'evidence', a.evidence,
        'lane', a.lane,
        'terms', a.terms, 'proof', encode(a.proof, 'hex'), 'lanes', a.lanes,
        'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at),
        'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
      FROM answers a WHERE a.business_id = b AND a.contact_id = c),
    'senders', (SELECT json_agg(json_build_object('senderId', s.sender_id, 'on', s.stop_on, 'at', sayso_ms(s.stop_at),
      'changeId', s.stop_change_id))
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = c AND s.stop_at IS NOT NULL))
  FROM contacts k WHERE k.business_id = b AND k.id = c);
END $$;--> statement-breakpoint

-- As in 0039, and `terms` behind all other fields, where the last release does not look.
CREATE OR REPLACE FUNCTION sayso_visit_contacts(b uuid, ids uuid[]) RETURNS TABLE (contact json) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN QUERY SELECT json_build_object(
    'id', k.id, 'locale', k.locale, 'linkEpoch', k.link_epoch,
    'stopOn', k.stop_on, 'stopAt', sayso_ms(k.stop_at), 'stopSince', sayso_ms(k.stop_since),
    'stopChangeId', k.stop_change_id,
    'pauseUntil', sayso_ms(k.pause_until), 'pauseAt', sayso_ms(k.pause_at), 'pauseChangeId', k.pause_change_id,
    'releasedAt', sayso_ms(k.released_at), 'erasedAt', sayso_ms(k.erased_at), 'mergedInto', k.merged_into,
    'headSeq', k.head_seq,
    'configVersion', (SELECT s.config_version FROM businesses s WHERE s.id = b),
    'phone', (SELECT i.canonical FROM identities i
      WHERE i.business_id = b AND i.contact_id = k.id AND i.kind = 'phone' AND i.ended_at IS NULL
        ORDER BY i.created_at LIMIT 1),
    'answers', (SELECT json_agg(json_build_array(
        a.topic_id, a.answer, sayso_ms(a.at), sayso_ms(a.since), a.change_id, sayso_ms(a.expires_at), a.lane, a.lanes,
        a.pending_request_id, sayso_ms(a.pending_asked_at), sayso_ms(a.pending_expires_at), a.terms))
      FROM answers a WHERE a.business_id = b AND a.contact_id = k.id),
    'senders', (SELECT json_agg(json_build_object('senderId', s.sender_id, 'on', s.stop_on, 'at', sayso_ms(s.stop_at),
      'changeId', s.stop_change_id))
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = k.id AND s.stop_at IS NOT NULL))
  FROM generate_series(1, 8) AS n(place) JOIN contacts k ON k.business_id = b AND k.id = ids[n.place];
END $$;--> statement-breakpoint

-- As in 0084, and `terms`.
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
  PERFORM sayso_check_layout();
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
            'expiresAt', sayso_ms(a.expires_at), 'lane', a.lane, 'terms', a.terms, 'lanes', a.lanes,
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

-- As in 0087, and `terms`.
CREATE OR REPLACE FUNCTION sayso_ask_many(b uuid, keys uuid[], names text[], hashes text[], ids uuid[], subjects uuid[])
RETURNS TABLE (place integer, answer json) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
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
        'changeId', a.change_id, 'expiresAt', sayso_ms(a.expires_at), 'lane', a.lane,
        'terms', a.terms, 'lanes', a.lanes,
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
END $$;
