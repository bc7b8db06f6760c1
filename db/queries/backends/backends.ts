import type { Sql, Tx } from '@/db/client'

export interface InboundBackend {
  businessId: string
  kind: 'weni' | 'whatsapp' | 'webhook'
  inboundTokenHash: string
  status: 'active' | 'paused' | 'disabled'
}

/** What a call from a backend is checked against, before any tenant is known. */
export async function findInboundBackend(sql: Sql, backendId: string): Promise<InboundBackend | null> {
  const rows = await sql<InboundBackend[]>`
    select business_id as "businessId", kind, inbound_token_hash as "inboundTokenHash", status
      from sayso_backend(${backendId})`
  return rows[0] ?? null
}

/** A backend's secret as it is stored, encrypted. Null when the business has no such backend. */
export async function readBackendSecret(tx: Tx, businessId: string, backendId: string): Promise<Buffer | null> {
  const rows = await tx<
    { secret: Buffer }[]
  >`select secret from backends where business_id = ${businessId} and id = ${backendId}`
  return rows[0]?.secret ?? null
}
