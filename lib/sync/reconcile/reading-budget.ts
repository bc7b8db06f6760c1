import type { ReadingBudget } from '@/lib/backends/weni/reader'
import type { ReadingMode } from '@/lib/services/reconcile/compare-contact'
import { sharedBudget } from '@/lib/sync/backends/budget'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * Returns the part of a backend's limits that a reading may use. A reading of changes has a share of its own, which
 * neither agreements nor a learned limit reduce. A nightly reading of all contacts runs beside the daily work, so it
 * takes half of the hour at most, counted in a bucket of its own. After a restore and during an import nothing is sent,
 * so a reading may use everything.
 */
export function readingBudget(
  deps: SyncDeps,
  businessId: string,
  backendId: string,
  options: { mode: ReadingMode; perHour: number | null },
): ReadingBudget {
  const { mode, perHour } = options
  const all = sharedBudget(deps, businessId, backendId)
  all.perHour = perHour
  const half = sharedBudget(deps, businessId, backendId)
  half.perHour = perHour === null ? null : Math.max(1, Math.floor(perHour / 2))
  return {
    async take(bucket) {
      if (mode !== 'nightly') return all.takeFor(bucket, mode === 'changes' ? 'reading' : 'urgent')
      const waitMs = await half.take(`${bucket}.reading`, true)
      return waitMs > 0 ? waitMs : all.take(bucket, false)
    },
    block: (bucket, ms, isNamed) => all.block(bucket, ms, isNamed),
  }
}
