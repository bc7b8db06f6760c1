-- The sites that tried to show a page of a business in a frame and are not in its list, for its owner, who may have
-- forgotten one. At most 20 of each business are kept.
CREATE TABLE "refused_frames" (
	"business_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"first_at" timestamp(3) with time zone NOT NULL,
	"last_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "refused_frames_business_id_origin_pk" PRIMARY KEY("business_id","origin")
);--> statement-breakpoint
ALTER TABLE "refused_frames" ADD CONSTRAINT "refused_frames_business_fk"
  FOREIGN KEY ("business_id") REFERENCES "businesses"("id");--> statement-breakpoint
ALTER TABLE "refused_frames" ADD CONSTRAINT "refused_frames_origin"
  CHECK (length(origin) <= 300);--> statement-breakpoint
ALTER TABLE "refused_frames" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "refused_frames" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "refused_frames" TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "refused_frames" TO sayso_app;--> statement-breakpoint
GRANT SELECT ON "refused_frames" TO sayso_worker;
