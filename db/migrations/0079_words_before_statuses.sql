-- What people say is processed before statuses, and statuses together (decision 0227). Most of what WhatsApp posts are
-- statuses, each in a POST of its own: a STOP must not wait behind a hundred thousand of them.
ALTER TABLE inbox ADD COLUMN only_progress boolean NOT NULL DEFAULT false;--> statement-breakpoint
-- What is taken first: everything else, and what failed before.
CREATE INDEX inbox_first ON inbox (business_id, due_at)
  WHERE due_at IS NOT NULL AND (NOT only_progress OR attempts > 0);
