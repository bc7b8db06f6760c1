-- Whether a Yes to marketing waits until the person confirms it in WhatsApp (docs/double-opt-in.md). Off for businesses
-- that exist: what they recorded stays as it is.
ALTER TABLE "businesses" ADD COLUMN "confirm_marketing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What waits for a confirmation: few rows of many, which the console counts.
CREATE INDEX "answers_pending" ON "answers" ("business_id","pending_expires_at")
  WHERE pending_request_id IS NOT NULL;
