-- In which layout rows are written (decision 236): 1 is what the last release reads as well, 2 is the shorter one that
-- only this version reads. `npm run db:migrate -- --narrow` replaces the body when no process of the last release runs
-- any more; a new database gets 2 at once (db/layout.ts).
CREATE FUNCTION sayso_layout() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_layout() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_layout() TO sayso_app, sayso_worker;
