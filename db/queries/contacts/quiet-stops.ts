import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

interface LastLine {
  changeId: string
  kind: string
  method: string
  dedupeKey: string | null
  recordedAt: Instant
}

/** The newest lines of a contact, newest first. */
export async function lastLines(tx: Tx, businessId: string, contactId: string, count: number): Promise<LastLine[]> {
  return tx<LastLine[]>`
    select change_id as "changeId", kind, method, dedupe_key as "dedupeKey", sayso_ms(recorded_at) as "recordedAt"
    from ledger
    where business_id = ${businessId} and contact_id = ${contactId} order by seq desc limit ${count}`
}

/** Counts a stop that has no line of its own. */
export async function countQuietStop(tx: Tx, businessId: string, contactId: string, now: Instant): Promise<void> {
  await tx`
    update contacts set quiet_stops = quiet_stops + 1, quiet_stop_at = greatest(quiet_stop_at,
      ${instant(now)}::timestamptz)
    where business_id = ${businessId} and id = ${contactId}`
}

/** When the last stop without a line was, of this contact and of those merged into it; null: there is none. */
export async function lastQuietStop(tx: Tx, businessId: string, contactId: string): Promise<Instant | null> {
  const [row] = await tx<{ at: Instant | null }[]>`
    select sayso_ms(max(quiet_stop_at)) as at from contacts
    where business_id = ${businessId} and (id = ${contactId} or merged_into = ${contactId})`
  return row?.at ?? null
}

/** Forgets when it was, once it has a line; the count stays. */
export async function forgetQuietStop(tx: Tx, businessId: string, contactId: string): Promise<void> {
  await tx`
    update contacts set quiet_stop_at = null
    where business_id = ${businessId} and (id = ${contactId} or merged_into = ${contactId})`
}
