import type { Sql, Tx } from '@/db/client'

export interface InboundBackend {
  businessId: string
  kind: 'weni' | 'whatsapp' | 'webhook'
  inboundTokenHash: string
  status: 'active' | 'paused' | 'disabled'
}

/** What a call from a backend is checked against, before any tenant is known. */
export async function findInboundBackend(sql: Sql, backendId: string): Promise<InboundBackend | null> {
  const rows = await sql<
    {
      business_id: string
      kind: InboundBackend['kind']
      inbound_token_hash: string
      status: InboundBackend['status']
    }[]
  >`
    select business_id, kind, inbound_token_hash, status from sayso_backend(${backendId})`
  const row = rows[0]
  return row
    ? { businessId: row.business_id, kind: row.kind, inboundTokenHash: row.inbound_token_hash, status: row.status }
    : null
}

/** A backend's secret as it is stored, encrypted. Null when the business has no such backend. */
export async function readBackendSecret(tx: Tx, businessId: string, backendId: string): Promise<Buffer | null> {
  const rows = await tx<
    { secret: Buffer }[]
  >`select secret from backends where business_id = ${businessId} and id = ${backendId}`
  return rows[0]?.secret ?? null
}
