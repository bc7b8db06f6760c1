ALTER TABLE "templates" ADD COLUMN "url_buttons" jsonb;--> statement-breakpoint
-- What the gateway must know before a tenant is: the WhatsApp backends of those who have set up a number, or (null) of everybody, to tell
-- whose a bearer is on paths that name no number. Credentials come as they are stored, encrypted.
CREATE FUNCTION sayso_gateway_backends(p text) RETURNS TABLE (business_id uuid, backend_id uuid, base_url text, secret bytea, names_it boolean,
  sender_id uuid, display_number text, outage text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.business_id, k.id, k.base_url, k.secret, p IS NOT NULL AND k.settings->>'phoneNumberId' = p, s.id, s.display_number, b.gateway_outage
  FROM backends k
  JOIN businesses b ON b.id = k.business_id
  LEFT JOIN senders s ON s.business_id = k.business_id AND s.phone_number_id = p
  WHERE k.kind = 'whatsapp' AND k.status <> 'disabled' AND (p IS NULL OR s.id IS NOT NULL)
  ORDER BY k.created_at, k.id
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION sayso_gateway_backends(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sayso_gateway_backends(text) TO sayso_app;
