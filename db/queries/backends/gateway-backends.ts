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
 * The backends, disabled ones left out, of all who have set up a number (Meta's phone-number id); of everybody without one. In the order
 * of their making.
 */
export async function findGatewayBackends(sql: Sql, phoneNumberId: string | null): Promise<GatewayBackend[]> {
  const rows = await sql<
    {
      business_id: string
      backend_id: string
      base_url: string
      secret: Buffer
      names_it: boolean
      sender_id: string | null
      display_number: string | null
      outage: GatewayBackend['outage']
    }[]
  >`
    select business_id, backend_id, base_url, secret, names_it, sender_id, display_number, outage from sayso_gateway_backends(${phoneNumberId})`
  return rows.map((row) => ({
    businessId: row.business_id,
    backendId: row.backend_id,
    baseUrl: row.base_url,
    secret: row.secret,
    namesIt: row.names_it,
    senderId: row.sender_id,
    displayNumber: row.display_number,
    outage: row.outage,
  }))
}
