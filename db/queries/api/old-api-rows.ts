import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/**
 * Returns the businesses with stored responses, imports or audiences that are past their time. It reads across
 * businesses and locks nothing.
 */
export async function findBusinessesWithOldApiRows(
  sql: Sql,
  limits: { keysBefore: Instant; jobsBefore: Instant },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct id
    from sayso_businesses_with_old_api_rows(${instant(limits.keysBefore)}, ${instant(limits.jobsBefore)}) as id`
  return rows.map((row) => row.id)
}

/** Deletes up to `limit` responses that were stored for repeated requests. Returns their number. */
export async function deleteOldIdempotencyKeys(
  tx: Tx,
  businessId: string,
  before: Instant,
  limit: number,
): Promise<number> {
  const rows = await tx`
    delete from idempotency_keys i using (
      select k.api_key_id, k.route, k.key from idempotency_keys k
      where k.business_id = ${businessId} and k.created_at < ${instant(before)} limit ${limit}) o
    where i.business_id = ${businessId} and i.api_key_id = o.api_key_id and i.route = o.route and i.key = o.key
    returning i.key`
  return rows.length
}

/** Deletes up to `limit` audiences with their counts. Returns their number. */
export async function deleteOldAudiences(tx: Tx, businessId: string, before: Instant, limit: number): Promise<number> {
  const rows = await tx`
    delete from audiences where business_id = ${businessId} and id = any(array(
      select a.id from audiences a where a.business_id = ${businessId} and a.created_at < ${instant(before)}
        limit ${limit}))
    returning id`
  return rows.length
}

/** Returns the imports that are past their time, the oldest first. */
export async function findOldImports(tx: Tx, businessId: string, before: Instant, limit: number): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from imports where business_id = ${businessId} and created_at < ${instant(before)} order by created_at
      limit ${limit}`
  return rows.map((row) => row.id)
}

/** Deletes an import whose file and report are deleted already. What it changed stays in the ledger. */
export async function deleteOldImport(tx: Tx, businessId: string, id: string): Promise<void> {
  await tx`delete from imports where business_id = ${businessId} and id = ${id}`
}
