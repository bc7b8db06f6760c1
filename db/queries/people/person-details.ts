import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** Returns when a contact last wrote to any of the business's numbers; null if that is not known. */
export async function readLastInbound(tx: Tx, businessId: string, contactId: string): Promise<Instant | null> {
  const rows = await tx<{ at: Instant | null }[]>`
    select sayso_ms(max(last_inbound_at)) as at from contact_senders
    where business_id = ${businessId} and contact_id = ${contactId}`
  return rows[0]?.at ?? null
}

/** What proves a line, as it is stored. */
export interface StoredEvidence {
  changeId: string
  contactId: string
  salt: Buffer
  body: Buffer
}

/** Returns the evidence of these changes that still exists. */
export async function readEvidenceOf(
  tx: Tx,
  businessId: string,
  changeIds: readonly string[],
): Promise<StoredEvidence[]> {
  if (changeIds.length === 0) return []
  return tx<StoredEvidence[]>`
    select change_id as "changeId", contact_id as "contactId", salt, body from evidence
    where business_id = ${businessId} and change_id = any(${[...changeIds]}::uuid[])`
}

/** Returns the names of members, by id. */
export async function nameMembers(
  tx: Tx,
  businessId: string,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map()
  const rows = await tx<{ id: string; name: string }[]>`
    select id, name from members where business_id = ${businessId} and id = any(${[...memberIds]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A contact that a backend calls by an id of its own. */
export interface BackendContact {
  contactId: string
  backendName: string
}

/** Returns the contacts that any backend of the business calls by this id. Backends are few. */
export async function findByBackendId(tx: Tx, businessId: string, externalId: string): Promise<BackendContact[]> {
  return tx<BackendContact[]>`
    select distinct f.contact_id as "contactId", b.name as "backendName"
    from backends b
    join lateral (
      select i.contact_id from identities i where i.business_id = ${businessId}
        and i.match_key = 'backend:' || b.id || ':' || ${externalId.toLowerCase()} and i.ended_at is null
      union all
      select m.contact_id from sync_marks m where m.business_id = ${businessId} and m.backend_id = b.id
        and m.external_id = ${externalId}
    ) f on true
    where b.business_id = ${businessId} order by 1 limit 20`
}
