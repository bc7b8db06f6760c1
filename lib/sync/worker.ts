import { listen } from '@/db/listen'
import { findDueBackends } from '@/db/queries/sync/sync-claims'
import { SYNC_CHANNEL } from '@/lib/services/wake-sync'
import { BackendWorker } from './delivery/backend-worker'
import type { SyncDeps } from './deps'
import { createImportWorker } from './imports/work-imports'
import { createInboxWorker } from './inbox/work-inbox'
import { createOutboxWorker } from './outbox/work-outbox'
import { createPoller } from './reconcile/poll-all'
import { ticker } from './ticker'
import { feedAll } from './upkeep/feed-lines'
import { followTopics } from './upkeep/follow-topics'
import { purgeApiRows } from './upkeep/purge-api-rows'
import { purgeEvidence } from './upkeep/purge-evidence'
import { purgeReviews } from './upkeep/purge-reviews'
import { createTemplateSync } from './upkeep/sync-templates'

/** Wakes within this time become one look. */
const DEBOUNCE_MS = 10
/** A backend worker without work closes its connections after this long. */
const WORKER_IDLE_MS = 10 * 60_000

/** How often evidence and reviews are looked through for what is past its time. */
const PURGE_MS = 60 * 60_000

export interface SyncWorker {
  /** Looks for work now. */
  wake(): void
  /** Starts nothing more, waits for what is in flight, and gives back the rest. */
  stop(): Promise<void>
}

/**
 * Keeps every backend in step, and the feeds written. Woken by NOTIFY, and looks by itself as well. Any number of these may run.
 */
export function startSyncWorker(deps: SyncDeps): SyncWorker {
  const workers = new Map<string, BackendWorker>()
  let stopping = false

  const look = async (): Promise<void> => {
    const now = deps.clock.now()
    for (const { businessId, backendId } of await findDueBackends(deps.db.sql, now)) {
      if (stopping) return
      const key = `${businessId}/${backendId}`
      const worker = workers.get(key) ?? new BackendWorker(deps, businessId, backendId)
      workers.set(key, worker)
      worker.wake()
    }
    for (const [key, worker] of workers) {
      if (!worker.isIdle || now - worker.lastUsedAt < WORKER_IDLE_MS) continue
      workers.delete(key)
      void worker.stop()
    }
  }

  const onError = (what: string) => (err: unknown) => deps.log.warn({ err }, what)
  const times = { pollMs: deps.timing.pollMs, debounceMs: DEBOUNCE_MS }
  const looking = ticker(look, { ...times, onError: onError('looking for due backends failed') })
  const feeding = ticker(() => feedAll(deps, () => !stopping), {
    ...times,
    onError: onError('writing the feed failed'),
  })
  const following = ticker(
    async () => {
      while (!stopping && (await followTopics(deps, () => !stopping))) looking.wake()
    },
    { ...times, onError: onError('following changed topics failed') },
  )
  const purging = [purgeEvidence, purgeReviews].map((purge) =>
    ticker(() => purge(deps, () => !stopping), {
      pollMs: PURGE_MS,
      debounceMs: DEBOUNCE_MS,
      onError: onError('deleting what is past its time failed'),
    }),
  )
  for (const one of purging) one.wake()
  const poller = createPoller(deps)
  const polling = ticker(() => poller.look(), { ...times, onError: onError('looking for due readings failed') })
  polling.wake()
  const templates = createTemplateSync(deps)
  const listing = ticker(() => templates.look(), { ...times, onError: onError('looking for due lists failed') })
  listing.wake()
  const imports = createImportWorker(deps)
  const importing = ticker(() => imports.look(), { ...times, onError: onError('looking for due imports failed') })
  importing.wake()
  const forgetting = ticker(() => purgeApiRows(deps, () => !stopping), {
    pollMs: PURGE_MS,
    debounceMs: DEBOUNCE_MS,
    onError: onError('deleting old rows of the API failed'),
  })
  forgetting.wake()
  const outbox = createOutboxWorker(deps)
  const sending = ticker(() => outbox.look(), { ...times, onError: onError('looking for messages to send failed') })
  const inbox = createInboxWorker(deps, () => !stopping)
  const receiving = ticker(() => inbox.look(), { ...times, onError: onError('working off what came in failed') })
  const wake = () => {
    receiving.wake()
    looking.wake()
    feeding.wake()
    sending.wake()
    following.wake()
  }
  const listening = deps.listenUrl === null ? null : listen(deps.listenUrl, SYNC_CHANNEL, wake)
  wake()

  return {
    wake,
    async stop() {
      stopping = true
      const ended = Promise.all([
        listening?.stop(),
        looking.stop(),
        feeding.stop(),
        following.stop(),
        ...purging.map((one) => one.stop()),
        receiving.stop(),
        sending.stop(),
        outbox.stop(),
        importing.stop(),
        imports.stop(),
        forgetting.stop(),
        listing.stop(),
        templates.stop(),
        polling.stop(),
        poller.stop(),
        ...[...workers.values()].map((worker) => worker.stop()),
      ])
      let timer: NodeJS.Timeout | undefined
      const tooLong = new Promise<void>((resolve) => (timer = setTimeout(resolve, deps.timing.stopMs)))
      await Promise.race([ended, tooLong])
      clearTimeout(timer)
    },
  }
}
