-- Read-only views for tools such as Power BI, and the logins that see one business each (decision 0202).
CREATE TABLE "report_logins" (
	"business_id" uuid NOT NULL,
	"login" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "report_logins_business_id_login_pk" PRIMARY KEY("business_id","login")
);--> statement-breakpoint
ALTER TABLE "report_logins" ADD CONSTRAINT "report_logins_business_fk"
  FOREIGN KEY ("business_id") REFERENCES "businesses"("id");--> statement-breakpoint
ALTER TABLE "report_logins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "report_logins" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON "report_logins" TO sayso_app, sayso_worker
  USING (business_id = current_setting('app.business_id')::uuid);--> statement-breakpoint
-- The operator's command makes and removes logins as the owner.
CREATE POLICY owner_manages ON "report_logins" TO CURRENT_USER USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT ON "report_logins" TO sayso_app, sayso_worker;--> statement-breakpoint

-- Begins the reading of a report: from here on the transaction is within the business of the login that is connected.
-- It asks who connected (session_user), which no SET of the session can change, and not a setting. The walls of each
-- table then hold as for every other reader.
CREATE FUNCTION sayso_enter_report() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE b uuid;
BEGIN
  SELECT r.business_id INTO b FROM report_logins r WHERE r.login = session_user;
  IF b IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'this login has no reports';
  END IF;
  PERFORM set_config('app.business_id', b::text, true);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_enter_report() FROM PUBLIC;--> statement-breakpoint

-- The owner, with whose rights the reports are read, stands behind the same wall as the web processes.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['topics', 'templates', 'template_events', 'template_days', 'template_optouts',
    'template_verdicts', 'template_alerts', 'template_comparisons'] LOOP
    EXECUTE format('CREATE POLICY report_reads ON %I FOR SELECT TO CURRENT_USER
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
  END LOOP;
END $$;--> statement-breakpoint

CREATE SCHEMA sayso_reports;--> statement-breakpoint
COMMENT ON SCHEMA sayso_reports IS
  'Read-only views of one business. docs/template-watch.md describes them.';--> statement-breakpoint

CREATE FUNCTION sayso_report_topics() RETURNS TABLE (topic_id uuid, topic text, category text, policy text,
  paused boolean, archived boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT t.id, t.key, t.category, t.policy, t.paused, t.archived_at IS NOT NULL
  FROM topics t WHERE t.business_id = b;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_topics() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.topics AS SELECT * FROM sayso_report_topics();--> statement-breakpoint

CREATE FUNCTION sayso_report_templates() RETURNS TABLE (template_id uuid, name text, language text, category text,
  status text, quality text, topic text, first_seen_at timestamptz, is_new boolean, paused_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT t.id, t.name, t.language, t.category, t.status, t.quality, k.key, t.first_seen_at,
    t.first_seen_at > now() - interval '7 days', t.paused_at
  FROM templates t LEFT JOIN topics k ON k.business_id = b AND k.id = t.topic_id WHERE t.business_id = b;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_templates() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.templates AS SELECT * FROM sayso_report_templates();--> statement-breakpoint

CREATE FUNCTION sayso_report_template_days() RETURNS TABLE (template_id uuid, name text, language text, day date,
  category text, sent bigint, failed bigint, delivered bigint, read bigint, left_direct bigint, left_window bigint,
  pauses_direct bigint, pauses_window bigint, agreed bigint, not_needed bigint, unanswered bigint, refused bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT d.template_id, t.name, t.language, d.day, d.category, sum(d.sent), sum(d.failed), sum(d.delivered),
    sum(d.read), sum(d.direct_optouts), sum(d.window_optouts), sum(d.direct_pauses), sum(d.window_pauses),
    sum(d.agreed), sum(d.not_needed), sum(d.unanswered), sum(d.refused)
  FROM template_days d JOIN templates t ON t.business_id = b AND t.id = d.template_id
  WHERE d.business_id = b GROUP BY d.template_id, t.name, t.language, d.day, d.category;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_template_days() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.template_days AS SELECT * FROM sayso_report_template_days();--> statement-breakpoint

CREATE FUNCTION sayso_report_template_verdicts() RETURNS TABLE (name text, attribution text, state text,
  state_since timestamptz, ratio_at_least float8, ratio float8, ratio_low float8, ratio_high float8,
  delivered integer, seen integer, expected float8, compared_with text, on_board boolean, judged_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT v.name, v.attribution, v.state, v.state_since, v.lower_bound, v.ratio, v.ratio_low, v.ratio_high,
    v.delivered, v.seen, v.expected, v.compared_with, v.on_board, v.judged_at
  FROM template_verdicts v WHERE v.business_id = b;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_template_verdicts() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.template_verdicts AS SELECT * FROM sayso_report_template_verdicts();--> statement-breakpoint

CREATE FUNCTION sayso_report_template_events() RETURNS TABLE (event_id uuid, template_id uuid, name text,
  language text, kind text, value text, previous text, occurred_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT e.id, e.template_id, t.name, t.language, e.kind, e.value->>e.kind, e.value->>'previous', e.occurred_at
  FROM template_events e JOIN templates t ON t.business_id = b AND t.id = e.template_id
  WHERE e.business_id = b AND e.kind IN ('status', 'quality', 'category');
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_template_events() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.template_events AS SELECT * FROM sayso_report_template_events();--> statement-breakpoint

-- Refusals, pauses and reasons in counts: no row is of one person.
CREATE FUNCTION sayso_report_refusals() RETURNS TABLE (name text, language text, day date, event text,
  attribution text, reason text, way text, saved text, times bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT t.name, t.language, o.occurred_at::date, o.event, o.attribution, o.reason, o.way, o.saved, count(*)
  FROM template_optouts o LEFT JOIN templates t ON t.business_id = b AND t.id = o.template_id
  WHERE o.business_id = b
  GROUP BY t.name, t.language, o.occurred_at::date, o.event, o.attribution, o.reason, o.way, o.saved;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_refusals() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.refusals AS SELECT * FROM sayso_report_refusals();--> statement-breakpoint

CREATE FUNCTION sayso_report_alerts() RETURNS TABLE (alert_id uuid, kind text, template_id uuid, name text,
  language text, facts jsonb, occurred_at timestamptz, recorded_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT a.id, a.kind, a.template_id, t.name, t.language, a.value, a.occurred_at, a.recorded_at
  FROM template_alerts a LEFT JOIN templates t ON t.business_id = b AND t.id = a.template_id
  WHERE a.business_id = b;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_alerts() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.alerts AS SELECT * FROM sayso_report_alerts();--> statement-breakpoint

CREATE FUNCTION sayso_report_comparisons() RETURNS TABLE (template_id uuid, name text, other_id uuid,
  other_name text, window_end timestamptz, window_days integer, is_blocked_more boolean, template_sends bigint,
  other_sends bigint, template_block_reason text, other_block_reason text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE b uuid;
BEGIN
  PERFORM sayso_enter_report();
  b := current_setting('app.business_id')::uuid;
  RETURN QUERY
  SELECT c.template_id, t.name, c.other_id, o.name, c.window_end, c.window_days, c.more_blocked = c.template_id,
    c.template_sends, c.other_sends, c.template_block_reason, c.other_block_reason
  FROM template_comparisons c JOIN templates t ON t.business_id = b AND t.id = c.template_id
    JOIN templates o ON o.business_id = b AND o.id = c.other_id
  WHERE c.business_id = b;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_comparisons() FROM PUBLIC;--> statement-breakpoint
CREATE VIEW sayso_reports.comparisons AS SELECT * FROM sayso_report_comparisons();
