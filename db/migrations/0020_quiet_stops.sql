-- Dedupe keys with a bare SHA-256 of what a person wrote, as versions before 2026-11-29 made them: `npm run db:migrate` keys them with the
-- pepper, which is not in the database. Empty when that is done, so that each later run is one look.
CREATE INDEX ledger_bare_digests ON ledger (business_id) WHERE dedupe_key LIKE 'page:%' OR dedupe_key LIKE 'weni:%:missed:%';--> statement-breakpoint

-- A stop that is said again and changes nothing has no line of its own after the first few. How often that was, and when last: a return that
-- is heard of later must not lift what was said after it.
ALTER TABLE contacts ADD COLUMN quiet_stops integer NOT NULL DEFAULT 0;--> statement-breakpoint
ALTER TABLE contacts ADD COLUMN quiet_stop_at timestamp(3) with time zone;
