-- A merge inserts its copies one by one. On a cluster the function runs whole on the node of its business, where an INSERT
-- … SELECT is refused (docs/reference/citus.md, 38). On one PostgreSQL it does what it did before.
CREATE OR REPLACE FUNCTION sayso_merge_contacts(b uuid, gone uuid, stayed uuid, ids uuid[], copies uuid[], at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  i record;
BEGIN
  PERFORM sayso_demand_tenant(b);
  PERFORM 1 FROM contacts c, ledger l
    WHERE l.business_id = b AND l.contact_id = c.id AND l.seq = c.head_seq AND c.business_id = b AND c.id = gone AND c.merged_into IS NULL AND l.kind = 'merged';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no line merges this contact' USING ERRCODE = '42501';
  END IF;
  PERFORM 1 FROM contacts c, ledger l
    WHERE l.business_id = b AND l.contact_id = c.id AND l.seq = c.head_seq AND c.business_id = b AND c.id = stayed AND c.merged_into IS NULL AND l.kind = 'merged'
      AND position('"other_head":{"contact_id":"' || gone::text || '"' IN l.payload) > 0;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no line merges another contact into this one' USING ERRCODE = '42501';
  END IF;
  UPDATE identities SET contact_id = stayed WHERE business_id = b AND contact_id = gone AND id = ANY(ids);
  FOR i IN
    SELECT v.copy, k.kind, k.value, k.canonical, k.match_key, k.given_by, k.created_at, k.ended_at, k.salt
    FROM unnest(ids, copies) AS v(id, copy), identities k
    WHERE k.business_id = b AND k.id = v.id AND k.contact_id = stayed
  LOOP
    INSERT INTO identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at,
      ended_at, salt)
    VALUES (b, i.copy, gone, i.kind, i.value, i.canonical, i.match_key, i.given_by, i.created_at,
      coalesce(i.ended_at, at), i.salt)
    ON CONFLICT DO NOTHING;
  END LOOP;
  -- Contacts that were merged into it before follow, so that one step leads to the contact that stayed.
  UPDATE contacts SET merged_into = stayed WHERE business_id = b AND (id = gone OR merged_into = gone);
END $$;
--> statement-breakpoint
-- The login of the session is read before the look: on a cluster a node answers it, where the session is another one.
CREATE OR REPLACE FUNCTION sayso_enter_report() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me CONSTANT text := session_user;
  b uuid;
BEGIN
  SELECT r.business_id INTO b FROM report_logins r WHERE r.login = me;
  IF b IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'this login has no reports';
  END IF;
  EXECUTE format('SET LOCAL app.business_id = %L', b);
END $$;
