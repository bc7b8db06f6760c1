import { findDueOutbox } from '@/db/queries/outbox/outbox'
import { isYounger } from '@/lib/clock'
import type { SyncDeps } from '@/lib/sync/deps'
import { BackendOutbox } from './backend-outbox'

/** An outbox with nothing to send closes its connections after this long. */
const IDLE_MS = 10 * 60_000

export interface OutboxWorker {
  /** Looks for messages to send, and wakes the outbox of each backend that has some. */
  look(): Promise<void>
  /** Starts nothing more. Resolves when everything in flight has ended. */
  stop(): Promise<void>
}

/** Sends our own messages to people. Each backend sends at its own pace, so that none delays another. */
export function createOutboxWorker(deps: SyncDeps): OutboxWorker {
  const outboxes = new Map<string, BackendOutbox>()
  let stopping = false
  return {
    async look() {
      for (const { businessId, backendId } of await findDueOutbox(deps.db.sql, deps.clock.now())) {
        if (stopping) return
        const key = `${businessId}/${backendId}`
        const outbox = outboxes.get(key) ?? new BackendOutbox(deps, businessId, backendId)
        outboxes.set(key, outbox)
        outbox.wake()
      }
      for (const [key, outbox] of outboxes) {
        if (!outbox.isIdle || isYounger(deps, outbox.lastUsedAt, IDLE_MS)) continue
        outboxes.delete(key)
        void outbox.stop()
      }
    },
    async stop() {
      stopping = true
      await Promise.all([...outboxes.values()].map((outbox) => outbox.stop()))
    },
  }
}
