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

-- The business of the login that is connected: null for every other login. It asks who connected (session_user), which
-- no SET of the session can change, and not a setting.
CREATE FUNCTION sayso_report_business() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.business_id FROM report_logins r WHERE r.login = session_user
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_report_business() FROM PUBLIC;--> statement-breakpoint

-- The views are read with the rights of their owner, whom row-level security holds too. Each of them asks for the
-- business of the login, behind a barrier that no condition of the caller's passes.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['topics', 'templates', 'template_events', 'template_days', 'template_optouts',
    'template_verdicts', 'template_alerts', 'template_comparisons'] LOOP
    EXECUTE format('CREATE POLICY owner_reads ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
  END LOOP;
END $$;--> statement-breakpoint

CREATE SCHEMA sayso_reports;--> statement-breakpoint
COMMENT ON SCHEMA sayso_reports IS 'Read-only views of one business. docs/template-watch.md describes them.';--> statement-breakpoint

CREATE VIEW sayso_reports.topics WITH (security_barrier) AS
  SELECT t.id AS topic_id, t.key AS topic, t.category, t.policy, t.paused, t.archived_at IS NOT NULL AS archived
  FROM public.topics t WHERE t.business_id = sayso_report_business();--> statement-breakpoint

CREATE VIEW sayso_reports.templates WITH (security_barrier) AS
  SELECT t.id AS template_id, t.name, t.language, t.category, t.status, t.quality, k.key AS topic, t.first_seen_at,
    t.first_seen_at > now() - interval '7 days' AS is_new, t.paused_at
  FROM public.templates t
    LEFT JOIN public.topics k ON k.business_id = t.business_id AND k.id = t.topic_id
  WHERE t.business_id = sayso_report_business();--> statement-breakpoint

CREATE VIEW sayso_reports.template_days WITH (security_barrier) AS
  SELECT d.template_id, t.name, t.language, d.day, d.category, sum(d.sent)::bigint AS sent,
    sum(d.failed)::bigint AS failed, sum(d.delivered)::bigint AS delivered, sum(d.read)::bigint AS read,
    sum(d.direct_optouts)::bigint AS left_direct, sum(d.window_optouts)::bigint AS left_window,
    sum(d.direct_pauses)::bigint AS pauses_direct, sum(d.window_pauses)::bigint AS pauses_window,
    sum(d.agreed)::bigint AS agreed, sum(d.not_needed)::bigint AS not_needed,
    sum(d.unanswered)::bigint AS unanswered, sum(d.refused)::bigint AS refused
  FROM public.template_days d
    JOIN public.templates t ON t.business_id = d.business_id AND t.id = d.template_id
  WHERE d.business_id = sayso_report_business()
  GROUP BY d.template_id, t.name, t.language, d.day, d.category;--> statement-breakpoint

CREATE VIEW sayso_reports.template_verdicts WITH (security_barrier) AS
  SELECT v.name, v.attribution, v.state, v.state_since, v.lower_bound AS ratio_at_least, v.ratio, v.ratio_low,
    v.ratio_high, v.delivered, v.seen, v.expected, v.compared_with, v.on_board, v.judged_at
  FROM public.template_verdicts v WHERE v.business_id = sayso_report_business();--> statement-breakpoint

CREATE VIEW sayso_reports.template_events WITH (security_barrier) AS
  SELECT e.id AS event_id, e.template_id, t.name, t.language, e.kind, e.value->>e.kind AS value,
    e.value->>'previous' AS previous, e.occurred_at
  FROM public.template_events e
    JOIN public.templates t ON t.business_id = e.business_id AND t.id = e.template_id
  WHERE e.business_id = sayso_report_business() AND e.kind IN ('status', 'quality', 'category');--> statement-breakpoint

-- Refusals, pauses and reasons in counts: no row is of one person.
CREATE VIEW sayso_reports.refusals WITH (security_barrier) AS
  SELECT t.name, t.language, o.occurred_at::date AS day, o.event, o.attribution, o.reason, o.way, o.saved,
    count(*) AS times
  FROM public.template_optouts o
    LEFT JOIN public.templates t ON t.business_id = o.business_id AND t.id = o.template_id
  WHERE o.business_id = sayso_report_business()
  GROUP BY t.name, t.language, o.occurred_at::date, o.event, o.attribution, o.reason, o.way, o.saved;--> statement-breakpoint

CREATE VIEW sayso_reports.alerts WITH (security_barrier) AS
  SELECT a.id AS alert_id, a.kind, a.template_id, t.name, t.language, a.value AS facts, a.occurred_at, a.recorded_at
  FROM public.template_alerts a
    LEFT JOIN public.templates t ON t.business_id = a.business_id AND t.id = a.template_id
  WHERE a.business_id = sayso_report_business();--> statement-breakpoint

CREATE VIEW sayso_reports.comparisons WITH (security_barrier) AS
  SELECT c.template_id, t.name, c.other_id, o.name AS other_name, c.window_end, c.window_days,
    c.more_blocked = c.template_id AS is_blocked_more, c.template_sends, c.other_sends, c.template_block_reason,
    c.other_block_reason
  FROM public.template_comparisons c
    JOIN public.templates t ON t.business_id = c.business_id AND t.id = c.template_id
    JOIN public.templates o ON o.business_id = c.business_id AND o.id = c.other_id
  WHERE c.business_id = sayso_report_business();
