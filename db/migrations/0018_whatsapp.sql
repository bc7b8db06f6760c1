-- Who answers a conversation: Meta's Business Agent (true), the business by its own software (false); null: never told of. And since when.
ALTER TABLE "contact_senders" ADD COLUMN "agent_holds" boolean;--> statement-breakpoint
ALTER TABLE "contact_senders" ADD COLUMN "agent_at" timestamp(3) with time zone;--> statement-breakpoint
-- When to give the conversation back to the agent that our message has taken it from; null: nothing to give back.
ALTER TABLE "outbox" ADD COLUMN "release_due" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "release_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_release" ON "outbox" USING btree ("business_id","backend_id","release_due") WHERE release_due IS NOT NULL;--> statement-breakpoint
-- Which changes are confirmed in the chat: since October 2026 Meta bills such messages.
ALTER TABLE "businesses" ADD COLUMN "chat_confirmation" text DEFAULT 'where_said' NOT NULL;--> statement-breakpoint
ALTER TABLE "businesses" ADD CONSTRAINT "businesses_chat_confirmation" CHECK (chat_confirmation IN ('where_said', 'always', 'never'));--> statement-breakpoint
CREATE TABLE "sent_months" (
	"business_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"month" text NOT NULL,
	"kind" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "sent_months_business_id_backend_id_sender_id_month_kind_pk" PRIMARY KEY("business_id","backend_id","sender_id","month","kind")
);
--> statement-breakpoint
ALTER TABLE "sent_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sent_months" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "sent_months" TO sayso_app, sayso_worker USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT ON "sent_months" TO sayso_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "sent_months" TO sayso_worker;--> statement-breakpoint
CREATE OR REPLACE FUNCTION sayso_due_outbox(at timestamptz) RETURNS TABLE (business_id uuid, backend_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.business_id, k.id FROM backends k WHERE k.status <> 'disabled'
    AND (EXISTS (SELECT 1 FROM outbox o WHERE o.business_id = k.business_id AND o.backend_id = k.id AND o.due_at <= at)
      OR EXISTS (SELECT 1 FROM outbox o WHERE o.business_id = k.business_id AND o.backend_id = k.id AND o.release_due <= at))
$$;
