-- The host names under which a business shows its page (decision 193). A business proves by DNS that a name is its own.
CREATE TABLE "domains" (
	"business_id" uuid NOT NULL,
	"host" text NOT NULL,
	"token" text NOT NULL,
	"proven_at" timestamp(3) with time zone,
	"makes_links" boolean DEFAULT false NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "domains_business_id_host_pk" PRIMARY KEY("business_id","host")
);
--> statement-breakpoint
-- A name that is proven belongs to one business. No unique index can say so, because each holds business_id
-- (docs/reference/citus.md, 1): who proves a name holds a lock of the name while it looks whether it is taken.
CREATE INDEX "domains_proven" ON "domains" ("host") WHERE proven_at IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "domains_links" ON "domains" ("business_id") WHERE makes_links;--> statement-breakpoint
ALTER TABLE domains ADD CONSTRAINT domains_business_fk FOREIGN KEY (business_id) REFERENCES businesses (id);--> statement-breakpoint
ALTER TABLE domains ADD CONSTRAINT domains_links_proven CHECK (NOT makes_links OR proven_at IS NOT NULL);--> statement-breakpoint
ALTER TABLE domains ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE domains FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON domains TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
CREATE POLICY owner_reads ON domains FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON domains TO sayso_app;--> statement-breakpoint
GRANT SELECT ON domains TO sayso_worker;--> statement-breakpoint
-- The business whose page is shown under a name: for requests, which name no business but their host.
CREATE FUNCTION sayso_host_business(h text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.business_id FROM domains d WHERE d.host = h AND d.proven_at IS NOT NULL
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_host_business(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_host_business(text) TO sayso_app;
