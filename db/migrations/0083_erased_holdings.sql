-- Until when a person who was erased had a number or an id that was no longer theirs at the erasure (decision 0229). It
-- keeps their old Yes from the next holder and blocks nothing. Rows are only added.
CREATE TABLE "erased_holdings" (
	"business_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"pepper_id" integer NOT NULL,
	"held_until" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "erased_holdings_pk" PRIMARY KEY("business_id","hash","held_until")
);--> statement-breakpoint
SELECT sayso_distribute('erased_holdings');--> statement-breakpoint
ALTER TABLE "erased_holdings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "erased_holdings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "erased_holdings" TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT ON "erased_holdings" TO sayso_app, sayso_worker;--> statement-breakpoint

-- Suppresses what an erased contact was known by. Of two erasures of one number the later one holds: what was said
-- between them was said by the second person. A number that was released before is erased from now on.
CREATE FUNCTION sayso_suppress_erased(b uuid, c uuid, hashes text[], pepper integer, erased_at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  each text;
BEGIN
  PERFORM sayso_demand_erased(b, c);
  -- One by one: on a cluster the function runs on the node of its business, where INSERT … SELECT is refused.
  FOREACH each IN ARRAY hashes LOOP
    INSERT INTO suppressions (business_id, hash, pepper_id, cause, at) VALUES (b, each, pepper, 'erased', erased_at)
    ON CONFLICT (business_id, hash) DO UPDATE
      SET cause = excluded.cause, at = greatest(suppressions.at, excluded.at);
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_suppress_erased(uuid, uuid, text[], integer, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_suppress_erased(uuid, uuid, text[], integer, timestamptz)
  TO sayso_app, sayso_worker;--> statement-breakpoint

-- An id or a number that a contact got in the moment of its merge stayed with the contact that is gone, in earlier
-- versions: its holder was found by no webhook, and what the other one refused was not asked. It belongs to the contact
-- that stayed. What an erasure blanked is nobody's.
DO $$
DECLARE
  b uuid;
BEGIN
  FOR b IN SELECT id FROM businesses LOOP
    EXECUTE format('SET LOCAL app.business_id = %L', b);
    UPDATE identities i SET contact_id = c.merged_into FROM contacts c
      WHERE i.business_id = b AND c.business_id = b AND c.id = i.contact_id AND c.merged_into IS NOT NULL
        AND i.ended_at IS NULL AND i.canonical <> '';
  END LOOP;
END $$;
