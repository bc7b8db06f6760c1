import type { Sql } from '@/db/client'
import type { GATEWAY_OUTAGE } from '@/db/schema/businesses'

/** A WhatsApp backend as the gateway reads it, before the business is known. */
export interface GatewayBackend {
  businessId: string
  backendId: string
  baseUrl: string
  /** Encrypted. */
  secret: Buffer
  /**
   * Whether the backend was set up with the number asked about. Other backends of the business may know the number too.
   */
  namesIt: boolean
  /** Of the number asked about. */
  senderId: string | null
  displayNumber: string | null
  outage: (typeof GATEWAY_OUTAGE)[number]
}

/**
 * Returns the backends of every business that has set up a number (Meta's phone-number id), or of all businesses
 * without a number. Disabled ones are left out. They are in the order in which they were created.
 */
export async function findGatewayBackends(sql: Sql, phoneNumberId: string | null): Promise<GatewayBackend[]> {
  return sql<GatewayBackend[]>`
    select business_id as "businessId", backend_id as "backendId", base_url as "baseUrl", secret, names_it as "namesIt",
      sender_id as "senderId",
      display_number as "displayNumber", outage
    from sayso_gateway_backends(${phoneNumberId})`
}
