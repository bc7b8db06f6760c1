-- In which layout rows are written (decision 236): 1 is what the last release reads as well, 2 is the shorter one that
-- only this version reads, and 3 is 2 where each line that has a dedupe key has its digest (decision 237).
-- `npm run db:migrate -- --narrow` makes it 2 when no process of the last release runs any more, and
-- `npm run db:compact` makes it 3; a new database gets 3 at once (db/layout.ts).
CREATE FUNCTION sayso_layout() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_layout() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_layout() TO sayso_app, sayso_worker;
