import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { waitingSince } from './sync-marks'

/** What Sayso believes that a backend holds of a contact, as far as a reading needs it. */
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

const columns = (tx: Tx) => tx`version, confirmed_version as "confirmedVersion", mirrored, external_id as "externalId",
  claimed_by is not null as claimed, due_at is not null as due, uncertain_since is not null as uncertain, attempts`

/** Returns the marks of contacts for one backend, by contact. Nobody is locked. */
export async function readMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactIds: readonly string[],
): Promise<Map<string, MarkSeen>> {
  const rows = await tx<(MarkSeen & { contactId: string })[]>`
    select contact_id as "contactId", ${columns(tx)}
    from sync_marks where business_id = ${businessId} and backend_id = ${backendId}
      and contact_id = any(${[...contactIds]}::uuid[])`
  return new Map(rows.map(({ contactId, ...mark }) => [contactId, mark]))
}

/** One mark, locked: no claim begins or ends until the transaction does. Called under the contact's lock. */
export async function lockMark(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactId: string,
): Promise<MarkSeen | null> {
  const [row] = await tx<MarkSeen[]>`
    select ${columns(tx)}
    from sync_marks where business_id = ${businessId} and backend_id = ${backendId}
      and contact_id = ${contactId} for update`
  return row ?? null
}

/**
 * Stores what the backend holds of a contact, as it was read there. `due` means that it is not what the backend should
 * hold, so the worker writes it again. A contact without a mark gets one. The caller holds the lock of the mark, and no
 * worker has claimed it.
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
  const now = instant(found.now)
  const due = found.due ? now : null
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, mirrored, external_id, urgent, due_at,
      waiting_since)
    values (${businessId}, ${backendId}, ${contactId}, ${found.version}, ${JSON.stringify(found.mirrored)}::text::jsonb,
      ${found.externalId},
      ${found.urgent}, ${due}, ${due})
    on conflict (business_id, backend_id, contact_id) do update set
      mirrored = excluded.mirrored, external_id = excluded.external_id, urgent = sync_marks.urgent or excluded.urgent,
      due_at = least(sync_marks.due_at, excluded.due_at),
      ${waitingSince(tx)}`
}
