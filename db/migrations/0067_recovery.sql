-- A restored backup allows what people refused after it was taken. Since when the business is held for that: until the
-- operator ends it, every check answers No (decision 0211). And when that was last ended.
ALTER TABLE "businesses" ADD COLUMN "recovering_since" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "businesses" ADD COLUMN "recovered_at" timestamp(3) with time zone;--> statement-breakpoint
-- The worker and the command that follows a restore hold a business, and processes see it by the version.
GRANT UPDATE (recovering_since, recovered_at, config_version) ON businesses TO sayso_worker;--> statement-breakpoint

-- Every business, for the command that follows a restore.
CREATE FUNCTION sayso_all_businesses() RETURNS TABLE (id uuid, slug text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT b.id, b.slug FROM businesses b ORDER BY b.id;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_all_businesses() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_all_businesses() TO sayso_worker;--> statement-breakpoint

-- How many businesses are held, for the probe of readiness.
CREATE FUNCTION sayso_count_recovering() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (SELECT count(*)::integer FROM businesses b WHERE b.recovering_since IS NOT NULL);
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_count_recovering() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_count_recovering() TO sayso_app, sayso_worker;--> statement-breakpoint

-- The gateway lets nothing of such a business through while the database is away.
CREATE OR REPLACE FUNCTION sayso_gateway_backends(p text) RETURNS TABLE (business_id uuid, backend_id uuid,
  base_url text, secret bytea, names_it boolean, sender_id uuid, display_number text, outage text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF p IS NULL THEN
    RETURN QUERY SELECT k.business_id, k.id, k.base_url, k.secret, false, NULL::uuid, NULL::text,
        CASE WHEN b.closes_at IS NULL AND b.recovering_since IS NULL THEN b.gateway_outage ELSE 'hold_all' END
      FROM backends k JOIN businesses b ON b.id = k.business_id
      WHERE k.kind = 'whatsapp' AND k.status <> 'disabled'
      ORDER BY k.created_at, k.id;
  ELSE
    RETURN QUERY SELECT k.business_id, k.id, k.base_url, k.secret, coalesce(k.settings->>'phoneNumberId' = p, false), s.id,
        s.display_number,
        CASE WHEN b.closes_at IS NULL AND b.recovering_since IS NULL THEN b.gateway_outage ELSE 'hold_all' END
      FROM senders s
      JOIN backends k ON k.business_id = s.business_id
      JOIN businesses b ON b.id = k.business_id
      WHERE s.phone_number_id = p AND k.kind = 'whatsapp' AND k.status <> 'disabled'
      ORDER BY k.created_at, k.id;
  END IF;
END $$;
