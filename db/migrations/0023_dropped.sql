-- Not used by any version: `outbox` knows when the last link was sent (decision 26).
DROP TABLE fresh_links;--> statement-breakpoint

-- A merged contact leads to the contact that stayed in one step. Versions before 2026-11-22 left those who had been
-- merged into a contact behind when that contact was merged itself. The lock keeps merges out while these are led on:
-- one that has begun does not see them yet.
DO $$
DECLARE
  b uuid;
BEGIN
  FOR b IN SELECT id FROM businesses LOOP
    EXECUTE format('SET LOCAL app.business_id = %L', b);
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM contacts c JOIN contacts s ON s.business_id = b AND s.id = c.merged_into
      WHERE c.business_id = b AND s.merged_into IS NOT NULL);
    LOCK TABLE contacts IN SHARE ROW EXCLUSIVE MODE;
    -- Each round halves what is left of a chain. Contacts that lead to each other in a circle, which no merge makes,
    -- have no end: the rounds must have one, because everything waits for this transaction.
    FOR round IN 1..32 LOOP
      UPDATE contacts c SET merged_into = s.merged_into FROM contacts s
        WHERE c.business_id = b AND s.business_id = b AND s.id = c.merged_into AND s.merged_into NOT IN (c.id, s.id);
      EXIT WHEN NOT FOUND;
    END LOOP;
  END LOOP;
END $$;
