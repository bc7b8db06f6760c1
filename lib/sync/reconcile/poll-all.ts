import { type DuePoll, findDuePolls } from '@/db/queries/sync/polls'
import type { SyncDeps } from '@/lib/sync/deps'
import { traced } from '@/lib/tracing/active.mjs'
import { pollBackend } from './poll-backend'

/** Backends that one worker reads at once. */
const AT_ONCE = 8

export interface Poller {
  /** Starts the readings that are due and waits for none, so that a slow backend delays no other. */
  look(): Promise<void>
  /** Starts nothing more. Resolves when the pages in progress are done. */
  stop(): Promise<void>
}

/** Reads backends when they are due: changes each minute, and all contacts once a night. */
export function createPoller(deps: SyncDeps): Poller {
  const running = new Map<string, Promise<unknown>>()
  let stopping = false
  const start = (due: DuePoll): void => {
    const key = `${due.businessId}/${due.backendId}/${due.kind}`
    if (running.has(key) || running.size >= AT_ONCE) return
    const { businessId } = due
    const work = traced('read a backend', { businessId }, () => pollBackend(deps, due, () => !stopping))
      .catch((err: unknown) => deps.log.warn({ err, backendId: due.backendId }, 'a backend could not be polled'))
      .finally(() => running.delete(key))
    running.set(key, work)
  }
  return {
    async look() {
      for (const due of await findDuePolls(deps.db.sql, deps.clock.now())) {
        if (stopping) return
        if (due.kind === 'changes' || due.kind === 'reconcile') start(due)
      }
    },
    async stop() {
      stopping = true
      await Promise.all(running.values())
    },
  }
}
