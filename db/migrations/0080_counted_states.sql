-- Contacts are counted by the state that decisions read, and no longer by the reason of a decision, so that the effect
-- of a change of a topic follows from the counts (decision 0228). `reach_counts` stays for the last release.
CREATE TABLE "reach_states" (
	"business_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"stopped" boolean NOT NULL,
	"agreed_since" boolean NOT NULL,
	"paused" boolean NOT NULL,
	"provider_stop" boolean NOT NULL,
	"answer" text NOT NULL,
	"pending" boolean NOT NULL,
	"people" bigint NOT NULL,
	CONSTRAINT "reach_states_pk" PRIMARY KEY
	  ("business_id","topic_id","stopped","agreed_since","paused","provider_stop","answer","pending")
);--> statement-breakpoint
ALTER TABLE "reach_states" ADD CONSTRAINT "reach_states_answer"
  CHECK (answer IN ('in', 'out', 'expired', 'none'));--> statement-breakpoint
SELECT sayso_distribute('reach_states');--> statement-breakpoint
ALTER TABLE "reach_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reach_states" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "reach_states" TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT ON "reach_states" TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON "reach_states" TO sayso_worker;--> statement-breakpoint
-- When what is in `reach_states` was counted: a worker of the last release moves `reach_at` and counts elsewhere.
ALTER TABLE "figures" ADD COLUMN "states_at" timestamp(3) with time zone;--> statement-breakpoint
-- Everybody is counted once more.
UPDATE "figures" SET reach_due_at = now();
