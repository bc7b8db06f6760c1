ALTER TABLE "backend_budgets" ADD COLUMN "minute" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "backend_budgets" ADD COLUMN "used" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "backend_budgets" ADD COLUMN "learnt" integer;--> statement-breakpoint
ALTER TABLE "backend_budgets" ADD COLUMN "learnt_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "sync_marks_external" ON "sync_marks" USING btree ("business_id","backend_id","external_id") WHERE external_id is not null;--> statement-breakpoint
ALTER TABLE "backend_budgets" DROP COLUMN "per_hour";--> statement-breakpoint
ALTER TABLE "backend_budgets" DROP COLUMN "tokens";--> statement-breakpoint
ALTER TABLE "backend_budgets" DROP COLUMN "refilled_at";