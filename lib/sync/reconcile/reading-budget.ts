import type { ReadingBudget } from '@/lib/backends/weni/reader'
import type { ReadingMode } from '@/lib/services/reconcile/compare-contact'
import { sharedBudget } from '@/lib/sync/backends/budget'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * What a reading may use of a backend's limits. That of changes has a share of its own, which no agreement and no
 * learnt limit takes from it. A whole reading beside the daily work takes at most half of the hour, counted in a bucket
 * of its own. While nothing is sent (restore, import) there is nobody to leave something to.
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
