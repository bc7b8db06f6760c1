-- The one-time code by which a person proves on their page that they have the number (docs/my-data.md). One row for a
-- contact: a new code takes the place of the one before. The code itself is not stored, only its digest, which is keyed
-- with the pepper.
CREATE TABLE "data_codes" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp(3) with time zone,
	CONSTRAINT "data_codes_business_id_contact_id_pk" PRIMARY KEY("business_id","contact_id")
);
--> statement-breakpoint
-- How many codes a contact and a business had since a time: at most so many in an hour.
CREATE TABLE "data_code_counts" (
	"business_id" uuid NOT NULL,
	"subject" uuid NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "data_code_counts_business_id_subject_pk" PRIMARY KEY("business_id","subject")
);
--> statement-breakpoint
CREATE INDEX "data_codes_expires" ON "data_codes" ("expires_at");--> statement-breakpoint
CREATE INDEX "data_code_counts_ends" ON "data_code_counts" ("ends_at");--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['data_codes','data_code_counts']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('CREATE POLICY owner_reads ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sayso_app, sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
-- The businesses with codes or counts that are past their time: for the worker, which deletes them within each business.
CREATE FUNCTION sayso_businesses_with_old_codes(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.business_id FROM data_codes d WHERE d.expires_at <= at
  UNION SELECT c.business_id FROM data_code_counts c WHERE c.ends_at <= at
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_with_old_codes(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_with_old_codes(timestamptz) TO sayso_worker;
