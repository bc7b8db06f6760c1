-- A STOP is claimed before statuses that failed, too (decision 0227). Each kind of POST that is claimed by itself has an
-- index of its own: after an outage, hundreds of thousands of one kind are due before the first of another.
CREATE INDEX inbox_words ON inbox (business_id, due_at) WHERE due_at IS NOT NULL AND NOT only_progress;--> statement-breakpoint
CREATE INDEX inbox_progress ON inbox (business_id, due_at)
  WHERE due_at IS NOT NULL AND only_progress AND attempts = 0;--> statement-breakpoint
CREATE INDEX inbox_tried_progress ON inbox (business_id, due_at)
  WHERE due_at IS NOT NULL AND only_progress AND attempts > 0;--> statement-breakpoint
-- contracts: inbox_first since 0.1.0: it came with 0079, which that release does not have, and it is not unique
DROP INDEX inbox_first;
