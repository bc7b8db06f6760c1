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

/** Returns the API key with this id, of any business: it is read before the business is known. */
export async function findApiKey(sql: Sql, id: string): Promise<StoredKey | null> {
  const rows = await sql<
    StoredKey[]
  >`select business_id as "businessId", hash, scopes, mode, revoked from sayso_api_key(${id})`
  return rows[0] ?? null
}

export interface NewApiKey {
  id: string
  name: string
  hash: string
  scopes: readonly string[]
  mode: 'live' | 'test'
}

/** Stores a new key. Returns false if there is a key with this id already. */
export async function insertApiKey(tx: Tx, businessId: string, key: NewApiKey, now: Instant): Promise<boolean> {
  const rows = await tx`
    insert into api_keys (business_id, id, name, hash, scopes, mode, created_at)
    values (${businessId}, ${key.id}, ${key.name}, ${key.hash}, ${[...key.scopes]}::text[], ${key.mode},
      ${instant(now)})
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
  return tx<ListedKey[]>`
    select id, name, scopes, mode, sayso_ms(created_at) as "createdAt", sayso_ms(revoked_at) as "revokedAt"
    from api_keys where business_id = ${businessId} order by created_at, id`
}

/** Revokes a key. Returns false if the business has no such key, or it was revoked before. */
export async function revokeKey(tx: Tx, businessId: string, id: string, now: Instant): Promise<boolean> {
  const rows = await tx`
    update api_keys set revoked_at = ${instant(now)}
    where business_id = ${businessId} and id = ${id} and revoked_at is null returning id`
  return rows.length === 1
}

/** Begins a transaction on behalf of a key: sets the tenant, and returns whether the key is still valid. */
export async function enterAs(tx: Tx, businessId: string, keyId: string): Promise<boolean> {
  const rows = await tx<{ live: boolean }[]>`select sayso_enter_as(${businessId}, ${keyId}) as live`
  return rows[0]?.live === true
}
