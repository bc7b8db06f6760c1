import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface RefusedFrame {
  origin: string
  firstAt: Instant
  lastAt: Instant
}

/** Writes that a site was refused at a moment, and forgets all but the newest of the business. */
export async function writeRefusedFrame(
  tx: Tx,
  businessId: string,
  origin: string,
  now: Instant,
  most: number,
): Promise<void> {
  await tx`
    insert into refused_frames (business_id, origin, first_at, last_at)
    values (${businessId}, ${origin}, ${instant(now)}, ${instant(now)})
    on conflict (business_id, origin) do update
      set last_at = greatest(refused_frames.last_at, excluded.last_at)`
  await tx`
    delete from refused_frames where business_id = ${businessId} and origin not in (
      select r.origin from refused_frames r where r.business_id = ${businessId}
      order by r.last_at desc, r.origin limit ${most})`
}

/** Returns the sites that were refused since a moment, the newest first. */
export async function listRefusedFrames(tx: Tx, businessId: string, since: Instant): Promise<RefusedFrame[]> {
  return tx<RefusedFrame[]>`
    select origin, sayso_ms(first_at) as "firstAt", sayso_ms(last_at) as "lastAt" from refused_frames
    where business_id = ${businessId} and last_at > ${instant(since)} order by last_at desc, origin`
}

/** Forgets that a site was refused. */
export async function forgetRefusedFrame(tx: Tx, businessId: string, origin: string): Promise<void> {
  await tx`delete from refused_frames where business_id = ${businessId} and origin = ${origin}`
}
