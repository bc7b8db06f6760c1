import { findDueOutbox } from '@/db/queries/outbox/outbox'
import type { SyncDeps } from '../deps'
import { OutboxLane } from './backend-outbox'

export interface OutboxWorker {
  /** Looks for messages to send, and lets each backend's lane send its own. */
  look(): Promise<void>
  /** Starts nothing more; resolves when everything in flight has ended. */
  stop(): Promise<void>
}

/** Sends the messages that we write to people ourselves: each backend at its own pace, so that none holds up another. */
export function createOutboxWorker(deps: SyncDeps): OutboxWorker {
  const lanes = new Map<string, OutboxLane>()
  let stopping = false
  return {
    async look() {
      for (const { businessId, backendId } of await findDueOutbox(deps.db.sql, deps.clock.now())) {
        if (stopping) return
        const key = `${businessId}/${backendId}`
        const lane = lanes.get(key) ?? new OutboxLane(deps, businessId, backendId)
        lanes.set(key, lane)
        lane.poke()
      }
    },
    async stop() {
      stopping = true
      await Promise.all([...lanes.values()].map((lane) => lane.stop()))
    },
  }
}
