CREATE TABLE "answers" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"answer" text,
	"at" timestamp(3) with time zone,
	"since" timestamp(3) with time zone,
	"change_id" uuid,
	"notice" text,
	"basis" text,
	"expires_at" timestamp(3) with time zone,
	"evidence" text,
	"lane" text,
	"own_yes_since" timestamp(3) with time zone,
	"lanes" jsonb,
	"pending_request_id" uuid,
	"pending_asked_at" timestamp(3) with time zone,
	"pending_expires_at" timestamp(3) with time zone,
	CONSTRAINT "answers_business_id_contact_id_topic_id_pk" PRIMARY KEY("business_id","contact_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "backend_budgets" (
	"business_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"bucket" text NOT NULL,
	"per_hour" integer,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp(3) with time zone NOT NULL,
	"blocked_until" timestamp(3) with time zone,
	CONSTRAINT "backend_budgets_business_id_backend_id_bucket_pk" PRIMARY KEY("business_id","backend_id","bucket")
);
--> statement-breakpoint
CREATE TABLE "backends" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"base_url" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"inbound_token_hash" text NOT NULL,
	"status" text NOT NULL,
	"status_reason" text,
	"status_at" timestamp(3) with time zone NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "backends_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "mirrors" (
	"business_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"field_key" text,
	"group_uuid" text,
	"group_name" text,
	CONSTRAINT "mirrors_business_id_backend_id_topic_id_pk" PRIMARY KEY("business_id","backend_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "businesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"config_version" integer DEFAULT 1 NOT NULL,
	"color" text NOT NULL,
	"logo_hash" text,
	"locales" text[] NOT NULL,
	"default_locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"country" text NOT NULL,
	"whatsapp_number" text NOT NULL,
	"link_keywords" jsonb NOT NULL,
	"privacy_url" text,
	"help_url" text NOT NULL,
	"controller" jsonb NOT NULL,
	"frame_origins" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_senders" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"stop_on" boolean,
	"stop_at" timestamp(3) with time zone,
	"stop_change_id" uuid,
	"last_inbound_at" timestamp(3) with time zone,
	CONSTRAINT "contact_senders_business_id_contact_id_sender_id_pk" PRIMARY KEY("business_id","contact_id","sender_id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"locale" text,
	"link_epoch" smallint DEFAULT 0 NOT NULL,
	"stop_on" boolean,
	"stop_at" timestamp(3) with time zone,
	"stop_since" timestamp(3) with time zone,
	"stop_change_id" uuid,
	"pause_until" timestamp(3) with time zone,
	"pause_at" timestamp(3) with time zone,
	"pause_change_id" uuid,
	"released_at" timestamp(3) with time zone,
	"erased_at" timestamp(3) with time zone,
	"merged_into" uuid,
	"head_seq" integer DEFAULT 0 NOT NULL,
	"head_hash" text NOT NULL,
	"last_own_at" timestamp(3) with time zone,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "contacts_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "fresh_links" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"sent_at" timestamp(3) with time zone NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "fresh_links_business_id_contact_id_pk" PRIMARY KEY("business_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"business_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"salt" "bytea" NOT NULL,
	"body" "bytea" NOT NULL,
	"digest" text NOT NULL,
	"keep_until" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "evidence_business_id_change_id_pk" PRIMARY KEY("business_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"canonical" text NOT NULL,
	"match_key" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	CONSTRAINT "identities_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"business_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"pepper_id" integer NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "suppressions_business_id_hash_pk" PRIMARY KEY("business_id","hash")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"heads" integer NOT NULL,
	"root" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "checkpoints_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"business_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "feed_business_id_position_pk" PRIMARY KEY("business_id","position")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"change_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"method" text NOT NULL,
	"source_id" uuid,
	"reason" text,
	"refers_to" uuid,
	"payload" text NOT NULL,
	"prev" text NOT NULL,
	"hash" text NOT NULL,
	"dedupe_key" text,
	CONSTRAINT "ledger_business_id_contact_id_seq_pk" PRIMARY KEY("business_id","contact_id","seq")
);
--> statement-breakpoint
CREATE TABLE "logos" (
	"business_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"content_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "logos_business_id_hash_pk" PRIMARY KEY("business_id","hash")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"business_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"locale" text NOT NULL,
	"canonical" text NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	"current" boolean NOT NULL,
	CONSTRAINT "notices_business_id_hash_pk" PRIMARY KEY("business_id","hash")
);
--> statement-breakpoint
CREATE TABLE "senders" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"phone_number_id" text NOT NULL,
	"display_number" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "senders_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"reference" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "sources_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "sync_marks" (
	"business_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"confirmed_version" integer DEFAULT 0 NOT NULL,
	"mirrored" jsonb,
	"external_id" text,
	"urgent" boolean DEFAULT false NOT NULL,
	"due_at" timestamp(3) with time zone,
	"waiting_since" timestamp(3) with time zone,
	"recheck_at" timestamp(3) with time zone,
	"claimed_until" timestamp(3) with time zone,
	"claimed_by" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"uncertain_since" timestamp(3) with time zone,
	"set_aside" text,
	CONSTRAINT "sync_marks_business_id_backend_id_contact_id_pk" PRIMARY KEY("business_id","backend_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "template_events" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" jsonb NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "template_events_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"topic_id" uuid,
	"provider_id" text,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text NOT NULL,
	"first_seen_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "templates_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "topic_versions" (
	"business_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"category" text NOT NULL,
	"policy" text NOT NULL,
	"legal_basis" text,
	"texts" jsonb NOT NULL,
	"paused" boolean NOT NULL,
	"archived_at" timestamp(3) with time zone,
	"valid_from" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "topic_versions_business_id_topic_id_version_pk" PRIMARY KEY("business_id","topic_id","version")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"category" text NOT NULL,
	"policy" text NOT NULL,
	"legal_basis" text,
	"texts" jsonb NOT NULL,
	"position" integer NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp(3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "topics_business_id_id_pk" PRIMARY KEY("business_id","id")
);
--> statement-breakpoint
CREATE TABLE "unfed_lines" (
	"business_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "unfed_lines_business_id_contact_id_seq_pk" PRIMARY KEY("business_id","contact_id","seq")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "businesses_number" ON "businesses" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "businesses_slug" ON "businesses" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "contacts_merged_into" ON "contacts" USING btree ("business_id","merged_into");--> statement-breakpoint
CREATE INDEX "evidence_contact" ON "evidence" USING btree ("business_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_match_key" ON "identities" USING btree ("business_id","match_key") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "identities_contact" ON "identities" USING btree ("business_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "feed_line" ON "feed" USING btree ("business_id","contact_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_dedupe_key" ON "ledger" USING btree ("business_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "ledger_change" ON "ledger" USING btree ("business_id","change_id");--> statement-breakpoint
CREATE INDEX "ledger_recorded" ON "ledger" USING btree ("business_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "senders_phone_number_id" ON "senders" USING btree ("business_id","phone_number_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_number" ON "sources" USING btree ("business_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "sources_reference" ON "sources" USING btree ("business_id","kind","reference");--> statement-breakpoint
CREATE INDEX "sync_marks_due" ON "sync_marks" USING btree ("business_id","backend_id","urgent" DESC NULLS LAST,"due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "sync_marks_recheck" ON "sync_marks" USING btree ("business_id","backend_id","recheck_at") WHERE recheck_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name" ON "templates" USING btree ("business_id","name","language");--> statement-breakpoint
CREATE UNIQUE INDEX "topics_key" ON "topics" USING btree ("business_id","key");