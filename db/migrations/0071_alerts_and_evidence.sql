-- When a member said that an alert needs nobody any more; null: nobody has (decision 0218).
ALTER TABLE "template_alerts" ADD COLUMN "handled_at" timestamp(3) with time zone;--> statement-breakpoint
GRANT UPDATE ("handled_at") ON "template_alerts" TO sayso_app;--> statement-breakpoint
-- The evidence that the state of a template goes by (decision 0219); null: judged by the version before.
ALTER TABLE "template_verdicts" ADD COLUMN "e_state" double precision;
