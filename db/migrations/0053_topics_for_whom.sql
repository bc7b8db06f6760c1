-- To whom a topic is shown (decision 0198): to everybody, to people whose link has one of some sources, or only by a
-- link that names the topic. Everybody sees the topics that exist, as before. It is no part of a topic's version: what
-- may be sent does not depend on it, and what a person saw is in the notice of their answer.
ALTER TABLE "topics" ADD COLUMN "listed" text DEFAULT 'always' NOT NULL;--> statement-breakpoint
-- The numbers of the sources, as links carry them.
ALTER TABLE "topics" ADD COLUMN "listed_sources" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE topics ADD CONSTRAINT topics_listed CHECK (listed IN ('always', 'sources', 'never'));--> statement-breakpoint
-- What is sent to people who never agreed must be on the page of everybody, so that everybody can refuse it.
ALTER TABLE topics ADD CONSTRAINT topics_listed_opt_in CHECK (listed = 'always' OR policy = 'opt_in');--> statement-breakpoint
ALTER TABLE topics ADD CONSTRAINT topics_listed_named CHECK ((listed = 'sources') = (listed_sources <> '{}'));
