-- Who works for a business and signs in to its console. An e-mail address is stored in lower case and once for each
-- business.
CREATE TABLE "members" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"disabled_at" timestamp(3) with time zone,
	CONSTRAINT "members_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
-- What was changed in a business, by whom: a row in the transaction of each change, never changed and never deleted by
-- the application.
CREATE TABLE "audit_log" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"caller_kind" text NOT NULL,
	"caller_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "audit_log_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_role"
  CHECK (role IN ('owner', 'editor', 'viewer'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_email_lower" CHECK (email = lower(email));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_business_fk"
  FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
CREATE UNIQUE INDEX "members_email" ON "members" USING btree ("business_id","email");--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_caller_kind"
  CHECK (caller_kind IN ('key', 'member', 'operator'));--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_caller_id"
  CHECK ((caller_kind = 'operator') = (caller_id IS NULL));--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("business_id","at","id");--> statement-breakpoint
-- Lists that are asked about, and imports, may be a member's; neither id: an operator's.
ALTER TABLE "audiences" ALTER COLUMN "api_key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audiences" ADD COLUMN "member_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "member_id" uuid;--> statement-breakpoint
-- What a review was decided to be, by whom.
ALTER TABLE "reviews" ADD COLUMN "decision" jsonb;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "resolved_by" uuid;--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['members','audit_log']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app, sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
GRANT INSERT, UPDATE ON members TO sayso_app;--> statement-breakpoint
GRANT INSERT ON audit_log TO sayso_app;--> statement-breakpoint
GRANT UPDATE ON reviews TO sayso_app;
