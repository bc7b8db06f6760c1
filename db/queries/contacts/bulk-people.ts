import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import type { ContactRow } from './contact-rows'

/** What is looked up about many people at once, before something is written about them. */
export interface KnownPerson {
  matchKey: string
  contactId: string
}

/** Whose the live identities among these are. */
export async function findPeople(tx: Tx, businessId: string, matchKeys: readonly string[]): Promise<KnownPerson[]> {
  return tx<KnownPerson[]>`
    select match_key as "matchKey", contact_id as "contactId" from identities
    where business_id = ${businessId} and match_key = any(string_to_array(${matchKeys.join('\n')}, chr(10))) and ended_at is null`
}

/** Why the hashes among these are suppressed. */
export async function findSuppressions(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
): Promise<Map<string, 'released' | 'erased'>> {
  if (hashes.length === 0) return new Map()
  const rows = await tx<{ hash: string; cause: 'released' | 'erased' }[]>`
    select hash, cause from suppressions
    where business_id = ${businessId} and hash = any(string_to_array(${hashes.join('\n')}, chr(10)))`
  return new Map(rows.map(({ hash, cause }) => [hash, cause]))
}

/** Whether anybody of the business ever released a number or was erased. */
export async function hasSuppressions(tx: Tx, businessId: string): Promise<boolean> {
  const rows = await tx`select 1 from suppressions where business_id = ${businessId} limit 1`
  return rows.length > 0
}

/** PostgreSQL's time, and the version of the business's configuration. */
export async function readNow(tx: Tx, businessId: string): Promise<{ now: Instant; configVersion: number }> {
  const [row] = await tx<{ now: number; version: number }[]>`
    select sayso_ms(clock_timestamp()) as now, config_version as version from businesses where id = ${businessId}`
  return { now: row?.now ?? 0, configVersion: row?.version ?? 0 }
}

/** Locks contacts for this transaction, always in the same order. */
export async function lockPeople(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<void> {
  await tx`
    select 1 from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[]) order by id for update`
}

/** Reads contacts with all their registers: a statement after the one that locks them, or it would see what was before the lock. */
export async function readPeople(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<ContactRow[]> {
  const rows = await tx<{ contact: ContactRow | null }[]>`
    select sayso_read_contact(${businessId}::uuid, id) as contact from unnest(${[...contactIds]}::uuid[]) as v(id)`
  return rows.flatMap(({ contact }) => contact ?? [])
}

/** The dedupe keys of what was imported about contacts, and about whoever was merged into them, by the contact that they are now. */
export async function readImportedKeys(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<{ contactId: string; dedupeKey: string }[]> {
  const ids = [...contactIds]
  return tx<{ contactId: string; dedupeKey: string }[]>`
    select coalesce(k.merged_into, k.id) as "contactId", l.dedupe_key as "dedupeKey"
    from contacts k join ledger l on l.business_id = k.business_id and l.contact_id = k.id
    where k.business_id = ${businessId} and l.business_id = ${businessId}
      and (k.id = any(${ids}::uuid[]) or k.merged_into = any(${ids}::uuid[])) and l.method = 'import' and l.dedupe_key is not null`
}
