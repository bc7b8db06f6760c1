-- Lists of the people behind a number of the console (decision 164): by a topic's answer, by stops and pauses, by the
-- reason they gave, and all of them, each read backwards by contact id, or by time, from where the page before ended.
-- Tables are locked in the order in which a save writes them, so that neither waits for the other.
CREATE INDEX contacts_stopped ON contacts (business_id, id) WHERE stop_on;--> statement-breakpoint
CREATE INDEX contacts_paused ON contacts (business_id, id) WHERE pause_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX answers_topic ON answers (business_id, topic_id, answer, contact_id);--> statement-breakpoint
CREATE INDEX ledger_reason ON ledger (business_id, reason, recorded_at, contact_id, seq) WHERE reason IS NOT NULL;
