import { findDueBackends } from '@/db/queries/sync/sync-claims'
import { isYounger } from '@/lib/clock'
import type { SyncDeps } from '@/lib/sync/deps'
import { BackendWorker } from './backend-worker'
import { DeliveryReads } from './delivery-reads'

/** After this many milliseconds without work, a backend worker closes its connections. */
const IDLE_MS = 10 * 60_000

/** How many times longer a look rests while many people refuse, whose deliveries pace themselves. */
const PRESSED_TIMES = 3

export interface Deliveries {
  /** The least milliseconds from the end of one look to the next that a notification starts. */
  restMs(): number
  /** Wakes a worker for every due backend, and waits for none of them. */
  look(): Promise<void>
  /** Starts nothing more, waits for requests in flight, and releases the claims that are left. */
  stop(): Promise<void>
}

/**
 * Brings each backend up to date at its own pace, so that a slow one delays no other. `readsFor` makes the reading that
 * the backends of one business share, and is asked again once all of them have rested.
 */
export function createDeliveries(
  deps: SyncDeps,
  mayGoOn: () => boolean,
  readsFor = (businessId: string) => new DeliveryReads(deps, businessId),
): Deliveries {
  const workers = new Map<string, BackendWorker>()
  const reads = new Map<string, DeliveryReads>()
  const readsOf = (businessId: string) => {
    const known = reads.get(businessId) ?? readsFor(businessId)
    reads.set(businessId, known)
    return known
  }
  return {
    restMs() {
      const isPressed = [...workers.values()].some((worker) => worker.isPressed)
      return deps.timing.restMs * (isPressed ? PRESSED_TIMES : 1)
    },
    async look() {
      for (const { businessId, backendId } of await findDueBackends(deps.db.sql, deps.clock.now())) {
        if (!mayGoOn()) return
        const key = `${businessId}/${backendId}`
        const worker = workers.get(key) ?? new BackendWorker(deps, businessId, backendId, readsOf(businessId))
        workers.set(key, worker)
        worker.wake()
      }
      let hasEnded = false
      for (const [key, worker] of workers) {
        if (!worker.isIdle || isYounger(deps, worker.lastUsedAt, IDLE_MS)) continue
        workers.delete(key)
        void worker.stop()
        hasEnded = true
      }
      if (!hasEnded) return
      const served = new Set([...workers.values()].map(({ businessId }) => businessId))
      for (const businessId of reads.keys()) if (!served.has(businessId)) reads.delete(businessId)
    },
    async stop() {
      await Promise.all([...workers.values()].map((worker) => worker.stop()))
    },
  }
}
