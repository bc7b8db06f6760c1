import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface StoredKey {
  businessId: string
  hash: string
  scopes: string[]
  mode: 'live' | 'test'
  revoked: boolean
}

/** The key of an id, whosever it is: asked before a tenant is known. */
export async function findApiKey(sql: Sql, id: string): Promise<StoredKey | null> {
  const rows = await sql<
    { business_id: string; hash: string; scopes: string[]; mode: 'live' | 'test'; revoked: boolean }[]
  >`select business_id, hash, scopes, mode, revoked from sayso_api_key(${id})`
  const [row] = rows
  return row
    ? { businessId: row.business_id, hash: row.hash, scopes: row.scopes, mode: row.mode, revoked: row.revoked }
    : null
}

export interface NewApiKey {
  id: string
  name: string
  hash: string
  scopes: readonly string[]
  mode: 'live' | 'test'
}

/** Keeps a new key. Returns false when there is one of that id already. */
export async function insertApiKey(tx: Tx, businessId: string, key: NewApiKey, now: Instant): Promise<boolean> {
  const rows = await tx`
    insert into api_keys (business_id, id, name, hash, scopes, mode, created_at)
    values (${businessId}, ${key.id}, ${key.name}, ${key.hash}, ${[...key.scopes]}::text[], ${key.mode}, ${instant(now)})
    on conflict (business_id, id) do nothing returning id`
  return rows.length === 1
}

export interface ListedKey {
  id: string
  name: string
  scopes: string[]
  mode: 'live' | 'test'
  createdAt: Instant
  revokedAt: Instant | null
}

export async function listApiKeys(tx: Tx, businessId: string): Promise<ListedKey[]> {
  const rows = await tx<
    {
      id: string
      name: string
      scopes: string[]
      mode: 'live' | 'test'
      created_at: number
      revoked_at: number | null
    }[]
  >`
    select id, name, scopes, mode, sayso_ms(created_at) as created_at, sayso_ms(revoked_at) as revoked_at
    from api_keys where business_id = ${businessId} order by created_at, id`
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    mode: row.mode,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  }))
}

/** Ends a key. Returns false when the business has no such key, or it was ended before. */
export async function revokeKey(tx: Tx, businessId: string, id: string, now: Instant): Promise<boolean> {
  const rows = await tx`
    update api_keys set revoked_at = ${instant(now)}
    where business_id = ${businessId} and id = ${id} and revoked_at is null returning id`
  return rows.length === 1
}

/** The first statement of a transaction on behalf of a key: sets the tenant, and tells whether the key still holds. */
export async function enterAs(tx: Tx, businessId: string, keyId: string): Promise<boolean> {
  const rows = await tx<{ live: boolean }[]>`select sayso_enter_as(${businessId}, ${keyId}) as live`
  return rows[0]?.live === true
}
