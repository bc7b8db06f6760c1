-- Time stamps of an authority (RFC 3161) for checkpoints of the log of the installation (decision 0215). They are only
-- added to.
CREATE TABLE time_stamps (
	business_id uuid NOT NULL,
	size bigint NOT NULL,
	key_id text NOT NULL,
	token bytea NOT NULL,
	authority text NOT NULL,
	stamped_at timestamp(3) with time zone NOT NULL,
	CONSTRAINT time_stamps_pk PRIMARY KEY (business_id, size, key_id)
);--> statement-breakpoint
SELECT sayso_distribute('time_stamps');--> statement-breakpoint
-- The last stamp of each day, for exports.
CREATE INDEX time_stamps_by_time ON time_stamps (business_id, stamped_at);--> statement-breakpoint
-- The checkpoint of a business before a time, for the same.
CREATE INDEX checkpoints_by_time ON checkpoints (business_id, made_at);--> statement-breakpoint
ALTER TABLE time_stamps ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE time_stamps FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON time_stamps USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
GRANT SELECT ON time_stamps TO sayso_app, sayso_worker;--> statement-breakpoint
GRANT INSERT ON time_stamps TO sayso_worker;
