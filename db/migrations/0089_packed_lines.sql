-- Lines of the ledger as bytes (decision 237). A line is stored in one of two forms: `payload`, `prev` and `hash` as
-- text, which the last release reads as well, or `packed`, `prev_bytes` and `hash_bytes`, which lib/ledger/packed turns
-- into the same text. The sealed text and its hash are the same in both. Nothing here rewrites a row: writers use the
-- second form when no process of the last release runs (db/layout.ts), and `npm run db:compact` rewrites older lines.
ALTER TABLE "ledger" ADD COLUMN "packed" bytea;--> statement-breakpoint
ALTER TABLE "ledger" ADD COLUMN "hash_bytes" bytea;--> statement-breakpoint
-- Null where nothing is before the line.
ALTER TABLE "ledger" ADD COLUMN "prev_bytes" bytea;--> statement-breakpoint
-- The first 16 bytes of the digest of the dedupe key. This version writes it with every line that has a key; its unique
-- index `ledger_dedupe` is built after the migrations, so that saves go on meanwhile (db/ledger-indexes.ts).
ALTER TABLE "ledger" ADD COLUMN "dedupe" uuid;--> statement-breakpoint
-- The dedupe key of an import, as bytes (lib/ledger/packed/import-key.ts).
ALTER TABLE "ledger" ADD COLUMN "packed_key" bytea;--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "payload" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "prev" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "hash" DROP NOT NULL;--> statement-breakpoint
-- Exactly one form, and a key in one form too. Lines that are there already have the first one; they are not read for
-- this.
-- contracts: ledger_one_form since 0.1.0: holds for each line that the release writes, which has the first form
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_one_form" CHECK (
  CASE WHEN packed IS NULL
    THEN payload IS NOT NULL AND prev IS NOT NULL AND hash IS NOT NULL AND hash_bytes IS NULL AND prev_bytes IS NULL
      AND packed_key IS NULL
    ELSE payload IS NULL AND prev IS NULL AND hash IS NULL AND hash_bytes IS NOT NULL
      AND (packed_key IS NULL OR dedupe_key IS NULL)
  END) NOT VALID;--> statement-breakpoint

-- Refuses dedupe keys that a line of the last release has, which has no digest that the unique index would find. Called
-- with the lines that are written, until `npm run db:compact` has given each line its digest.
CREATE FUNCTION sayso_refuse_known_keys(b uuid, keys text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM ledger l WHERE l.business_id = b AND l.dedupe_key = ANY(keys) AND l.dedupe IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a line has this dedupe key already' USING ERRCODE = '23505';
  END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_refuse_known_keys(uuid, text[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_refuse_known_keys(uuid, text[]) TO sayso_app, sayso_worker;--> statement-breakpoint

-- The two functions that move heads accept a line of either form; all else is as it was in 0060.
CREATE OR REPLACE FUNCTION sayso_write_contacts(b uuid, ids uuid[], stops_on text[], stops_at timestamptz[],
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
    AS v(id, stop_on, stop_at, stop_since, stop_change, pause_until, pause_at, pause_change, released, erased, seq,
      hash, own_at), ledger l
  WHERE c.business_id = b AND c.id = v.id AND c.head_seq < v.seq
    AND l.business_id = b AND l.contact_id = v.id AND l.seq = v.seq
    AND coalesce(l.hash, encode(l.hash_bytes, 'hex')) = v.hash;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(ids) THEN
    RAISE EXCEPTION 'a head only moves forward, to a line that is there' USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_move_heads(b uuid, ids uuid[], seqs integer[], hashes text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE written integer;
BEGIN
  PERFORM sayso_demand_tenant(b);
  UPDATE contacts c SET head_seq = v.seq, head_hash = v.hash
  FROM unnest(ids, seqs, hashes) AS v(id, seq, hash), ledger l
  WHERE c.business_id = b AND c.id = v.id AND c.head_seq < v.seq
    AND l.business_id = b AND l.contact_id = v.id AND l.seq = v.seq
    AND coalesce(l.hash, encode(l.hash_bytes, 'hex')) = v.hash;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(ids) THEN
    RAISE EXCEPTION 'a head only moves forward, to a line that is there' USING ERRCODE = '42501';
  END IF;
END $$;
