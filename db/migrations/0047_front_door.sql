-- What people asked for at the front door of a business, until the worker has looked (decision 186). Every valid number
-- is written here in the same way, whether a contact has it or not: only the worker finds out, after the response.
CREATE TABLE "front_door_asks" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" "bytea" NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "front_door_asks_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE INDEX "front_door_asks_created" ON "front_door_asks" USING btree ("business_id","created_at");--> statement-breakpoint
ALTER TABLE front_door_asks ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE front_door_asks FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON front_door_asks TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON front_door_asks FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT SELECT, INSERT ON front_door_asks TO sayso_app;--> statement-breakpoint
-- FOR UPDATE SKIP LOCKED needs the right to update.
GRANT SELECT, UPDATE, DELETE ON front_door_asks TO sayso_worker;--> statement-breakpoint

-- The businesses for which somebody asked, found as in 0022.
CREATE FUNCTION sayso_asked_front_doors() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  b uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  LOOP
    SELECT a.business_id INTO b FROM front_door_asks a WHERE a.business_id > b
      ORDER BY a.business_id, a.created_at LIMIT 1;
    EXIT WHEN NOT FOUND;
    RETURN NEXT b;
  END LOOP;
END $$;--> statement-breakpoint

-- What the front door must know before anybody says who they are, by the word in its address: which business it is,
-- whether one of its backends can send a link, whether WhatsApp delivers (`since`), and how many asked in the present window (`s`: the keyed hash under
-- which they are counted). Test businesses, and those that are closed or being closed, have no front door.
CREATE FUNCTION sayso_front_door(w text, s text, at timestamptz, since timestamptz)
RETURNS TABLE (business_id uuid, config_version integer, sends boolean, unpaid boolean, asked integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT b.id, b.config_version INTO business_id, config_version FROM businesses b
    WHERE b.slug = w AND b.test_of IS NULL AND b.closes_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM 1 FROM backends k
    WHERE k.business_id = sayso_front_door.business_id AND k.kind = 'whatsapp' AND k.status <> 'disabled';
  sends := FOUND;
  PERFORM 1 FROM senders n WHERE n.business_id = sayso_front_door.business_id AND n.unpaid_at > since;
  unpaid := FOUND;
  SELECT a.count INTO asked FROM sign_in_attempts a WHERE a.subject = s AND a.ends_at > at;
  asked := coalesce(asked, 0);
  RETURN NEXT;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_asked_front_doors(), sayso_front_door(text, text, timestamptz, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_asked_front_doors() TO sayso_worker;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_front_door(text, text, timestamptz, timestamptz) TO sayso_app;
