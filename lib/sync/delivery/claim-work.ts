import { inBusiness } from '@/db/client'
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
  /** Refusals first. Empty when nothing is due, and while the backend is paused. */
  batches: Batch[]
}

/** The most contacts of one claim. */
export interface ClaimLimits {
  urgent: number
  others: number
  /** The most of both together. */
  total: number
}

/**
 * Claims a bounded number of the due contacts of one backend. Returns null when the backend is gone or disabled. The
 * transaction is short, because saves wait for its locks.
 */
export async function claimWork(
  deps: SyncDeps,
  businessId: string,
  backendId: string,
  limits: ClaimLimits,
): Promise<ClaimedWork | null> {
  const now = deps.clock.now()
  const until = now + deps.timing.leaseMs
  return inBusiness(deps.db, businessId, async (tx) => {
    const row = await readSyncBackend(tx, businessId, backendId)
    if (!row || row.status === 'disabled') return null
    if (row.status === 'paused') return { row, batches: [] }
    const batches: Batch[] = []
    for (const urgent of [true, false]) {
      const claimed = batches[0]?.marks.length ?? 0
      const limit = Math.min(urgent ? limits.urgent : limits.others, limits.total - claimed)
      if (limit <= 0) continue
      const claimId = newId()
      const marks = await claimMarks(tx, businessId, backendId, { id: claimId, urgent, limit, now, until })
      if (marks.length > 0) batches.push({ claimId, marks, until })
    }
    return { row, batches }
  })
}
