import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface StoredDataCode {
  id: string
  digest: string
  expiresAt: Instant
  tries: number
  usedAt: Instant | null
}

/**
 * Counts one code of a subject (a contact, or the business) in the hour that begins with its first. Returns the count,
 * this one included. The row stays locked until the transaction ends, so that codes asked for at the same time are all
 * counted.
 */
export async function countCode(
  tx: Tx,
  businessId: string,
  subject: string,
  { now, until }: { now: Instant; until: Instant },
): Promise<number> {
  const rows = await tx<{ count: number }[]>`
    insert into data_code_counts as c (business_id, subject, count, ends_at)
    values (${businessId}, ${subject}, 1, ${instant(until)})
    on conflict (business_id, subject) do update set
      count = case when c.ends_at <= ${instant(now)}::timestamptz then 1 else c.count + 1 end,
      ends_at = case when c.ends_at <= ${instant(now)}::timestamptz then excluded.ends_at else c.ends_at end
    returning c.count`
  return rows[0]?.count ?? 1
}

/** Writes a new code of a contact in place of the one before. */
export async function writeDataCode(
  tx: Tx,
  businessId: string,
  contactId: string,
  code: { id: string; digest: string; now: Instant; expiresAt: Instant },
): Promise<void> {
  await tx`
    insert into data_codes (business_id, contact_id, id, digest, created_at, expires_at)
    values (${businessId}, ${contactId}, ${code.id}, ${code.digest}, ${instant(code.now)}, ${instant(code.expiresAt)})
    on conflict (business_id, contact_id) do update set id = excluded.id, digest = excluded.digest,
      created_at = excluded.created_at, expires_at = excluded.expires_at, tries = 0, used_at = null`
}

/** Returns the code of a contact; null if none was asked for. */
export async function findDataCode(tx: Tx, businessId: string, contactId: string): Promise<StoredDataCode | null> {
  const rows = await tx<StoredDataCode[]>`
    select id, digest, sayso_ms(expires_at) as "expiresAt", tries, sayso_ms(used_at) as "usedAt"
    from data_codes where business_id = ${businessId} and contact_id = ${contactId}`
  return rows[0] ?? null
}

/**
 * Counts one try of a contact's code, if the code can still be tried. Returns the code with this try counted; null
 * if it is over. Two tries at the same moment wait for each other, so that there are never more than `most`.
 */
export async function takeTry(
  tx: Tx,
  businessId: string,
  contactId: string,
  { now, most }: { now: Instant; most: number },
): Promise<StoredDataCode | null> {
  const rows = await tx<StoredDataCode[]>`
    update data_codes set tries = tries + 1
    where business_id = ${businessId} and contact_id = ${contactId} and used_at is null and tries < ${most}
      and expires_at > ${instant(now)}
    returning id, digest, sayso_ms(expires_at) as "expiresAt", tries, sayso_ms(used_at) as "usedAt"`
  return rows[0] ?? null
}

/** Marks a code as used. Returns false if it was used before. */
export async function useDataCode(
  tx: Tx,
  businessId: string,
  contactId: string,
  id: string,
  now: Instant,
): Promise<boolean> {
  const rows = await tx`
    update data_codes set used_at = ${instant(now)}
    where business_id = ${businessId} and contact_id = ${contactId} and id = ${id} and used_at is null returning id`
  return rows.length === 1
}

/** Deletes the code of contacts, with what was counted. */
export async function deleteDataCodes(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<void> {
  const ids = [...contactIds]
  await tx`delete from data_codes where business_id = ${businessId} and contact_id = any(${ids}::uuid[])`
  await tx`delete from data_code_counts where business_id = ${businessId} and subject = any(${ids}::uuid[])`
}

/** Returns the businesses that have codes or counts which are past their time. */
export async function findBusinessesWithOldCodes(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_businesses_with_old_codes(${instant(now)}) as id`
  return rows.map(({ id }) => id)
}

/** Deletes the codes and counts of a business that were over at a time. */
export async function deleteOldCodes(tx: Tx, businessId: string, before: Instant): Promise<void> {
  await tx`delete from data_codes where business_id = ${businessId} and expires_at <= ${instant(before)}`
  await tx`delete from data_code_counts where business_id = ${businessId} and ends_at <= ${instant(before)}`
}
