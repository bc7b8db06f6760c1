import { listen } from '@/db/listen'
import { ticker } from './ticker'

/** Wakes within this time become one run. */
const DEBOUNCE_MS = 10

/** Something that the worker does again and again. */
export interface Job {
  /** Names it in the log and in metrics. */
  name: string
  /** Does what there is to do now. Never runs twice at once. */
  run: () => Promise<void>
  /** Milliseconds from the end of a run to the next, if nothing wakes it before. */
  everyMs: number
  /** The channel of PostgreSQL whose notifications wake it; null: it looks by itself only. */
  wokenBy: string | null
  /** Starts nothing more, and resolves when what its runs have begun has ended. */
  stop?: () => Promise<void>
}

export interface Options {
  /** Where to listen, on a connection of its own for each channel; null: nothing wakes the jobs but `wake`. */
  listenUrl: string | null
  /** Hears how each run ended. */
  onRun: (job: Job, failure: { error: unknown } | null) => void
}

export interface RunningJobs {
  /** Wakes every job that a channel would wake. */
  wake(): void
  /** Starts no run more; resolves when the runs in progress and whatever they have begun have ended. */
  stop(): Promise<void>
}

/** Runs each job at once, when its channel wakes it, and every `everyMs`. A job that fails runs again when it is due next. */
export function runJobs(jobs: readonly Job[], { listenUrl, onRun }: Options): RunningJobs {
  const running = jobs.map((job) => ({
    job,
    ticker: ticker(() => job.run().then(() => onRun(job, null)), {
      pollMs: job.everyMs,
      debounceMs: DEBOUNCE_MS,
      onError: (error) => onRun(job, { error }),
    }),
  }))
  const wake = (isMeant: (job: Job) => boolean) => {
    for (const { job, ticker } of running) if (isMeant(job)) ticker.wake()
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
