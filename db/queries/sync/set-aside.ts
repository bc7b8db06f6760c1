import type { Tx } from '@/db/client'
import { EARLIEST, instant, LATEST, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { waitsSince } from './waits-since'

/** A contact whose delivery to a backend was given up. */
export interface SetAsideMark {
  contactId: string
  reason: string
  /** A refusal waits to be delivered. */
  urgent: boolean
  attempts: number
  /** When the change was made that is not delivered; null: it is not known. */
  waitingSince: Instant | null
}

/** Returns the contacts that were set aside, in the order of their ids (the index `sync_marks_set_aside_page`). */
export async function readSetAsideMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<SetAsideMark[]> {
  return tx<SetAsideMark[]>`
    select contact_id as "contactId", set_aside as reason, urgent, attempts,
      sayso_ms(${waitsSince(tx)}) as "waitingSince"
    from sync_marks
    where business_id = ${businessId} and backend_id = ${backendId} and set_aside is not null
      and contact_id > ${orNil(after)}::uuid
    order by contact_id limit ${limit}`
}

/** A contact whose record in a backend is not up to date, and waits for its turn. */
export interface WaitingMark {
  contactId: string
  /** A refusal waits to be delivered. */
  urgent: boolean
  attempts: number
  lastError: string | null
  waitingSince: Instant | null
  dueAt: Instant
}

/** Where a page of waiting contacts begins: behind this one. */
export type WaitingPlace = Pick<WaitingMark, 'urgent' | 'dueAt' | 'contactId'>

/** Returns the contacts that wait, in the order in which they are delivered: refusals first, then by time. */
export async function readWaitingMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  { after, limit }: { after: WaitingPlace | null; limit: number },
): Promise<WaitingMark[]> {
  const id = orNil(after?.contactId ?? null)
  // Each kind by itself, so that each begins at its place in the index `sync_marks_due`.
  const kind = (isUrgent: boolean, from: Instant) => tx`
    select contact_id as "contactId", urgent, attempts, last_error as "lastError",
      sayso_ms(${waitsSince(tx)}) as "waitingSince", sayso_ms(due_at) as "dueAt", due_at
    from sync_marks
    where business_id = ${businessId} and backend_id = ${backendId} and due_at is not null
      and urgent = ${isUrgent}::boolean and (due_at, contact_id) > (${instant(from)}::timestamptz, ${id}::uuid)
    order by due_at, contact_id limit ${limit}`
  const refusalsFrom = after && !after.urgent ? LATEST : (after?.dueAt ?? EARLIEST)
  const othersFrom = after?.urgent ? EARLIEST : (after?.dueAt ?? EARLIEST)
  return tx<WaitingMark[]>`
    select "contactId", urgent, attempts, "lastError", "waitingSince", "dueAt"
    from ((${kind(true, refusalsFrom)}) union all (${kind(false, othersFrom)})) w
    order by urgent desc, due_at, "contactId" limit ${limit}`
}
