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

/** The same for several ids, in one statement. An id without a key is not in the map. */
export async function findApiKeys(sql: Sql, ids: readonly string[]): Promise<Map<string, StoredKey>> {
  const rows = await sql<(StoredKey & { id: string })[]>`
    select w.id, k.business_id as "businessId", k.hash, k.scopes, k.mode, k.revoked
    from unnest(${[...ids]}::uuid[]) as w(id) cross join lateral sayso_api_key(w.id) as k`
  return new Map(rows.map(({ id, ...key }) => [id, key]))
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
  /** The last day (UTC) on which it was used, such as `2026-11-29`; null: never, or not since this is recorded. */
  lastUsedOn: string | null
}

const columns = (tx: Tx) => tx`
  id, name, scopes, mode, sayso_ms(created_at) as "createdAt", sayso_ms(revoked_at) as "revokedAt",
  last_used_on::text as "lastUsedOn"`

export async function listApiKeys(tx: Tx, businessId: string): Promise<ListedKey[]> {
  return tx<ListedKey[]>`
    select ${columns(tx)} from api_keys where business_id = ${businessId} order by created_at, id`
}

/** Where a page of keys ends: when its last key was made, and the key's id. */
export interface KeyPlace {
  at: Instant
  id: string
}

/** Returns keys of a business, the newest first, from the one after `before`. */
export async function listNewestKeys(
  tx: Tx,
  businessId: string,
  { before, limit }: { before: KeyPlace | null; limit: number },
): Promise<ListedKey[]> {
  const older = before ? tx`and (created_at, id) < (${instant(before.at)}::timestamptz, ${before.id}::uuid)` : tx``
  return tx<ListedKey[]>`
    select ${columns(tx)} from api_keys where business_id = ${businessId} ${older}
    order by created_at desc, id desc limit ${limit}`
}

/** Writes that a key was used on a day (UTC), unless a later day is written already. */
export async function writeKeyUse(tx: Tx, businessId: string, id: string, day: string): Promise<void> {
  await tx`
    update api_keys set last_used_on = ${day}::text::date
    where business_id = ${businessId} and id = ${id} and revoked_at is null
      and (last_used_on is null or last_used_on < ${day}::text::date)`
}

/** Revokes a key. Returns its name; null if the business has no such key, or it was revoked before. */
export async function revokeKey(tx: Tx, businessId: string, id: string, now: Instant): Promise<string | null> {
  const rows = await tx<{ name: string }[]>`
    update api_keys set revoked_at = ${instant(now)}
    where business_id = ${businessId} and id = ${id} and revoked_at is null returning name`
  return rows[0]?.name ?? null
}

/** Begins a transaction on behalf of a key: sets the tenant, and returns whether the key is still valid. */
export async function enterAs(tx: Tx, businessId: string, keyId: string): Promise<boolean> {
  const rows = await tx<{ live: boolean }[]>`select sayso_enter_as(${businessId}, ${keyId}) as live`
  return rows[0]?.live === true
}
