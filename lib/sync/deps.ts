import type { Logger } from 'pino'
import type { Database } from '@/db/client'
import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import type { Backend } from '@/lib/backends/backend'
import type { ReadingBudget, WeniReader } from '@/lib/backends/weni/reader'
import type { WhatsApp } from '@/lib/backends/whatsapp/adapter'
import type { Clock } from '@/lib/clock'
import type { ConfigCache } from '@/lib/services/config-cache'
import type { Deps } from '@/lib/services/deps'
import type { SyncMetrics } from './metrics'

/** What the worker works with. Made once per process, by hand in tests. */
export interface SyncDeps {
  /** As the worker role. */
  db: Database
  /** Where to listen for changes, on a connection of its own; without it there is only polling. */
  listenUrl: string | null
  /** The database's time: marks are due by the clock that wrote them. */
  clock: Clock
  configs: ConfigCache
  /** What use cases work with, as the worker role: what comes in from a backend changes contacts. */
  services: Deps
  log: Logger
  /** The adapter for a backend's row. Throws AppError with a code to be shown as the reason of a pause. */
  connect: (backendId: string, row: SyncBackendRow) => Connected
  metrics: SyncMetrics
  timing: SyncTiming
}

export interface Connected {
  backend: Backend
  /** Requests an hour in each bucket; null: no limit of our own. */
  perHour: number | null
  /** Writes to people, where the backend can. */
  whatsapp?: WhatsApp
  /** Reads what stands in the backend, where it can be read. Whoever makes one closes it. */
  reader?: (budget: ReadingBudget) => WeniReader
}

/** Milliseconds, all of them. */
export interface SyncTiming {
  /** How often to look without being woken. */
  pollMs: number
  /** How long a claim holds; longer than a request can take. */
  leaseMs: number
  /** For one request, connecting included. */
  requestMs: number
  /** After an outcome that is unknown: write again not before. */
  uncertainMs: number
  /** Between two looks whether a paused backend lets us in again. */
  probeMs: number
  /** From a failed batch of an import to its next try; without it ten seconds. */
  importRetryMs?: number
  /** What a stop waits for requests in flight. */
  stopMs: number
}

export const DEFAULT_TIMING: SyncTiming = {
  pollMs: 1000,
  leaseMs: 60_000,
  requestMs: 10_000,
  uncertainMs: 30_000,
  probeMs: 30_000,
  stopMs: 10_000,
}
