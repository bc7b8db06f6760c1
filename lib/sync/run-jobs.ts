import { listen } from '@/db/listen'
import { traced } from '@/lib/tracing/active.mjs'
import { ticker } from './ticker'

/** Notifications within this time cause one run, in milliseconds. */
const DEBOUNCE_MS = 10

/** A task that the worker repeats. */
export interface Job {
  /** Its name in the log and in the metrics. */
  name: string
  /** Does what is due now. It never runs twice at once. */
  run: () => Promise<void>
  /** Milliseconds from the end of a run to the next one, unless a notification starts it earlier. */
  everyMs: number
  /** The PostgreSQL channel whose notifications start a run. Null: no notification does. */
  wokenBy: string | null
  /**
   * The least number of milliseconds from the end of a run to the next that a notification starts. While people save
   * without a pause, each run then does the work of many saves.
   */
  restMs?: number | (() => number)
  /** Starts nothing more. Resolves when everything that its runs have started has ended. */
  stop?: () => Promise<void>
}

export interface Options {
  /** Address of the database to listen on, with a connection for each channel. Null: only `wake` starts a run early. */
  listenUrl: string | null
  /** Called at the end of each run. `failure` is null when the run succeeded. */
  onRun: (job: Job, failure: { error: unknown } | null) => void
}

export interface RunningJobs {
  /** Starts every job that a notification can start. */
  wake(): void
  /** Starts no further run. Resolves when the runs in progress, and everything they have started, have ended. */
  stop(): Promise<void>
}

/**
 * Runs each job now, whenever its channel has a notification, and `everyMs` after its last run. A failed job runs again
 * at its next time.
 */
export function runJobs(jobs: readonly Job[], { listenUrl, onRun }: Options): RunningJobs {
  const running = jobs.map((job) => ({
    job,
    ticker: ticker(() => traced(`job ${job.name}`, {}, () => job.run()).then(() => onRun(job, null)), {
      pollMs: job.everyMs,
      debounceMs: DEBOUNCE_MS,
      ...(job.restMs === undefined ? {} : { restMs: job.restMs }),
      onError: (error) => onRun(job, { error }),
    }),
  }))
  const wake = (mayWake: (job: Job) => boolean) => {
    for (const { job, ticker } of running) if (mayWake(job)) ticker.wake()
  }
  const channels = new Set(jobs.flatMap((job) => job.wokenBy ?? []))
  const listening =
    listenUrl === null
      ? []
      : [...channels].map((channel) => listen(listenUrl, channel, () => wake((job) => job.wokenBy === channel)))
  wake(() => true)
  return {
    wake: () => wake((job) => job.wokenBy !== null),
    async stop() {
      await Promise.all([
        ...listening.map((each) => each.stop()),
        ...running.flatMap(({ job, ticker }) => [ticker.stop(), job.stop?.()]),
      ])
    },
  }
}
