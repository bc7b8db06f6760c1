-- In which layout rows are written (decision 236): 1 is what the last release reads as well, the others are shorter
-- ones that only this version reads. `npm run db:migrate -- --narrow` replaces the body when no process of the last
-- release runs any more; a new database has the shortest at once (db/layout.ts).
CREATE FUNCTION sayso_layout() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_layout() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_layout() TO sayso_app, sayso_worker;--> statement-breakpoint

-- A process says with each connection which layout of rows it reads at most (`app.layout`, db/layout.ts); one of 0.1.0
-- says nothing. It would take a No in the shorter layout for no answer, and allow a message. So once rows are written
-- in a layout that it does not know, whatever begins its work in a business fails (decision 0236): a process that was
-- forgotten, or an older version that was put back.
CREATE FUNCTION sayso_check_layout() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  read text := current_setting('app.layout', true);
BEGIN
  IF sayso_layout() > 1 AND (read IS NULL OR read = '' OR read::integer < sayso_layout()) THEN
    RAISE EXCEPTION 'this process belongs to an earlier version, which can''t read the rows of this database'
      USING ERRCODE = '42501', HINT = 'Start the newest version that migrated the database.';
  END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_check_layout() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_check_layout() TO sayso_app, sayso_worker;--> statement-breakpoint

-- As in 0001 and 0006, and behind that check, as sayso_visit_contacts and sayso_ask are in 0090.
CREATE OR REPLACE FUNCTION sayso_enter(b uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_enter_as(b uuid, k uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN EXISTS (SELECT 1 FROM api_keys a WHERE a.business_id = b AND a.id = k AND a.revoked_at IS NULL);
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_open_contact(b uuid, c uuid) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN sayso_read_contact(b, c);
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_lock_contact(b uuid, c uuid, OUT contact json, OUT now_ms bigint) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sayso_check_layout();
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  PERFORM 1 FROM contacts k WHERE k.business_id = b AND k.id = c FOR UPDATE;
  contact := sayso_read_contact(b, c);
  now_ms := sayso_ms(clock_timestamp());
END $$;
