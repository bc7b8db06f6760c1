-- The same functions in the form that a cluster takes (docs/reference/citus.md, 26, 30 and 31; decision 0209): a
-- function of `LANGUAGE sql` with a parameter over a table of businesses can't be planned there. On one PostgreSQL they
-- return what they returned before, and plpgsql keeps their plans for the connection. Signatures and grants stay, so
-- processes of the version before call them as they did. `sayso_due_backends` stays as it was: nothing calls it any
-- more.

-- Makes a new table of businesses a part of the cluster, by business_id and beside the tables that are there. It does
-- nothing where the database is not a cluster's: without the extension, or before `npm run db:distribute`. Called in a
-- migration right after CREATE TABLE, before foreign keys and row-level security.
CREATE FUNCTION sayso_distribute(t regclass) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  here boolean;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN RETURN false; END IF;
  EXECUTE 'SELECT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = ''contacts''::regclass)
    AND NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = $1)' INTO here USING t;
  IF NOT here THEN RETURN false; END IF;
  EXECUTE 'SELECT create_distributed_table($1, ''business_id'', colocate_with => ''contacts'')' USING t;
  RETURN true;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_distribute(regclass) FROM PUBLIC;--> statement-breakpoint

-- A cluster writes the defaults of the other columns into each INSERT, so rights on single columns do not suffice there.
GRANT INSERT ON figures TO sayso_app;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sayso_read_contact(b uuid, c uuid) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT json_build_object(
    'id', k.id, 'locale', k.locale, 'linkEpoch', k.link_epoch,
    'stopOn', k.stop_on, 'stopAt', sayso_ms(k.stop_at), 'stopSince', sayso_ms(k.stop_since), 'stopChangeId', k.stop_change_id,
    'pauseUntil', sayso_ms(k.pause_until), 'pauseAt', sayso_ms(k.pause_at), 'pauseChangeId', k.pause_change_id,
    'releasedAt', sayso_ms(k.released_at), 'erasedAt', sayso_ms(k.erased_at), 'mergedInto', k.merged_into,
    'headSeq', k.head_seq, 'headHash', k.head_hash, 'lastOwnAt', sayso_ms(k.last_own_at),
    'configVersion', (SELECT s.config_version FROM businesses s WHERE s.id = b),
    'phone', (SELECT i.canonical FROM identities i
      WHERE i.business_id = b AND i.contact_id = c AND i.kind = 'phone' AND i.ended_at IS NULL ORDER BY i.created_at LIMIT 1),
    'answers', (SELECT json_agg(json_build_object(
        'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since), 'changeId', a.change_id,
        'notice', a.notice, 'basis', a.basis, 'expiresAt', sayso_ms(a.expires_at), 'evidence', a.evidence, 'lane', a.lane, 'lanes', a.lanes,
        'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at), 'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
      FROM answers a WHERE a.business_id = b AND a.contact_id = c),
    'senders', (SELECT json_agg(json_build_object('senderId', s.sender_id, 'on', s.stop_on, 'at', sayso_ms(s.stop_at), 'changeId', s.stop_change_id))
      FROM contact_senders s WHERE s.business_id = b AND s.contact_id = c AND s.stop_at IS NOT NULL))
  FROM contacts k WHERE k.business_id = b AND k.id = c);
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sayso_business_id(n integer) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT s.id FROM businesses s WHERE s.number = n);
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_backend(b uuid)
RETURNS TABLE (business_id uuid, kind text, inbound_token_hash text, status text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT k.business_id, k.kind, k.inbound_token_hash, k.status FROM backends k WHERE k.id = b;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_api_key(k uuid)
RETURNS TABLE (business_id uuid, hash text, scopes text[], mode text, revoked boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT a.business_id, a.hash, a.scopes, a.mode, a.revoked_at IS NOT NULL FROM api_keys a WHERE a.id = k;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_sender_businesses(p text) RETURNS TABLE (business_id uuid, sender_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT s.business_id, s.id FROM senders s WHERE s.phone_number_id = p;
END $$;--> statement-breakpoint

-- In two statements: a parameter that may be null must not be in the condition of a join.
CREATE OR REPLACE FUNCTION sayso_gateway_backends(p text) RETURNS TABLE (business_id uuid, backend_id uuid,
  base_url text, secret bytea, names_it boolean, sender_id uuid, display_number text, outage text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p IS NULL THEN
    RETURN QUERY SELECT k.business_id, k.id, k.base_url, k.secret, false, NULL::uuid, NULL::text,
        CASE WHEN b.closes_at IS NULL THEN b.gateway_outage ELSE 'hold_all' END
      FROM backends k JOIN businesses b ON b.id = k.business_id
      WHERE k.kind = 'whatsapp' AND k.status <> 'disabled'
      ORDER BY k.created_at, k.id;
  ELSE
    RETURN QUERY SELECT k.business_id, k.id, k.base_url, k.secret, coalesce(k.settings->>'phoneNumberId' = p, false), s.id,
        s.display_number, CASE WHEN b.closes_at IS NULL THEN b.gateway_outage ELSE 'hold_all' END
      FROM senders s
      JOIN backends k ON k.business_id = s.business_id
      JOIN businesses b ON b.id = k.business_id
      WHERE s.phone_number_id = p AND k.kind = 'whatsapp' AND k.status <> 'disabled'
      ORDER BY k.created_at, k.id;
  END IF;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION sayso_businesses_with_old_drafts(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT d.business_id FROM connection_drafts d WHERE d.updated_at <= at;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_businesses_to_close(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT b.id FROM businesses b
    WHERE b.closes_at IS NOT NULL AND b.closed_at IS NULL AND b.closes_at <= at;
END $$;--> statement-breakpoint
-- The worker deletes both kinds of row at once, so a business comes once.
CREATE OR REPLACE FUNCTION sayso_businesses_with_old_codes(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT d.business_id FROM data_codes d WHERE d.expires_at <= at;
  RETURN QUERY SELECT DISTINCT c.business_id FROM data_code_counts c WHERE c.ends_at <= at
    AND NOT EXISTS (SELECT 1 FROM data_codes d WHERE d.business_id = c.business_id AND d.expires_at <= at);
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_host_business(h text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT d.business_id FROM domains d WHERE d.host = h AND d.proven_at IS NOT NULL);
END $$;--> statement-breakpoint
-- With a real SET LOCAL in place of set_config, which does not reach the shards (docs/reference/citus.md, 5).
CREATE OR REPLACE FUNCTION sayso_enter_report() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b uuid;
BEGIN
  SELECT r.business_id INTO b FROM report_logins r WHERE r.login = session_user;
  IF b IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'this login has no reports';
  END IF;
  EXECUTE format('SET LOCAL app.business_id = %L', b);
END $$;
