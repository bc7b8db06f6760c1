-- Roles, row-level security, foreign keys, checks and the functions of the hot paths.
-- The group roles sayso_app and sayso_worker are made by `npm run db:migrate` before the first migration (roles belong to the server,
-- not to a database).

-- Foreign keys: composite, none on the two hot tables and what grows with them (answers, ledger, sync_marks, feed).
ALTER TABLE topics ADD CONSTRAINT topics_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE topic_versions ADD CONSTRAINT topic_versions_topic_fk FOREIGN KEY (business_id, topic_id) REFERENCES topics (business_id, id);--> statement-breakpoint
ALTER TABLE notices ADD CONSTRAINT notices_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE logos ADD CONSTRAINT logos_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE sources ADD CONSTRAINT sources_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE senders ADD CONSTRAINT senders_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE templates ADD CONSTRAINT templates_topic_fk FOREIGN KEY (business_id, topic_id) REFERENCES topics (business_id, id);--> statement-breakpoint
ALTER TABLE template_events ADD CONSTRAINT template_events_template_fk FOREIGN KEY (business_id, template_id) REFERENCES templates (business_id, id);--> statement-breakpoint
ALTER TABLE identities ADD CONSTRAINT identities_contact_fk FOREIGN KEY (business_id, contact_id) REFERENCES contacts (business_id, id);--> statement-breakpoint
ALTER TABLE contact_senders ADD CONSTRAINT contact_senders_sender_fk FOREIGN KEY (business_id, sender_id) REFERENCES senders (business_id, id);--> statement-breakpoint
ALTER TABLE backends ADD CONSTRAINT backends_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE mirrors ADD CONSTRAINT mirrors_backend_fk FOREIGN KEY (business_id, backend_id) REFERENCES backends (business_id, id) ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE mirrors ADD CONSTRAINT mirrors_topic_fk FOREIGN KEY (business_id, topic_id) REFERENCES topics (business_id, id);--> statement-breakpoint
ALTER TABLE backend_budgets ADD CONSTRAINT backend_budgets_backend_fk FOREIGN KEY (business_id, backend_id) REFERENCES backends (business_id, id) ON DELETE CASCADE;--> statement-breakpoint

-- A required topic is never marketing; a marketing topic sent until refused needs its legal basis.
ALTER TABLE topics ADD CONSTRAINT topics_required_not_marketing CHECK (NOT (policy = 'required' AND category = 'marketing'));--> statement-breakpoint
ALTER TABLE topics ADD CONSTRAINT topics_opt_out_basis CHECK (NOT (policy = 'opt_out' AND category = 'marketing' AND coalesce(legal_basis, '') = ''));--> statement-breakpoint
ALTER TABLE topics ADD CONSTRAINT topics_policy CHECK (policy IN ('opt_in', 'opt_out', 'required'));--> statement-breakpoint
ALTER TABLE topics ADD CONSTRAINT topics_category CHECK (category IN ('marketing', 'utility', 'authentication'));--> statement-breakpoint
ALTER TABLE answers ADD CONSTRAINT answers_answer CHECK (answer IN ('in', 'out', 'none'));--> statement-breakpoint
ALTER TABLE answers ADD CONSTRAINT answers_lane CHECK (lane IN ('own', 'other', 'unproven'));--> statement-breakpoint
ALTER TABLE businesses ADD CONSTRAINT businesses_color CHECK (color ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
ALTER TABLE businesses ADD CONSTRAINT businesses_whatsapp_number CHECK (whatsapp_number ~ '^[0-9]{6,15}$');--> statement-breakpoint

-- Milliseconds since the epoch, as the application counts time.
CREATE FUNCTION sayso_ms(t timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT (extract(epoch FROM t) * 1000)::bigint $$;--> statement-breakpoint

-- Sets the tenant of this transaction. A real SET LOCAL, never set_config: only that reaches the shards of a cluster.
CREATE FUNCTION sayso_enter(b uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
END $$;--> statement-breakpoint

-- One contact with all its registers, as JSON with times in milliseconds.
CREATE FUNCTION sayso_read_contact(b uuid, c uuid) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object(
    'id', k.id, 'locale', k.locale, 'linkEpoch', k.link_epoch,
    'stopOn', k.stop_on, 'stopAt', sayso_ms(k.stop_at), 'stopSince', sayso_ms(k.stop_since), 'stopChangeId', k.stop_change_id,
    'pauseUntil', sayso_ms(k.pause_until), 'pauseAt', sayso_ms(k.pause_at), 'pauseChangeId', k.pause_change_id,
    'releasedAt', sayso_ms(k.released_at), 'erasedAt', sayso_ms(k.erased_at), 'mergedInto', k.merged_into,
    'headSeq', k.head_seq, 'headHash', k.head_hash, 'lastOwnAt', sayso_ms(k.last_own_at),
    'configVersion', (SELECT s.config_version FROM businesses s WHERE s.id = b),
    'phone', (SELECT i.canonical FROM identities i WHERE i.business_id = b AND i.contact_id = c AND i.kind = 'phone' AND i.ended_at IS NULL ORDER BY i.created_at LIMIT 1),
    'answers', (SELECT json_agg(json_build_object(
        'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since), 'changeId', a.change_id,
        'notice', a.notice, 'basis', a.basis, 'expiresAt', sayso_ms(a.expires_at), 'evidence', a.evidence, 'lane', a.lane, 'lanes', a.lanes,
        'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at), 'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
      FROM answers a WHERE a.business_id = b AND a.contact_id = c),
    'senders', (SELECT json_agg(json_build_object('senderId', s.sender_id, 'on', s.stop_on, 'at', sayso_ms(s.stop_at), 'changeId', s.stop_change_id))
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = c AND s.stop_at IS NOT NULL))
  FROM contacts k WHERE k.business_id = b AND k.id = c
$$;--> statement-breakpoint

-- The page's one query: enter and read. Measured against begin + set + query: 12,900 instead of 7,100 a second.
CREATE FUNCTION sayso_open_contact(b uuid, c uuid) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN sayso_read_contact(b, c);
END $$;--> statement-breakpoint

-- The first statement of every change: enter, lock, read, and PostgreSQL's time under the lock.
CREATE FUNCTION sayso_lock_contact(b uuid, c uuid, OUT contact json, OUT now_ms bigint) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  PERFORM 1 FROM contacts k WHERE k.business_id = b AND k.id = c FOR UPDATE;
  contact := sayso_read_contact(b, c);
  now_ms := sayso_ms(clock_timestamp());
END $$;--> statement-breakpoint

-- What must be known before a tenant is: owned by the migrating role, which has a policy of its own on these tables.
CREATE FUNCTION sayso_business_id(n integer) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM businesses WHERE number = n
$$;--> statement-breakpoint
CREATE FUNCTION sayso_backend(b uuid) RETURNS TABLE (business_id uuid, kind text, inbound_token_hash text, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.business_id, k.kind, k.inbound_token_hash, k.status FROM backends k WHERE k.id = b
$$;--> statement-breakpoint
-- Which backends have work, for the worker: an unlocked look across businesses; claims are made within one.
CREATE FUNCTION sayso_due_backends(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid, has_urgent boolean, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.business_id, k.id,
    EXISTS (SELECT 1 FROM sync_marks u WHERE u.business_id = k.business_id AND u.backend_id = k.id AND u.urgent AND u.due_at <= at),
    o.due_at
  FROM backends k
  CROSS JOIN LATERAL (
    (SELECT least(
      (SELECT min(m.due_at) FROM sync_marks m WHERE m.business_id = k.business_id AND m.backend_id = k.id AND m.urgent AND m.due_at IS NOT NULL),
      (SELECT min(m.due_at) FROM sync_marks m WHERE m.business_id = k.business_id AND m.backend_id = k.id AND NOT m.urgent AND m.due_at IS NOT NULL),
      (SELECT min(m.recheck_at) FROM sync_marks m WHERE m.business_id = k.business_id AND m.backend_id = k.id AND m.recheck_at IS NOT NULL)
    ) AS due_at)
  ) o
  WHERE k.status <> 'disabled' AND o.due_at <= at
$$;--> statement-breakpoint
CREATE FUNCTION sayso_businesses_to_feed() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id FROM businesses s WHERE EXISTS (SELECT 1 FROM unfed_lines u WHERE u.business_id = s.id)
$$;--> statement-breakpoint

-- Row-level security: the second wall. FORCE, so that it holds for the owner too; without a tenant a query fails instead of finding nothing.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['logos','topics','topic_versions','notices','sources','senders','templates','template_events','contacts',
    'contact_senders','fresh_links','identities','suppressions','answers','ledger','feed','unfed_lines','checkpoints','evidence','backends','mirrors',
    'backend_budgets','sync_marks']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (business_id = current_setting(''app.business_id'')::uuid)', t);
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE businesses ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE businesses FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON businesses TO sayso_app, sayso_worker USING (id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON businesses TO CURRENT_USER USING (true);--> statement-breakpoint
DROP POLICY tenant ON backends;--> statement-breakpoint
CREATE POLICY tenant ON backends TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON backends TO CURRENT_USER USING (true);--> statement-breakpoint
DROP POLICY tenant ON sync_marks;--> statement-breakpoint
CREATE POLICY tenant ON sync_marks TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON sync_marks TO CURRENT_USER USING (true);--> statement-breakpoint
DROP POLICY tenant ON unfed_lines;--> statement-breakpoint
CREATE POLICY tenant ON unfed_lines TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON unfed_lines TO CURRENT_USER USING (true);--> statement-breakpoint

-- Rights. Nobody but the owner may update, delete or truncate a line of the ledger; nobody at all through the application.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA public TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT INSERT, UPDATE ON businesses, topics, notices, sources, senders, templates, contacts, contact_senders, fresh_links, identities, answers, backends, mirrors, backend_budgets, sync_marks TO sayso_app;--> statement-breakpoint
GRANT INSERT ON logos, topic_versions, template_events, suppressions, ledger, unfed_lines, evidence TO sayso_app;--> statement-breakpoint
GRANT DELETE ON evidence, mirrors, backends, sync_marks, backend_budgets TO sayso_app;--> statement-breakpoint
GRANT INSERT, UPDATE ON contacts, contact_senders, identities, answers, sync_marks, backend_budgets, sources TO sayso_worker;--> statement-breakpoint
GRANT UPDATE ON backends, mirrors TO sayso_worker;--> statement-breakpoint
GRANT INSERT ON ledger, unfed_lines, evidence, feed TO sayso_worker;--> statement-breakpoint
GRANT DELETE ON unfed_lines, evidence TO sayso_worker;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_ms(timestamptz), sayso_enter(uuid), sayso_read_contact(uuid, uuid), sayso_open_contact(uuid, uuid), sayso_lock_contact(uuid, uuid), sayso_business_id(integer), sayso_backend(uuid) TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_backends(timestamptz), sayso_businesses_to_feed() TO sayso_worker;
