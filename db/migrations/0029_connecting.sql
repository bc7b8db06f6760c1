-- What a member has begun at a backend and not ended yet: the steps of connecting one, or a new secret that is still to
-- be copied. Secrets in it are encrypted. It is deleted when the member ends it, and otherwise after three days.
CREATE TABLE "connection_drafts" (
	"business_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" jsonb NOT NULL,
	"secret" "bytea",
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "connection_drafts_business_id_member_id_kind_pk" PRIMARY KEY("business_id","member_id","kind")
);
--> statement-breakpoint
-- Which WhatsApp accounts have a template. An account is the backend that is connected to it. The accounts' lists, which
-- are read each hour, fill it.
CREATE TABLE "template_accounts" (
	"business_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "template_accounts_business_id_template_id_backend_id_pk" PRIMARY KEY("business_id","template_id","backend_id")
);
--> statement-breakpoint
CREATE INDEX "connection_drafts_updated" ON "connection_drafts" ("updated_at");--> statement-breakpoint
CREATE INDEX "template_accounts_account" ON "template_accounts" ("business_id","backend_id","template_id");--> statement-breakpoint
-- The contacts that were set aside, page by page, and the latest reading of a backend.
CREATE INDEX "sync_marks_set_aside_page" ON "sync_marks" ("business_id","backend_id","contact_id") WHERE set_aside IS NOT NULL;--> statement-breakpoint
CREATE INDEX "reconciliations_latest" ON "reconciliations" ("business_id","backend_id","started_at");--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['connection_drafts','template_accounts']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app, sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY owner_reads ON connection_drafts FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON connection_drafts TO sayso_app;--> statement-breakpoint
GRANT DELETE ON connection_drafts TO sayso_worker;--> statement-breakpoint
GRANT INSERT, UPDATE ON template_accounts TO sayso_app, sayso_worker;--> statement-breakpoint
-- The businesses with drafts that are past their time: for the worker, which deletes them within each business.
CREATE FUNCTION sayso_businesses_with_old_drafts(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT d.business_id FROM connection_drafts d WHERE d.updated_at <= at
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_with_old_drafts(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_with_old_drafts(timestamptz) TO sayso_worker;
