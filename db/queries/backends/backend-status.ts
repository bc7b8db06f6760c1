import type { Tx } from '@/db/client'
import { instant, interval } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { MOST_BLOCK_MS, SKEW_MS } from '@/lib/pause-bounds'
import { dropHolds } from './backend-budgets'

export type BackendStatus = 'active' | 'paused' | 'disabled'

/** Why and since when a backend is not active, and until when nothing may be sent to it whatever its status is. */
export interface BackendPause {
  status: BackendStatus
  statusReason: string | null
  /** Since when it has this status. */
  statusAt: Instant
  /** Until then the platform blocks the account, or did; null: it was not blocked, or was opened since. */
  blockedUntil: Instant | null
}

/**
 * Returns what is set when a backend is opened. Every statement that opens one sets this: while the platform blocks the
 * account, it is paused for that reason instead, whatever its status was before. `blockedAt` is of `readBlockedAt`.
 */
export function opened(tx: Tx, now: Instant, blockedAt: Instant) {
  const at = instant(blockedAt)
  return tx`
    status = case when blocked_until > ${at}::timestamptz then 'paused' else 'active' end,
    status_reason = case when blocked_until > ${at}::timestamptz then blocked_reason end,
    blocked_reason = case when blocked_until > ${at}::timestamptz then blocked_reason end,
    blocked_until = case when blocked_until > ${at}::timestamptz then blocked_until end,
    status_at = case when blocked_until > ${at}::timestamptz then ${at}::timestamptz
      else ${instant(now)}::timestamptz end`
}

/**
 * Returns the moment at which `opened` looks whether a block has ended, and brings down the ends of blocks first
 * (`boundBlocks`). It is the caller's, but no later than a right clock can be by PostgreSQL's: a caller whose clock is
 * fast ends no block.
 */
export async function readBlockedAt(tx: Tx, businessId: string, now: Instant, backendId?: string): Promise<Instant> {
  await boundBlocks(tx, businessId, backendId)
  const [row] = await tx<{ now: Instant }[]>`select sayso_ms(clock_timestamp()) as now`
  return Math.min(now, row!.now + SKEW_MS)
}

interface Opening {
  from: 'paused' | 'disabled'
  now: Instant
  /** Opens the backend only if its status is of this time, so that nobody else has moved it meanwhile. */
  since?: Instant
}

/**
 * Opens a backend, if it still has the status `from`, and its closed buckets. Returns the status that it has then,
 * which is `paused` while the platform blocks the account; null if it was not moved.
 */
export async function openBackend(
  tx: Tx,
  businessId: string,
  backendId: string,
  { from, now, since }: Opening,
): Promise<'active' | 'paused' | null> {
  const sinceAt = instant(since)
  const blockedAt = await readBlockedAt(tx, businessId, now, backendId)
  const [row] = await tx<{ status: 'active' | 'paused' }[]>`
    update backends set ${opened(tx, now, blockedAt)}
    where business_id = ${businessId} and id = ${backendId} and status = ${from}
      and (${sinceAt}::timestamptz is null or status_at = ${sinceAt}::timestamptz)
    returning status`
  if (row) await dropHolds(tx, businessId, backendId)
  return row?.status ?? null
}

export interface StatusMove {
  from: BackendStatus
  /** `openBackend` makes it active. */
  to: Exclude<BackendStatus, 'active'>
  reason: string
  now: Instant
}

/**
 * Pauses or disables a backend, if it still has the status `from`, and opens its closed buckets. Returns whether it was
 * moved.
 */
export async function moveBackendStatus(
  tx: Tx,
  businessId: string,
  backendId: string,
  { from, to, reason, now }: StatusMove,
): Promise<boolean> {
  const rows = await tx`
    update backends set status = ${to}, status_reason = ${reason}, status_at = ${instant(now)}
    where business_id = ${businessId} and id = ${backendId} and status = ${from}
    returning id`
  if (rows.length === 1) await dropHolds(tx, businessId, backendId)
  return rows.length === 1
}

/**
 * Gives a paused backend another reason, unless its present one is in `over`. Returns whether the reason was changed.
 */
export async function repauseBackend(
  tx: Tx,
  businessId: string,
  backendId: string,
  pause: { reason: string; over: readonly string[]; now: Instant },
): Promise<boolean> {
  const rows = await tx`
    update backends set status_reason = ${pause.reason}, status_at = ${instant(pause.now)}
    where business_id = ${businessId} and id = ${backendId} and status = 'paused' and status_reason <> ${pause.reason}
      and status_reason <> all(${[...pause.over]}::text[])
    returning id`
  return rows.length === 1
}

/**
 * Notes that the platform blocks the account for `ms` milliseconds from now. It holds whatever the status is now and
 * becomes later: a backend that is disabled or held for another reason meanwhile is not opened before. The later end of
 * two counts. A caller whose clock is slow by PostgreSQL's notes no shorter block than one with a right clock.
 */
export async function noteBlock(
  tx: Tx,
  businessId: string,
  backendId: string,
  { reason, now, ms }: { reason: string; now: Instant; ms: number },
): Promise<void> {
  const until = tx`greatest(${instant(now + ms)}::timestamptz, now() + ${interval(tx, ms - SKEW_MS)})`
  await tx`
    update backends set blocked_until = ${until}, blocked_reason = ${reason}
    where business_id = ${businessId} and id = ${backendId} and (blocked_until is null or blocked_until < ${until})`
}

/**
 * Brings the times of a pause down to what they can be at most by now, where the clock of a worker was ahead: the pause
 * began now at the latest, and the block ends as `boundBlocks` has it. Only PostgreSQL's clock decides, because what is
 * written holds for all workers: one whose clock is slow takes every block for too long.
 */
export async function boundPause(tx: Tx, businessId: string, backendId: string): Promise<void> {
  await tx`
    update backends set status_at = now()
    where business_id = ${businessId} and id = ${backendId} and status_at > now() + ${interval(tx, SKEW_MS)}`
  await boundBlocks(tx, businessId, backendId)
}

/**
 * Lets a block of this backend, or of any of the business, end as if it had begun now, where it ends later by
 * PostgreSQL's clock than any worker with a right clock can have noted by now. No other block becomes shorter.
 */
export async function boundBlocks(tx: Tx, businessId: string, backendId?: string): Promise<void> {
  const ofOne = backendId === undefined ? tx`` : tx`and id = ${backendId}`
  await tx`
    update backends set blocked_until = now() + ${interval(tx, MOST_BLOCK_MS)}
    where business_id = ${businessId} and blocked_until > now() + ${interval(tx, MOST_BLOCK_MS + SKEW_MS)} ${ofOne}`
}

/** When a backend may be asked again, and the latest time that a worker with a right clock can have set by now. */
export interface ProbeTimes {
  until: Instant
  latest: Instant
}

/**
 * Notes that the backend was asked, or has refused, so that no worker asks it before `until`. A time after `latest` was
 * written by a wrong clock and does not count.
 */
export async function delayProbe(
  tx: Tx,
  businessId: string,
  backendId: string,
  { until, latest }: ProbeTimes,
): Promise<void> {
  await tx`
    update backends set next_probe_at = ${instant(until)}
    where business_id = ${businessId} and id = ${backendId}
      and (next_probe_at is null or next_probe_at < ${instant(until)} or next_probe_at > ${instant(latest)})`
}

/**
 * Takes the right to ask a paused backend whether it accepts requests again, for one worker of all. Nobody has it again
 * before `until`. A time after `latest` was written by a wrong clock and does not count. Returns whether it was free.
 */
export async function takeProbe(
  tx: Tx,
  businessId: string,
  backendId: string,
  { now, until, latest }: { now: Instant } & ProbeTimes,
): Promise<boolean> {
  const rows = await tx`
    update backends set next_probe_at = ${instant(until)}
    where business_id = ${businessId} and id = ${backendId} and status = 'paused'
      and (next_probe_at is null or next_probe_at <= ${instant(now)} or next_probe_at > ${instant(latest)})
    returning id`
  return rows.length === 1
}
