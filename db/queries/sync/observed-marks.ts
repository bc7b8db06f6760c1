import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** What we believe to stand in a backend, as far as a reading must know it. */
export interface MarkSeen {
  version: number
  confirmedVersion: number
  mirrored: Record<string, unknown> | null
  externalId: string | null
  claimed: boolean
  due: boolean
  uncertain: boolean
  attempts: number
}

interface Row {
  contact_id: string
  version: number
  confirmed_version: number
  mirrored: Record<string, unknown> | null
  external_id: string | null
  claimed: boolean
  due: boolean
  uncertain: boolean
  attempts: number
}

const seen = (row: Row): MarkSeen => ({
  version: row.version,
  confirmedVersion: row.confirmed_version,
  mirrored: row.mirrored,
  externalId: row.external_id,
  claimed: row.claimed,
  due: row.due,
  uncertain: row.uncertain,
  attempts: row.attempts,
})

/** The marks of contacts for one backend, by contact. Nobody is locked. */
export async function readMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactIds: readonly string[],
): Promise<Map<string, MarkSeen>> {
  const rows = await tx<Row[]>`
    select contact_id, version, confirmed_version, mirrored, external_id, claimed_by is not null as claimed, due_at is not null as due,
      uncertain_since is not null as uncertain, attempts
    from sync_marks where business_id = ${businessId} and backend_id = ${backendId} and contact_id = any(${[...contactIds]}::uuid[])`
  return new Map(rows.map((row) => [row.contact_id, seen(row)]))
}

/** One mark, locked: no claim begins or ends until the transaction does. Called under the contact's lock. */
export async function lockMark(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactId: string,
): Promise<MarkSeen | null> {
  const [row] = await tx<Row[]>`
    select contact_id, version, confirmed_version, mirrored, external_id, claimed_by is not null as claimed, due_at is not null as due,
      uncertain_since is not null as uncertain, attempts
    from sync_marks where business_id = ${businessId} and backend_id = ${backendId} and contact_id = ${contactId} for update`
  return row ? seen(row) : null
}

/**
 * Writes down what stands in the backend, as it was read there. `due`: it is not what should stand there, so the worker writes again.
 * A contact without a mark gets one. Called under the lock of the mark, while nobody has claimed it.
 */
export async function recordObserved(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactId: string,
  found: {
    mirrored: Record<string, unknown>
    externalId: string
    version: number
    due: boolean
    urgent: boolean
    now: Instant
  },
): Promise<void> {
  const now = new Date(found.now).toISOString()
  const due = found.due ? now : null
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, mirrored, external_id, urgent, due_at, waiting_since)
    values (${businessId}, ${backendId}, ${contactId}, ${found.version}, ${JSON.stringify(found.mirrored)}::text::jsonb, ${found.externalId},
      ${found.urgent}, ${due}, ${due})
    on conflict (business_id, backend_id, contact_id) do update set
      mirrored = excluded.mirrored, external_id = excluded.external_id, urgent = sync_marks.urgent or excluded.urgent,
      due_at = least(sync_marks.due_at, excluded.due_at),
      waiting_since = coalesce(sync_marks.waiting_since, excluded.waiting_since)`
}

/** The contacts behind live identities, by match key. */
export async function findByMatchKeys(
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
): Promise<Map<string, string>> {
  if (matchKeys.length === 0) return new Map()
  const rows = await tx<{ match_key: string; contact_id: string }[]>`
    select match_key, contact_id from identities
    where business_id = ${businessId} and match_key = any(${[...matchKeys]}::text[]) and ended_at is null`
  return new Map(rows.map((row) => [row.match_key, row.contact_id]))
}

/** Of these contacts, those that are somebody: neither merged into another, nor released, nor erased. */
export async function findLiving(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set()
  const rows = await tx<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[])
      and merged_into is null and released_at is null and erased_at is null`
  return new Set(rows.map((row) => row.id))
}
