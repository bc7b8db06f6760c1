-- How a backend is asks what was set aside by reason: rare rows among a mark for everybody.
CREATE INDEX sync_marks_set_aside ON sync_marks (business_id, backend_id, set_aside) WHERE set_aside IS NOT NULL;--> statement-breakpoint
-- What happened to one template, newest first; also what was known later than an event, and what held at a time.
CREATE INDEX template_events_template ON template_events (business_id, template_id, occurred_at DESC);
