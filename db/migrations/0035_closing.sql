-- A business that will be closed, and when. Until then an owner can keep it; the worker closes it after that time.
ALTER TABLE "businesses" ADD COLUMN "closes_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "businesses" ADD COLUMN "closed_at" timestamp(3) with time zone;--> statement-breakpoint
-- While a business is being closed, nothing may be sent about any topic. It is beside "paused", which the business
-- switches itself, so that keeping the business changes no switch.
ALTER TABLE "topics" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "topic_versions" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "businesses_closing" ON "businesses" ("closes_at")
  WHERE closes_at IS NOT NULL AND closed_at IS NULL;--> statement-breakpoint
-- The businesses whose waiting time is over: for the worker, which closes each within the business.
CREATE FUNCTION sayso_businesses_to_close(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.id FROM businesses b WHERE b.closes_at IS NOT NULL AND b.closed_at IS NULL AND b.closes_at <= at
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_businesses_to_close(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_businesses_to_close(timestamptz) TO sayso_worker;--> statement-breakpoint
-- What closing ends: the business, its keys, its open invitations and who works for it.
GRANT UPDATE (closed_at) ON businesses TO sayso_worker;--> statement-breakpoint
GRANT UPDATE (revoked_at) ON api_keys TO sayso_worker;--> statement-breakpoint
GRANT UPDATE (revoked_at) ON invitations TO sayso_worker;--> statement-breakpoint
GRANT UPDATE (disabled_at) ON members TO sayso_worker;--> statement-breakpoint
GRANT INSERT ON audit_log TO sayso_worker;--> statement-breakpoint
-- The gateway lets nothing of a business that is being closed through while the database is away.
CREATE OR REPLACE FUNCTION sayso_gateway_backends(p text) RETURNS TABLE (business_id uuid, backend_id uuid,
  base_url text, secret bytea, names_it boolean, sender_id uuid, display_number text, outage text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.business_id, k.id, k.base_url, k.secret, p IS NOT NULL AND k.settings->>'phoneNumberId' = p, s.id,
    s.display_number, CASE WHEN b.closes_at IS NULL THEN b.gateway_outage ELSE 'hold_all' END
  FROM backends k
  JOIN businesses b ON b.id = k.business_id
  LEFT JOIN senders s ON s.business_id = k.business_id AND s.phone_number_id = p
  WHERE k.kind = 'whatsapp' AND k.status <> 'disabled' AND (p IS NULL OR s.id IS NOT NULL)
  ORDER BY k.created_at, k.id
$$;
