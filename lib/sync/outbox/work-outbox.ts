import { findDueOutbox } from '@/db/queries/outbox/outbox'
import type { SyncDeps } from '@/lib/sync/deps'
import { BackendOutbox } from './backend-outbox'

/** An outbox with nothing to send closes its connections after this long. */
const IDLE_MS = 10 * 60_000

export interface OutboxWorker {
  /** Looks for messages to send, and lets each backend's outbox send its own. */
  look(): Promise<void>
  /** Starts nothing more; resolves when everything in flight has ended. */
  stop(): Promise<void>
}

/** Sends the messages that we write to people ourselves: each backend at its own pace, so that none holds up another. */
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
        if (!outbox.isIdle || deps.clock.now() - outbox.lastUsedAt < IDLE_MS) continue
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
