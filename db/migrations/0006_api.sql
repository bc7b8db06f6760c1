CREATE TABLE "api_keys" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"mode" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "api_keys_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"business_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"claimed_until" timestamp(3) with time zone,
	"status" integer,
	"body" "bytea",
	CONSTRAINT "idempotency_keys_business_id_api_key_id_route_key_pk" PRIMARY KEY("business_id","api_key_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "audiences" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"status" text NOT NULL,
	"problem" text,
	"question" jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"allowed" integer DEFAULT 0 NOT NULL,
	"unreadable" integer DEFAULT 0 NOT NULL,
	"reasons" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "audiences_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_chunks" (
	"business_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "import_chunks_business_id_import_id_place_pk" PRIMARY KEY("business_id","import_id","place")
);
--> statement-breakpoint
CREATE TABLE "import_issues" (
	"business_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"place" integer DEFAULT 0 NOT NULL,
	"outcome" text NOT NULL,
	"code" text NOT NULL,
	"contact_id" uuid,
	"line_seq" integer,
	"change_id" uuid,
	CONSTRAINT "import_issues_business_id_import_id_row_place_pk" PRIMARY KEY("business_id","import_id","row","place")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"api_key_id" uuid,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"problem" text,
	"settings" jsonb NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"chunks" integer DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"kept_out" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone,
	"started_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"due_at" timestamp(3) with time zone,
	"claimed_until" timestamp(3) with time zone,
	"claimed_by" uuid,
	CONSTRAINT "imports_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
ALTER TABLE "businesses" ADD COLUMN "test_of" uuid;--> statement-breakpoint
ALTER TABLE "businesses" ADD COLUMN "unknown_template" text DEFAULT 'refuse' NOT NULL;--> statement-breakpoint
ALTER TABLE "businesses" ADD COLUMN "gateway_outage" text DEFAULT 'hold_marketing' NOT NULL;--> statement-breakpoint
CREATE INDEX "imports_due" ON "imports" USING btree ("business_id","due_at");--> statement-breakpoint
ALTER TABLE businesses ADD CONSTRAINT businesses_unknown_template CHECK (unknown_template IN ('refuse', 'as_marketing'));--> statement-breakpoint
ALTER TABLE businesses ADD CONSTRAINT businesses_gateway_outage CHECK (gateway_outage IN ('hold_marketing', 'hold_all', 'pass_all'));--> statement-breakpoint
ALTER TABLE api_keys ADD CONSTRAINT api_keys_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE import_chunks ADD CONSTRAINT import_chunks_import_fk FOREIGN KEY (business_id, import_id) REFERENCES imports (business_id, id) ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE import_issues ADD CONSTRAINT import_issues_import_fk FOREIGN KEY (business_id, import_id) REFERENCES imports (business_id, id) ON DELETE CASCADE;--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['api_keys','idempotency_keys','imports','import_chunks','import_issues','audiences']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app, sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY owner_reads ON api_keys FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON idempotency_keys FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON imports FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
CREATE POLICY owner_reads ON audiences FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT INSERT, UPDATE ON api_keys TO sayso_app;--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON idempotency_keys, imports, import_chunks, import_issues, audiences TO sayso_app;--> statement-breakpoint
GRANT UPDATE ON imports, audiences TO sayso_worker;--> statement-breakpoint
GRANT INSERT ON import_issues TO sayso_worker;--> statement-breakpoint
GRANT DELETE ON idempotency_keys, imports, import_chunks, import_issues, audiences TO sayso_worker;--> statement-breakpoint
DROP POLICY tenant ON senders;--> statement-breakpoint
CREATE POLICY tenant ON senders TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON senders FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
-- What must be known before a tenant is: whose a key is, and whose a number of WhatsApp (several businesses may have set one up).
CREATE FUNCTION sayso_api_key(k uuid) RETURNS TABLE (business_id uuid, hash text, scopes text[], mode text, revoked boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.business_id, a.hash, a.scopes, a.mode, a.revoked_at IS NOT NULL FROM api_keys a WHERE a.id = k
$$;--> statement-breakpoint
CREATE FUNCTION sayso_sender_businesses(p text) RETURNS TABLE (business_id uuid, sender_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.business_id, s.id FROM senders s WHERE s.phone_number_id = p
$$;--> statement-breakpoint
-- The first statement of a call of the API: sets the tenant, and tells whether the key is still good, in one round trip.
CREATE FUNCTION sayso_enter_as(b uuid, k uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  RETURN EXISTS (SELECT 1 FROM api_keys a WHERE a.business_id = b AND a.id = k AND a.revoked_at IS NULL);
END $$;--> statement-breakpoint
-- For the worker: who has an import to work off, and who keeps what is past its time.
CREATE FUNCTION sayso_due_imports(at timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id FROM businesses s WHERE EXISTS (SELECT 1 FROM imports i WHERE i.business_id = s.id AND i.due_at <= at)
$$;--> statement-breakpoint
CREATE FUNCTION sayso_businesses_with_old_api_rows(keys_before timestamptz, jobs_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id FROM businesses s
  WHERE EXISTS (SELECT 1 FROM idempotency_keys k WHERE k.business_id = s.id AND k.created_at < keys_before)
    OR EXISTS (SELECT 1 FROM imports i WHERE i.business_id = s.id AND i.created_at < jobs_before)
    OR EXISTS (SELECT 1 FROM audiences a WHERE a.business_id = s.id AND a.created_at < jobs_before)
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_api_key(uuid), sayso_sender_businesses(text), sayso_enter_as(uuid, uuid), sayso_due_imports(timestamptz),
  sayso_businesses_with_old_api_rows(timestamptz, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_api_key(uuid), sayso_sender_businesses(text), sayso_enter_as(uuid, uuid) TO sayso_app;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_imports(timestamptz), sayso_businesses_with_old_api_rows(timestamptz, timestamptz) TO sayso_worker;
