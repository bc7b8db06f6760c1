import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** The line behind the reference of a receipt. */
export interface ReferredLine {
  contactId: string
  seq: number
  recordedAt: Instant
  /** Its position in the feed; null while it has none. */
  position: number | null
}

/** Returns the first line of a change, or null. */
export async function findReference(tx: Tx, businessId: string, changeId: string): Promise<ReferredLine | null> {
  const [row] = await tx<ReferredLine[]>`
    select l.contact_id as "contactId", l.seq, sayso_ms(l.recorded_at) as "recordedAt", f.position
    from ledger l left join feed f on f.business_id = ${businessId} and f.business_id = l.business_id
      and f.contact_id = l.contact_id and f.seq = l.seq
    where l.business_id = ${businessId} and l.change_id = ${changeId} order by l.recorded_at limit 1`
  return row ?? null
}

/**
 * Returns the lines whose change ends with these digits in lower case, at most two of them, each the first of its
 * change. It reads all ids of a business, which a member's question now and then is worth and an index on every save
 * is not.
 */
export async function findShortReference(tx: Tx, businessId: string, digits: string): Promise<ReferredLine[]> {
  return tx<ReferredLine[]>`
    select distinct on (l.change_id) l.contact_id as "contactId", l.seq, sayso_ms(l.recorded_at) as "recordedAt",
      f.position
    from ledger l left join feed f on f.business_id = ${businessId} and f.business_id = l.business_id
      and f.contact_id = l.contact_id and f.seq = l.seq
    where l.business_id = ${businessId} and right(l.change_id::text, ${digits.length}::int) = ${digits}
    order by l.change_id, l.recorded_at limit 2`
}
