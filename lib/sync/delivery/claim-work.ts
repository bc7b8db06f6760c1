import { inBusinessAtOnce } from '@/db/at-once'
import { readSyncBackend, type SyncBackendRow } from '@/db/queries/backends/backend-config'
import { claimMarks, type ClaimedMark } from '@/db/queries/sync/sync-claims'
import { newId } from '@/lib/ids'
import type { SyncDeps } from '@/lib/sync/deps'

export interface Batch {
  /** The id of the claim. Only a worker that still has the claim can end it. */
  claimId: string
  marks: ClaimedMark[]
  /** When the claim ends. */
  until: number
}

export interface ClaimedWork {
  row: SyncBackendRow
  /**
   * Refusals first. Empty when nothing is due, and while the backend is not active. The caller must end these claims
   * in any case: a backend may have become active after its row was read and before the claim.
   */
  batches: Batch[]
  /** What was claimed of the others: `all` that are due, only `some`, or `none` because none were asked for. */
  others: 'all' | 'some' | 'none'
}

/** The most contacts of one claim. */
export interface ClaimLimits {
  urgent: number
  others: number
  /** The most of both together. */
  total: number
}

/**
 * Claims a bounded number of the due contacts of one backend. Returns null when the backend is gone, or disabled and
 * nothing was claimed. What is claimed is locked only while PostgreSQL works on it, because saves wait for its locks.
 */
export async function claimWork(
  deps: SyncDeps,
  businessId: string,
  backendId: string,
  limits: ClaimLimits,
): Promise<ClaimedWork | null> {
  const now = deps.clock.now()
  const until = now + deps.timing.leaseMs
  const claims = ([true, false] as const).flatMap((urgent) => {
    const limit = Math.min(urgent ? limits.urgent : limits.others, limits.total)
    return limit > 0 ? [{ id: newId(), urgent, limit, now, until }] : []
  })
  // Where both together could be more than the total, the others are claimed after the refusals, for what is left.
  const first = claims.slice(0, limits.urgent + limits.others > limits.total ? 1 : 2)
  const { row, batches } = await inBusinessAtOnce(deps.db, businessId, async (tx) => {
    const [backend, ...claimed] = await Promise.all([
      readSyncBackend(tx, businessId, backendId),
      ...first.map((claim) => claimMarks(tx, businessId, backendId, claim)),
    ])
    return { row: backend, batches: claimed.map((marks, place) => ({ claimId: first[place]!.id, marks, until })) }
  })
  if (!row || (row.status === 'disabled' && batches.every(({ marks }) => marks.length === 0))) return null
  const asked = first.find(({ urgent }) => !urgent)
  let others: ClaimedWork['others'] = asked ? shareOf(batches.at(-1), asked.limit) : 'none'
  const rest = claims[first.length]
  const left = limits.total - batches.reduce((sum, { marks }) => sum + marks.length, 0)
  if (row.status === 'active' && rest && left > 0) {
    const claim = { ...rest, limit: Math.min(rest.limit, left) }
    const marks = await inBusinessAtOnce(deps.db, businessId, (tx) => claimMarks(tx, businessId, backendId, claim))
    batches.push({ claimId: claim.id, marks, until })
    others = shareOf(batches.at(-1), claim.limit)
  }
  return { row, batches: batches.filter(({ marks }) => marks.length > 0), others }
}

/** Returns whether a claim of this limit took all that are due, as far as nobody else has them locked. */
const shareOf = (batch: Batch | undefined, limit: number) =>
  (batch?.marks.length ?? 0) >= limit ? ('some' as const) : ('all' as const)
