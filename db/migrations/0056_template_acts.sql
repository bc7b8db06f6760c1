-- The texts of a template as WhatsApp's list returns them; null until a list has them.
ALTER TABLE "templates" ADD COLUMN "content" jsonb;--> statement-breakpoint
-- When the business paused the template (decision 0201). It changes nobody's answers.
ALTER TABLE "templates" ADD COLUMN "paused_at" timestamp(3) with time zone;--> statement-breakpoint

-- What Meta returned when it compared two templates (GET /{template_id}/compare). Of a pair, `template_id` is the
-- lower id.
CREATE TABLE "template_comparisons" (
	"business_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"window_end" timestamp(3) with time zone NOT NULL,
	"window_days" integer NOT NULL,
	"more_blocked" uuid,
	"template_sends" bigint,
	"other_sends" bigint,
	"template_block_reason" text,
	"other_block_reason" text,
	CONSTRAINT "template_comparisons_pk" PRIMARY KEY("business_id","template_id","other_id","window_end")
);--> statement-breakpoint
-- NOT VALID: the table is empty, and the owner, who migrates, can't read templates below their walls.
ALTER TABLE "template_comparisons" ADD CONSTRAINT "template_comparisons_template_fk"
  FOREIGN KEY ("business_id","template_id") REFERENCES "templates"("business_id","id") NOT VALID;--> statement-breakpoint
ALTER TABLE "template_comparisons" ADD CONSTRAINT "template_comparisons_other_fk"
  FOREIGN KEY ("business_id","other_id") REFERENCES "templates"("business_id","id") NOT VALID;--> statement-breakpoint

-- What a business is told of, once each: `event_key` says which event it was.
CREATE TABLE "template_alerts" (
	"business_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"template_id" uuid,
	"event_key" text NOT NULL,
	"value" jsonb NOT NULL,
	"occurred_at" timestamp(3) with time zone NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "template_alerts_pk" PRIMARY KEY("business_id","id")
);--> statement-breakpoint
CREATE UNIQUE INDEX "template_alerts_event" ON "template_alerts" ("business_id","event_key");--> statement-breakpoint
CREATE INDEX "template_alerts_recorded" ON "template_alerts" ("business_id","recorded_at","id");--> statement-breakpoint
ALTER TABLE "template_alerts" ADD CONSTRAINT "template_alerts_business_fk"
  FOREIGN KEY ("business_id") REFERENCES "businesses"("id");--> statement-breakpoint

-- One row for each webhook that is to be told of an alert.
CREATE TABLE "alert_deliveries" (
	"business_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"backend_id" uuid NOT NULL,
	"due_at" timestamp(3) with time zone,
	"claimed_until" timestamp(3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"delivered_at" timestamp(3) with time zone,
	"last_error" text,
	CONSTRAINT "alert_deliveries_pk" PRIMARY KEY("business_id","alert_id","backend_id")
);--> statement-breakpoint
CREATE INDEX "alert_deliveries_due" ON "alert_deliveries" ("due_at") WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_alert_fk"
  FOREIGN KEY ("business_id","alert_id") REFERENCES "template_alerts"("business_id","id");--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['template_comparisons', 'template_alerts', 'alert_deliveries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I TO sayso_app, sayso_worker
      USING (business_id = current_setting(''app.business_id'')::uuid)', t);
    EXECUTE format('GRANT SELECT ON %I TO sayso_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sayso_worker', t);
  END LOOP;
END $$;--> statement-breakpoint
CREATE POLICY owner_reads ON alert_deliveries FOR SELECT TO CURRENT_USER USING (true);--> statement-breakpoint

-- The businesses that have an alert to send at a moment.
CREATE FUNCTION sayso_due_alerts(at timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT d.business_id FROM alert_deliveries d WHERE d.due_at <= at
    AND (d.claimed_until IS NULL OR d.claimed_until <= at);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_due_alerts(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_due_alerts(timestamptz) TO sayso_worker;--> statement-breakpoint

-- `sayso_ask` as it was in 0015, with one fact more of each template: whether the business paused it.
CREATE OR REPLACE FUNCTION sayso_ask(b uuid, k uuid, key text, h text, c uuid, t uuid, template text, lang text, sender text) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  version integer;
  who uuid;
  cause text;
  templates json;
  topics uuid[];
  sender_id uuid;
  contact json;
BEGIN
  EXECUTE format('SET LOCAL app.business_id = %L', b);
  IF k IS NOT NULL THEN
    PERFORM 1 FROM api_keys a WHERE a.business_id = b AND a.id = k AND a.revoked_at IS NULL;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
  END IF;
  SELECT s.config_version INTO version FROM businesses s WHERE s.id = b;
  IF key IS NOT NULL THEN
    SELECT i.contact_id INTO who FROM identities i WHERE i.business_id = b AND i.match_key = key AND i.ended_at IS NULL;
    IF who IS NULL THEN
      SELECT s.cause INTO cause FROM suppressions s WHERE s.business_id = b AND s.hash = h;
    END IF;
  ELSIF c IS NOT NULL THEN
    SELECT CASE WHEN m.merged_into IS NOT NULL THEN m.merged_into ELSE m.id END INTO who FROM contacts m WHERE m.business_id = b AND m.id = c;
  END IF;
  IF template IS NOT NULL THEN
    IF lang IS NULL THEN
      SELECT json_agg(json_build_object(
          'id', e.id, 'topicId', e.topic_id, 'category', e.category, 'urlButtons', e.url_buttons, 'paused', e.paused_at IS NOT NULL)),
          array_agg(DISTINCT e.topic_id)
        INTO templates, topics FROM templates e WHERE e.business_id = b AND e.name = template;
    ELSE
      SELECT json_agg(json_build_object(
          'id', e.id, 'topicId', e.topic_id, 'category', e.category, 'urlButtons', e.url_buttons, 'paused', e.paused_at IS NOT NULL)),
          array_agg(DISTINCT e.topic_id)
        INTO templates, topics FROM templates e WHERE e.business_id = b AND e.name = template AND e.language = lang;
    END IF;
    -- Where they differ, nobody can say which topic is meant: none is.
    t := CASE WHEN cardinality(topics) = 1 THEN topics[1] END;
  END IF;
  IF sender IS NOT NULL THEN
    SELECT n.id INTO sender_id FROM senders n
      WHERE n.business_id = b AND (n.phone_number_id = sender OR n.id::text = lower(sender)) ORDER BY n.phone_number_id = sender LIMIT 1;
  END IF;
  IF who IS NOT NULL THEN
    -- One statement: all of it as it stood at one moment.
    SELECT json_build_object(
        'id', r.id, 'linkEpoch', r.link_epoch, 'locale', r.locale,
        'stopOn', r.stop_on, 'stopAt', sayso_ms(r.stop_at), 'stopSince', sayso_ms(r.stop_since), 'stopChangeId', r.stop_change_id,
        'pauseUntil', sayso_ms(r.pause_until), 'pauseAt', sayso_ms(r.pause_at), 'pauseChangeId', r.pause_change_id,
        'releasedAt', sayso_ms(r.released_at), 'erasedAt', sayso_ms(r.erased_at),
        'answers', (SELECT json_agg(json_build_object(
            'topicId', a.topic_id, 'answer', a.answer, 'at', sayso_ms(a.at), 'since', sayso_ms(a.since), 'changeId', a.change_id,
            'expiresAt', sayso_ms(a.expires_at), 'lane', a.lane, 'lanes', a.lanes,
            'pendingRequestId', a.pending_request_id, 'pendingAskedAt', sayso_ms(a.pending_asked_at), 'pendingExpiresAt', sayso_ms(a.pending_expires_at)))
          FROM answers a WHERE a.business_id = b AND a.contact_id = who AND a.topic_id = t),
        'senders', (SELECT json_agg(json_build_object('senderId', n.sender_id, 'on', n.stop_on, 'at', sayso_ms(n.stop_at), 'changeId', n.stop_change_id))
          FROM contact_senders n WHERE n.business_id = b AND n.contact_id = who AND n.stop_at IS NOT NULL))
      INTO contact FROM contacts r WHERE r.business_id = b AND r.id = who;
  END IF;
  RETURN json_build_object('version', version, 'cause', cause, 'templates', templates, 'senderId', sender_id, 'contact', contact);
END $$;
