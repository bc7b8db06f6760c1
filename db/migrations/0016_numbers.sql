-- Who gave what a contact is known by, so that an id of a platform goes back as it came and a typed text never goes out. Old rows can't tell:
-- they count as typed, until the platform names them again.
ALTER TABLE identities ADD COLUMN given_by text NOT NULL DEFAULT 'typed';--> statement-breakpoint
-- Rows of an import whose number was read as one of the business's country.
ALTER TABLE imports ADD COLUMN guessed integer NOT NULL DEFAULT 0;--> statement-breakpoint
-- What the loop below finds, without the numbers.
CREATE TABLE number_mends (
	business_id uuid NOT NULL,
	identity_id uuid NOT NULL,
	contact_id uuid NOT NULL,
	outcome text NOT NULL,
	cause text NOT NULL,
	at timestamp (3) with time zone NOT NULL,
	CONSTRAINT number_mends_business_id_identity_id_cause_pk PRIMARY KEY (business_id, identity_id, cause)
);--> statement-breakpoint
ALTER TABLE number_mends ADD CONSTRAINT number_mends_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE number_mends ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE number_mends FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON number_mends USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT ON number_mends TO sayso_app, sayso_worker;--> statement-breakpoint

-- Until now `value` was the text as it came, and its digits were written to: `(11) 98765-9901` went to +11…, a stranger. It becomes the digits
-- of the number that was read (`canonical`). What was read wrongly by then can't be told from a number that is only rare, so these are listed
-- and nothing is sent to them (an empty value), except one kind that is plain: an international number with the `.0` of a spreadsheet.
DO $$
DECLARE
  b uuid;
  r record;
  digits text;
  key text;
BEGIN
  FOR b IN SELECT id FROM businesses LOOP
    EXECUTE format('SET LOCAL app.business_id = %L', b);
    UPDATE identities SET given_by = 'platform' WHERE business_id = b AND kind <> 'phone';

    -- `573005550101.0` was read as 5730055501010. Twelve digits and more are no national number with its `.0`, shorter ones may be.
    FOR r IN SELECT i.id, i.contact_id, i.value, i.canonical, i.match_key, i.ended_at FROM identities i
      WHERE i.business_id = b AND i.kind = 'phone' AND i.value ~ '^\s*\+?[0-9]{6,}[.,]0+\s*$' ORDER BY i.created_at, i.id LOOP
      digits := regexp_replace(r.value, '^\s*\+?([0-9]+)[.,]0+\s*$', '\1');
      key := 'phone:' || CASE
        WHEN digits ~ '^55[1-9]{2}9[6-9][0-9]{7}$' THEN left(digits, 4) || substr(digits, 6)
        WHEN digits ~ '^521[0-9]{10}$' THEN '52' || substr(digits, 4)
        WHEN digits ~ '^549[0-9]{10}$' THEN '54' || substr(digits, 4)
        ELSE digits END;
      IF length(digits) >= 12 AND r.canonical = '+' || regexp_replace(r.value, '[^0-9]', '', 'g') AND (r.ended_at IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM identities o WHERE o.business_id = b AND o.match_key = key AND o.ended_at IS NULL)) THEN
        INSERT INTO number_mends VALUES (b, r.id, r.contact_id, 'mended', 'decimal', now());
        UPDATE identities SET value = digits, canonical = '+' || digits, match_key = key WHERE business_id = b AND id = r.id;
      ELSE
        INSERT INTO number_mends VALUES (b, r.id, r.contact_id, 'to_judge', 'decimal', now());
        UPDATE identities SET value = '' WHERE business_id = b AND id = r.id;
      END IF;
    END LOOP;

    -- Two numbers that were run together, and the 00 of a call abroad that was taken for the code of a carrier.
    INSERT INTO number_mends (business_id, identity_id, contact_id, outcome, cause, at)
      SELECT b, i.id, i.contact_id, 'to_judge', CASE WHEN i.value ~ '[/,;|]' THEN 'several' ELSE 'dialled_abroad' END, now() FROM identities i
      WHERE i.business_id = b AND i.kind = 'phone' AND i.value <> ''
        AND (i.value ~ '([0-9][^/,;|0-9]*){7,}[/,|][^0-9]*[0-9]' OR (i.value ~ '^[^0-9+]*00'
          AND substr(regexp_replace(i.value, '[^0-9]', '', 'g'), 3) <> substr(i.canonical, 2)))
      ON CONFLICT (business_id, identity_id, cause) DO NOTHING;
    UPDATE identities SET value = '' WHERE business_id = b AND kind = 'phone'
      AND id IN (SELECT m.identity_id FROM number_mends m WHERE m.business_id = b AND m.outcome = 'to_judge');

    -- All others: what was read is right. `other_digits`: what was written to until now was somebody else's.
    INSERT INTO number_mends (business_id, identity_id, contact_id, outcome, cause, at)
      SELECT b, i.id, i.contact_id, 'mended', CASE WHEN regexp_replace(regexp_replace(i.value, '[^0-9]', '', 'g'), '^00', '') = substr(i.canonical, 2)
        THEN 'as_typed' ELSE 'other_digits' END, now() FROM identities i
      WHERE i.business_id = b AND i.kind = 'phone' AND i.value <> '' AND i.canonical ~ '^\+[0-9]+$' AND i.value <> substr(i.canonical, 2)
      ON CONFLICT (business_id, identity_id, cause) DO NOTHING;
    UPDATE identities SET value = substr(canonical, 2) WHERE business_id = b AND kind = 'phone' AND value <> ''
      AND canonical ~ '^\+[0-9]+$' AND value <> substr(canonical, 2);

    -- Who was written to under somebody else's number is written again, found by the right one: a refusal may never have arrived.
    UPDATE identities SET ended_at = now() WHERE business_id = b AND kind = 'backend' AND ended_at IS NULL
      AND contact_id IN (SELECT m.contact_id FROM number_mends m WHERE m.business_id = b AND m.outcome = 'mended' AND m.cause IN ('other_digits', 'decimal'));
    UPDATE sync_marks SET external_id = NULL, mirrored = NULL, urgent = true, due_at = now(), waiting_since = coalesce(waiting_since, now()),
        attempts = 0, last_error = NULL, set_aside = NULL
      WHERE business_id = b
        AND contact_id IN (SELECT m.contact_id FROM number_mends m WHERE m.business_id = b AND m.outcome = 'mended' AND m.cause IN ('other_digits', 'decimal'));

    -- Numbers of before Ivory Coast (2021) and Benin (2024) added digits fold onto today's (lib/consent/renumbered.ts). No version of ours took
    -- any in, since the countries' plans no longer know them; whose plan was older is found all the same.
    FOR r IN SELECT i.id, i.contact_id, i.match_key, i.ended_at FROM identities i
      WHERE i.business_id = b AND i.kind = 'phone' AND i.match_key ~ '^phone:22[59][0-9]{8}$' ORDER BY i.created_at, i.id LOOP
      digits := substr(r.match_key, 10);
      key := CASE
        WHEN r.match_key LIKE 'phone:229%' THEN '22901'
        WHEN digits ~ '^[23]' THEN '225' || CASE substr(digits, 3, 1) WHEN '8' THEN '21' WHEN '0' THEN '25' ELSE '27' END
        WHEN substr(digits, 2, 1) <= '3' THEN '22501'
        WHEN substr(digits, 2, 1) <= '6' THEN '22505'
        ELSE '22507' END || digits;
      IF r.ended_at IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM identities o WHERE o.business_id = b AND o.match_key = 'phone:' || key AND o.ended_at IS NULL) THEN
        INSERT INTO number_mends VALUES (b, r.id, r.contact_id, 'mended', 'renumbered', now()) ON CONFLICT DO NOTHING;
        UPDATE identities SET canonical = '+' || key, match_key = 'phone:' || key WHERE business_id = b AND id = r.id;
      ELSE
        INSERT INTO number_mends VALUES (b, r.id, r.contact_id, 'to_judge', 'renumbered', now()) ON CONFLICT DO NOTHING;
      END IF;
    END LOOP;
  END LOOP;
END $$;
