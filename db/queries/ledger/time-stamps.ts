import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { StoredCheckpoint } from './checkpoints'

/** Time stamps of an authority (RFC 3161), for checkpoints of the log of the installation. */

export interface TimeStamp {
  /** Of the checkpoint that was stamped. */
  size: number
  keyId: string
  token: Buffer
  /** What the authority is called in its certificate. */
  authority: string
  /** The time in the stamp, by the clock of the authority. */
  stampedAt: Instant
}

/** A stamp with the checkpoint that it is of: its signed text, and when this was made. */
export interface StampedCheckpoint extends TimeStamp {
  note: string
  madeAt: Instant
}

export async function insertTimeStamp(tx: Tx, businessId: string, stamp: TimeStamp): Promise<void> {
  const { size, keyId, token, authority, stampedAt } = stamp
  await tx`
    insert into time_stamps (business_id, size, key_id, token, authority, stamped_at)
    values (${businessId}, ${size}, ${keyId}, ${token}, ${authority}, ${instant(stampedAt)})
    on conflict (business_id, size, key_id) do nothing`
}

/** Returns the stamp of the largest checkpoint that has one, or null. */
export async function readLastStamp(tx: Tx, businessId: string): Promise<StampedCheckpoint | null> {
  const [row] = await tx<StampedCheckpoint[]>`
    ${columns(tx, businessId)} where s.business_id = ${businessId}
    order by s.size desc, s.stamped_at limit 1`
  return row ?? null
}

/** Returns the stamp of the smallest checkpoint that is larger than a size, or null: the first that covers an entry. */
export async function readFirstStamp(tx: Tx, businessId: string, size: number): Promise<StampedCheckpoint | null> {
  const [row] = await tx<StampedCheckpoint[]>`
    ${columns(tx, businessId)} where s.business_id = ${businessId} and s.size > ${size}
    order by s.size, s.stamped_at limit 1`
  return row ?? null
}

/** Returns the last stamp of each day (UTC) after a moment, the oldest first. */
export async function readDailyStamps(
  tx: Tx,
  businessId: string,
  after: Instant,
  limit: number,
): Promise<StampedCheckpoint[]> {
  return tx<StampedCheckpoint[]>`
    ${columns(tx, businessId)} where s.business_id = ${businessId} and s.stamped_at > ${instant(after)}
      and not exists (
        select 1 from time_stamps l where l.business_id = ${businessId} and l.stamped_at > s.stamped_at
          and l.stamped_at < (date_trunc('day', s.stamped_at at time zone 'UTC') + interval '1 day') at time zone 'UTC')
    order by s.stamped_at, s.size limit ${limit}`
}

const columns = (tx: Tx, businessId: string) => tx`
  select s.size, s.key_id as "keyId", s.token, s.authority, sayso_ms(s.stamped_at) as "stampedAt", c.note,
    sayso_ms(c.made_at) as "madeAt"
  from time_stamps s
  join checkpoints c on c.business_id = ${businessId} and c.business_id = s.business_id and c.size = s.size
    and c.key_id = s.key_id`

/** Returns the newest checkpoint that was made at a moment or before it, or null. */
export async function readCheckpointAt(tx: Tx, businessId: string, at: Instant): Promise<StoredCheckpoint | null> {
  const [row] = await tx<StoredCheckpoint[]>`
    select size, root, key_id as "keyId", note, sayso_ms(made_at) as "madeAt" from checkpoints
    where business_id = ${businessId} and made_at <= ${instant(at)} order by made_at desc, size desc limit 1`
  return row ?? null
}
