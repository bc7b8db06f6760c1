import type { Sql } from '@/db/client'
import type { GATEWAY_OUTAGE } from '@/db/schema/businesses'

/** A WhatsApp backend as the gateway meets it, before any tenant is known. */
export interface GatewayBackend {
  businessId: string
  backendId: string
  baseUrl: string
  /** Encrypted. */
  secret: Buffer
  /** It was set up with the number asked about; the business's others may know it as well. */
  namesIt: boolean
  /** Of the number asked about. */
  senderId: string | null
  displayNumber: string | null
  outage: (typeof GATEWAY_OUTAGE)[number]
}

/**
 * The backends, disabled ones left out, of all who have set up a number (Meta's phone-number id); of everybody without
 * one. In the order of their making.
 */
export async function findGatewayBackends(sql: Sql, phoneNumberId: string | null): Promise<GatewayBackend[]> {
  return sql<GatewayBackend[]>`
    select business_id as "businessId", backend_id as "backendId", base_url as "baseUrl", secret, names_it as "namesIt",
      sender_id as "senderId",
      display_number as "displayNumber", outage
    from sayso_gateway_backends(${phoneNumberId})`
}
