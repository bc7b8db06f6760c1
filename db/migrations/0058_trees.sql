-- Trees over the lines, and signed statements about them, which somebody else can verify (decision 0203). A tree belongs
-- to a business; the tree over the checkpoints of all businesses belongs to the id of zeros, which no business has.
-- `checkpoints` was laid out in 0000 for this. Nothing has written or read it, and it has another form now.
DROP TABLE checkpoints;--> statement-breakpoint
CREATE TABLE tree_tiles (
	business_id uuid NOT NULL,
	level integer NOT NULL,
	place bigint NOT NULL,
	hashes bytea NOT NULL,
	CONSTRAINT tree_tiles_pk PRIMARY KEY (business_id, level, place)
);--> statement-breakpoint
-- Hashes are not compressible: the attempt would only cost time.
ALTER TABLE tree_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;--> statement-breakpoint
CREATE TABLE tree_entries (
	business_id uuid NOT NULL,
	place bigint NOT NULL,
	body text NOT NULL,
	CONSTRAINT tree_entries_pk PRIMARY KEY (business_id, place)
);--> statement-breakpoint
CREATE UNIQUE INDEX tree_entries_body ON tree_entries (business_id, body);--> statement-breakpoint
CREATE TABLE checkpoints (
	business_id uuid NOT NULL,
	size bigint NOT NULL,
	root text NOT NULL,
	key_id text NOT NULL,
	note text NOT NULL,
	made_at timestamp(3) with time zone NOT NULL,
	CONSTRAINT checkpoints_pk PRIMARY KEY (business_id, size, key_id)
);--> statement-breakpoint
CREATE TABLE cosignatures (
	business_id uuid NOT NULL,
	origin text NOT NULL,
	size bigint NOT NULL,
	witness text NOT NULL,
	line text NOT NULL,
	made_at timestamp(3) with time zone NOT NULL,
	CONSTRAINT cosignatures_pk PRIMARY KEY (business_id, origin, size, witness)
);--> statement-breakpoint
CREATE TABLE signing_keys (
	business_id uuid NOT NULL,
	name text NOT NULL,
	public_key text NOT NULL,
	since timestamp(3) with time zone NOT NULL,
	retired_at timestamp(3) with time zone,
	compromised_at timestamp(3) with time zone,
	CONSTRAINT signing_keys_pk PRIMARY KEY (business_id, name, public_key)
);--> statement-breakpoint
CREATE TABLE signing_problems (
	business_id uuid NOT NULL,
	problem text NOT NULL,
	since timestamp(3) with time zone NOT NULL,
	CONSTRAINT signing_problems_pk PRIMARY KEY (business_id, problem)
);--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['tree_tiles','tree_entries','checkpoints','cosignatures','signing_keys','signing_problems']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app, sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
-- What keeps logs from being signed is counted over all businesses, for /readyz.
DROP POLICY tenant ON signing_problems;--> statement-breakpoint
CREATE POLICY tenant ON signing_problems TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON signing_problems FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE FUNCTION sayso_signing_problems() RETURNS TABLE (problem text, logs integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT s.problem, count(*)::integer FROM signing_problems s GROUP BY s.problem ORDER BY s.problem;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_signing_problems() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_signing_problems() TO sayso_app;--> statement-breakpoint
-- What was signed is only added to. Only the worker signs; tiles grow by the function below.
GRANT INSERT ON tree_entries, checkpoints, cosignatures, signing_keys, signing_problems TO sayso_worker;--> statement-breakpoint
GRANT UPDATE (retired_at) ON signing_keys TO sayso_worker;--> statement-breakpoint
GRANT DELETE ON signing_problems TO sayso_worker;--> statement-breakpoint
-- Writes a tile, or adds hashes to it. A hash that is there stays as it is.
CREATE FUNCTION sayso_extend_tile(b uuid, l integer, p bigint, h bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF b <> current_setting('app.business_id')::uuid OR length(h) % 32 <> 0 OR length(h) NOT BETWEEN 32 AND 8192 THEN
    RAISE EXCEPTION 'not a tile of this business' USING ERRCODE = '42501';
  END IF;
  INSERT INTO tree_tiles (business_id, level, place, hashes) VALUES (b, l, p, h)
    ON CONFLICT (business_id, level, place) DO NOTHING;
  IF FOUND THEN RETURN; END IF;
  UPDATE tree_tiles SET hashes = h WHERE business_id = b AND level = l AND place = p
    AND hashes = substring(h FROM 1 FOR length(hashes));
  IF NOT FOUND THEN RAISE EXCEPTION 'a tile only grows' USING ERRCODE = '23514'; END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_extend_tile(uuid, integer, bigint, bytea) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_extend_tile(uuid, integer, bigint, bytea) TO sayso_worker;--> statement-breakpoint
-- The businesses whose feed has lines that no checkpoint covers (decision 147): a row is written with the positions, and
-- goes with the checkpoint that covers them. With `everything`, all that have lines: when a worker starts, and for a new
-- key. VOLATILE, because it enters each business.
CREATE TABLE unsigned_feeds (
	business_id uuid NOT NULL,
	fed bigint NOT NULL,
	CONSTRAINT unsigned_feeds_pk PRIMARY KEY (business_id)
);--> statement-breakpoint
ALTER TABLE unsigned_feeds ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE unsigned_feeds FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON unsigned_feeds TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON unsigned_feeds FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT SELECT ON unsigned_feeds TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON unsigned_feeds TO sayso_worker;--> statement-breakpoint
CREATE FUNCTION sayso_trees_to_sign(everything boolean) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  b uuid;
BEGIN
  IF NOT everything THEN
    RETURN QUERY SELECT u.business_id FROM unsigned_feeds u ORDER BY u.business_id;
    RETURN;
  END IF;
  FOR b IN SELECT id FROM businesses ORDER BY id LOOP
    PERFORM sayso_enter(b);
    PERFORM 1 FROM feed f WHERE f.business_id = b LIMIT 1;
    IF FOUND THEN RETURN NEXT b; END IF;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_trees_to_sign(boolean) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_trees_to_sign(boolean) TO sayso_worker;--> statement-breakpoint
-- The business of a public log, by the word in its addresses: for requests, which name no business but that.
CREATE FUNCTION sayso_log_business(w text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT b.id FROM businesses b WHERE b.slug = w);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_log_business(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_log_business(text) TO sayso_app;
