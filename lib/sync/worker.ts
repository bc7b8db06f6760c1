import type { SyncDeps } from './deps'
import { syncJobs } from './jobs'
import { runJobs } from './run-jobs'

export interface SyncWorker {
  /** Looks for work now. */
  wake(): void
  /** Starts nothing more, waits for requests in flight, and releases the claims that are left. */
  stop(): Promise<void>
}

/**
 * Starts a sync worker: it brings backends up to date and writes the feeds. NOTIFY wakes it, and it also polls. Any
 * number of workers may run at once.
 */
export function startSyncWorker(deps: SyncDeps): SyncWorker {
  let stopping = false
  const all = syncJobs(deps, () => !stopping)
  // From 0, so that Prometheus sees the first failure of a job.
  for (const { name: job } of all) for (const outcome of ['done', 'failed']) deps.metrics.jobs.inc({ job, outcome }, 0)
  const jobs = runJobs(all, {
    listenUrl: deps.listenUrl,
    onRun({ name }, failure) {
      deps.metrics.jobs.inc({ job: name, outcome: failure ? 'failed' : 'done' })
      if (failure) deps.log.warn({ err: failure.error, job: name }, 'a job of the sync worker failed')
    },
  })
  return {
    wake: () => jobs.wake(),
    async stop() {
      stopping = true
      let timer: NodeJS.Timeout | undefined
      const tooLong = new Promise<void>((resolve) => (timer = setTimeout(resolve, deps.timing.stopMs)))
      await Promise.race([jobs.stop(), tooLong])
      clearTimeout(timer)
    },
  }
}
