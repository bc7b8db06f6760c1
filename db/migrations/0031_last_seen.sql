-- What owners look at: from where a change was made, when an API key was last used, and when a member last signed in.
ALTER TABLE "audit_log" ADD COLUMN "from_ip" text;--> statement-breakpoint
-- The audit log by who did it and by what it was done to. An operator has no id, so that entries of operators have an
-- index of their own.
CREATE INDEX "audit_log_by_caller" ON "audit_log" USING btree ("business_id","caller_id","at","id")
  WHERE "caller_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_log_by_operator" ON "audit_log" USING btree ("business_id","at","id")
  WHERE "caller_id" IS NULL;--> statement-breakpoint
CREATE INDEX "audit_log_by_subject" ON "audit_log" USING btree
  ("business_id","subject_kind","at","id");--> statement-breakpoint
-- The last day (UTC) on which a key was used, written at most once a day by each process.
ALTER TABLE "api_keys" ADD COLUMN "last_used_on" date;--> statement-breakpoint
CREATE INDEX "api_keys_newest" ON "api_keys" USING btree ("business_id","created_at","id");--> statement-breakpoint
-- When each member of a business last signed in, for a transaction that has entered the business. Row-level security
-- shows one person at a time; of the others this shows nothing else.
CREATE FUNCTION sayso_members_here(b uuid) RETURNS TABLE (member_id uuid, here_at bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT m.id, sayso_ms(u.here_at) FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.business_id = b AND b = current_setting('app.business_id')::uuid;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_members_here(uuid) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_members_here(uuid) TO sayso_app;
