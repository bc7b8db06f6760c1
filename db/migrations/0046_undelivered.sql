-- Messages that WhatsApp took and did not deliver, as its webhook says later (decision 187). Null: as far as is known,
-- it arrived.
ALTER TABLE "outbox" ADD COLUMN "failed_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "failed_code" integer;--> statement-breakpoint
CREATE INDEX "outbox_message" ON "outbox" USING btree ("business_id","message_id") WHERE message_id is not null;--> statement-breakpoint
-- When WhatsApp last refused or did not deliver a message of this number because nobody pays for it.
ALTER TABLE "senders" ADD COLUMN "unpaid_at" timestamp(3) with time zone;--> statement-breakpoint
GRANT UPDATE (unpaid_at) ON senders TO sayso_worker;
