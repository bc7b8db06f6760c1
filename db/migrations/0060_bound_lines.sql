-- What a line of format 2 binds beside it, and the few ways in which the application may change what lines prove.
-- Processes of the previous version work on as before: nothing they use changes, and no right is taken from them here.
-- The rights are narrowed by db/narrow-rights.ts, when no such process runs any more.

-- Of the digest by which a line binds an identity; null: no line has bound it yet. Deleted with the identity.
ALTER TABLE "identities" ADD COLUMN "salt" bytea;--> statement-breakpoint
-- What a source was called before: a line binds the name that it had then.
ALTER TABLE "sources" ADD COLUMN "former_names" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint

-- Each of these functions acts in the business of the transaction only, also where the owner of the tables is a
-- superuser, whom row-level security does not bind.
CREATE FUNCTION sayso_demand_tenant(b uuid) RETURNS void LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  IF b IS DISTINCT FROM current_setting('app.business_id')::uuid THEN
    RAISE EXCEPTION 'not the business of this transaction' USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint

-- Stores the salts of identities that a line binds. An identity that has a salt keeps it.
CREATE FUNCTION sayso_bind_identities(b uuid, ids uuid[], salts text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sayso_demand_tenant(b);
  UPDATE identities i SET salt = decode(v.salt, 'hex') FROM unnest(ids, salts) AS v(id, salt)
  WHERE i.business_id = b AND i.id = v.id AND i.salt IS NULL;
END $$;--> statement-breakpoint

-- Writes contacts' own registers and moves the heads of their chains: forward only, and only to a line that is there.
CREATE FUNCTION sayso_write_contacts(b uuid, ids uuid[], stops_on text[], stops_at timestamptz[],
  stops_since timestamptz[], stop_changes uuid[], pauses_until timestamptz[], pauses_at timestamptz[],
  pause_changes uuid[], releases timestamptz[], erasures timestamptz[], seqs integer[], hashes text[],
  own_times timestamptz[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE written integer;
BEGIN
  PERFORM sayso_demand_tenant(b);
  UPDATE contacts c SET
    stop_on = v.stop_on::boolean, stop_at = v.stop_at, stop_since = v.stop_since, stop_change_id = v.stop_change,
    pause_until = v.pause_until, pause_at = v.pause_at, pause_change_id = v.pause_change,
    released_at = v.released, erased_at = v.erased, head_seq = v.seq, head_hash = v.hash, last_own_at = v.own_at
  FROM unnest(ids, stops_on, stops_at, stops_since, stop_changes, pauses_until, pauses_at, pause_changes, releases,
      erasures, seqs, hashes, own_times)
    AS v(id, stop_on, stop_at, stop_since, stop_change, pause_until, pause_at, pause_change, released, erased, seq, hash,
      own_at), ledger l
  WHERE c.business_id = b AND c.id = v.id AND c.head_seq < v.seq
    AND l.business_id = b AND l.contact_id = v.id AND l.seq = v.seq AND l.hash = v.hash;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(ids) THEN
    RAISE EXCEPTION 'a head only moves forward, to a line that is there' USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint

-- Moves the heads of chains, as an import does, which changes nothing else in the row of a contact.
CREATE FUNCTION sayso_move_heads(b uuid, ids uuid[], seqs integer[], hashes text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE written integer;
BEGIN
  PERFORM sayso_demand_tenant(b);
  UPDATE contacts c SET head_seq = v.seq, head_hash = v.hash
  FROM unnest(ids, seqs, hashes) AS v(id, seq, hash), ledger l
  WHERE c.business_id = b AND c.id = v.id AND c.head_seq < v.seq
    AND l.business_id = b AND l.contact_id = v.id AND l.seq = v.seq AND l.hash = v.hash;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(ids) THEN
    RAISE EXCEPTION 'a head only moves forward, to a line that is there' USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint

-- Makes one contact lead to another, and gives it the identities: only where the last line of both is their merge.
-- A copy of each identity that ends now stays with the first contact, for checks about the past.
CREATE FUNCTION sayso_merge_contacts(b uuid, gone uuid, stayed uuid, ids uuid[], copies uuid[], at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  INSERT INTO identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at,
    ended_at, salt)
  SELECT i.business_id, v.copy, gone, i.kind, i.value, i.canonical, i.match_key, i.given_by, i.created_at,
    coalesce(i.ended_at, at), i.salt
  FROM unnest(ids, copies) AS v(id, copy), identities i
  WHERE i.business_id = b AND i.id = v.id AND i.contact_id = stayed
  ON CONFLICT DO NOTHING;
  -- Contacts that were merged into it before follow, so that one step leads to the contact that stayed.
  UPDATE contacts SET merged_into = stayed WHERE business_id = b AND (id = gone OR merged_into = gone);
END $$;--> statement-breakpoint

-- Blanks what an erased contact was known by, and the salts with it; the digests in the lines say nothing any more.
CREATE FUNCTION sayso_blank_identities(b uuid, c uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sayso_demand_erased(b, c);
  UPDATE identities SET value = '', canonical = '', match_key = 'erased:' || id::text, salt = NULL
  WHERE business_id = b AND (contact_id = c
    OR contact_id IN (SELECT k.id FROM contacts k WHERE k.business_id = b AND k.merged_into = c));
END $$;--> statement-breakpoint

-- Deletes the evidence of an erased contact, and of those that were merged into it.
CREATE FUNCTION sayso_delete_evidence(b uuid, c uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sayso_demand_erased(b, c);
  DELETE FROM evidence WHERE business_id = b AND (contact_id = c
    OR contact_id IN (SELECT k.id FROM contacts k WHERE k.business_id = b AND k.merged_into = c));
END $$;--> statement-breakpoint

-- An erasure has a line, and its time is in the row of the contact, or of the one that it was merged into.
CREATE FUNCTION sayso_demand_erased(b uuid, c uuid) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sayso_demand_tenant(b);
  PERFORM 1 FROM contacts k WHERE k.business_id = b AND k.erased_at IS NOT NULL
    AND (k.id = c OR k.id = (SELECT m.merged_into FROM contacts m WHERE m.business_id = b AND m.id = c));
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the contact is not erased' USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint

-- Deletes evidence whose time is over, by the clock of PostgreSQL as well as by the caller's. Returns how many pieces.
CREATE FUNCTION sayso_delete_old_evidence(b uuid, at timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE deleted integer;
BEGIN
  PERFORM sayso_demand_tenant(b);
  DELETE FROM evidence WHERE business_id = b AND change_id IN (
    SELECT e.change_id FROM evidence e WHERE e.business_id = b AND e.keep_until <= least(at, now()) LIMIT most);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN deleted;
END $$;--> statement-breakpoint

REVOKE ALL ON FUNCTION sayso_demand_tenant(uuid), sayso_demand_erased(uuid, uuid),
  sayso_bind_identities(uuid, uuid[], text[]),
  sayso_write_contacts(uuid, uuid[], text[], timestamptz[], timestamptz[], uuid[], timestamptz[], timestamptz[], uuid[],
    timestamptz[], timestamptz[], integer[], text[], timestamptz[]),
  sayso_move_heads(uuid, uuid[], integer[], text[]),
  sayso_merge_contacts(uuid, uuid, uuid, uuid[], uuid[], timestamptz),
  sayso_blank_identities(uuid, uuid), sayso_delete_evidence(uuid, uuid),
  sayso_delete_old_evidence(uuid, timestamptz, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_bind_identities(uuid, uuid[], text[]),
  sayso_write_contacts(uuid, uuid[], text[], timestamptz[], timestamptz[], uuid[], timestamptz[], timestamptz[], uuid[],
    timestamptz[], timestamptz[], integer[], text[], timestamptz[]),
  sayso_move_heads(uuid, uuid[], integer[], text[]),
  sayso_merge_contacts(uuid, uuid, uuid, uuid[], uuid[], timestamptz),
  sayso_blank_identities(uuid, uuid), sayso_delete_evidence(uuid, uuid),
  sayso_delete_old_evidence(uuid, timestamptz, integer) TO sayso_app, sayso_worker;
