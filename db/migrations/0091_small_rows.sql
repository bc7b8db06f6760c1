-- What beside the ledger takes less room (decision 239). Nothing here rewrites a row: writers use it when no process of
-- the last release runs (db/layout.ts), and `npm run db:compact` rewrites what was written before.

-- The line holds the digest of its evidence, and it follows from salt and text: the shorter layout leaves it out.
ALTER TABLE "evidence" ALTER COLUMN "digest" DROP NOT NULL;--> statement-breakpoint

-- The digits of a number are in its canonical form as well: null says that they are the same.
ALTER TABLE "identities" ALTER COLUMN "value" DROP NOT NULL;--> statement-breakpoint

-- Lines without a position in the feed, many in one row: those of contacts that one import made, from the first of each
-- on. The other lines have rows of their own in unfed_lines.
CREATE TABLE "unfed_batches" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_ids" uuid[] NOT NULL,
	"seqs" integer[] NOT NULL,
	CONSTRAINT "unfed_batches_pk" PRIMARY KEY("business_id","id")
);--> statement-breakpoint
SELECT sayso_distribute('unfed_batches');--> statement-breakpoint
ALTER TABLE "unfed_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "unfed_batches" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "unfed_batches" TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON "unfed_batches" FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT SELECT, INSERT ON "unfed_batches" TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT DELETE ON "unfed_batches" TO sayso_worker;--> statement-breakpoint

-- Businesses that have lines without a position, alone or in batches.
CREATE OR REPLACE FUNCTION sayso_businesses_to_feed() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
  of_lines uuid;
  of_batches uuid;
BEGIN
  LOOP
    SELECT u.business_id INTO of_lines FROM unfed_lines u WHERE u.business_id > b
      ORDER BY u.business_id, u.contact_id, u.seq LIMIT 1;
    SELECT u.business_id INTO of_batches FROM unfed_batches u WHERE u.business_id > b
      ORDER BY u.business_id, u.id LIMIT 1;
    b := least(of_lines, of_batches);
    EXIT WHEN b IS NULL;
    RETURN NEXT b;
  END LOOP;
END $$;--> statement-breakpoint

-- An erasure reads no row of others: ids are collected before, because PostgreSQL finds no index for "this contact, or
-- one of those" in one condition, and read all evidence and all identities of the business.

-- Deletes the evidence of an erased contact, and of those that were merged into it, by the lines of their chains: so it
-- needs no index on the contact of evidence. It must be theirs as well: a role that writes lines could write one with
-- the change of somebody else.
CREATE OR REPLACE FUNCTION sayso_delete_evidence(b uuid, c uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid[];
  changes uuid[];
BEGIN
  PERFORM sayso_demand_erased(b, c);
  SELECT array_agg(k.id) INTO person FROM contacts k WHERE k.business_id = b AND k.merged_into = c;
  SELECT array_agg(l.change_id) INTO changes FROM ledger l
    WHERE l.business_id = b AND l.contact_id = ANY(person || c);
  DELETE FROM evidence WHERE business_id = b AND change_id = ANY(changes) AND contact_id = ANY(person || c);
END $$;--> statement-breakpoint

-- Blanks what an erased contact was known by, and the salts with it; the digests in the lines say nothing any more.
CREATE OR REPLACE FUNCTION sayso_blank_identities(b uuid, c uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  person uuid[];
BEGIN
  PERFORM sayso_demand_erased(b, c);
  SELECT array_agg(k.id) INTO person FROM contacts k WHERE k.business_id = b AND k.merged_into = c;
  UPDATE identities SET value = '', canonical = '', match_key = 'erased:' || id::text, salt = NULL
  WHERE business_id = b AND contact_id = ANY(person || c);
END $$;--> statement-breakpoint

-- Stores the salts of identities that a line binds. An identity that has a salt keeps it. Identities are found by their
-- contact, in whose chain the line is, so that they need no index on their id alone.
-- contracts: sayso_bind_identities since 0.1.0: made by 0060, after that release, which binds no identities
DROP FUNCTION sayso_bind_identities(uuid, uuid[], text[]);--> statement-breakpoint
CREATE FUNCTION sayso_bind_identities(b uuid, contact_ids uuid[], ids uuid[], salts text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM sayso_demand_tenant(b);
  UPDATE identities i SET salt = decode(v.salt, 'hex') FROM unnest(contact_ids, ids, salts) AS v(contact_id, id, salt)
  WHERE i.business_id = b AND i.contact_id = v.contact_id AND i.id = v.id AND i.salt IS NULL;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_bind_identities(uuid, uuid[], uuid[], text[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_bind_identities(uuid, uuid[], uuid[], text[]) TO sayso_app, sayso_worker;
