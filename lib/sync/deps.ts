import type { Logger } from 'pino'
import type { Database } from '@/db/client'
import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import type { Backend } from '@/lib/backends/backend'
import type { Webhook } from '@/lib/backends/webhook/webhook'
import type { ReadingBudget, WeniReader } from '@/lib/backends/weni/reader'
import type { WhatsApp } from '@/lib/backends/whatsapp/adapter'
import type { Clock } from '@/lib/clock'
import type { ConfigCache } from '@/lib/services/config-cache'
import type { Deps } from '@/lib/services/deps'
import type { SyncMetrics } from './metrics'
import type { Signing } from './transparency-log/signing'

/** What the worker needs. Made once for each process, and by hand in tests. */
export interface SyncDeps {
  /** Connects with the role of the worker. */
  db: Database
  /** Address of the database for notifications of changes, on a connection of its own. Null: the worker only polls. */
  listenUrl: string | null
  /** The time of the database, because marks become due by the clock that wrote them. */
  clock: Clock
  configs: ConfigCache
  /** The dependencies of use cases, with the role of the worker. What a backend reports may change contacts. */
  services: Deps
  log: Logger
  /** Returns the adapter for a backend's row. Throws AppError with a code that is shown as the reason of the pause. */
  connect: (backendId: string, row: SyncBackendRow) => Connected
  metrics: SyncMetrics
  /** How checkpoints of the evidence are signed. Null: this process signs none. */
  signing: Signing | null
  timing: SyncTiming
}

export interface Connected {
  backend: Backend
  /** The most requests an hour in each bucket. Null: we set no limit of our own. */
  perHour: number | null
  /** Sends messages to people. Present only for backends that can. */
  whatsapp?: WhatsApp
  /** Receives what is about no contact. Present only for signed webhooks. */
  webhook?: Webhook
  /** Reads contacts of the backend. Present only where they can be read. The caller closes the reader it gets. */
  reader?: (budget: ReadingBudget) => WeniReader
}

/** The times of the worker, all in milliseconds. */
export interface SyncTiming {
  /** From one look for work to the next, when no notification wakes the worker. */
  pollMs: number
  /** The least time from the end of one look for work to the next one that a notification starts. */
  restMs: number
  /**
   * How long the worker of a backend gathers after a claim that found less than it could have taken, and how long it
   * gathers outcomes before it writes them. The first change after a pause waits for neither.
   */
  gatherMs: number
  /** While many refusals come, other changes of the same backend are claimed once in this time. */
  othersMs: number
  /** How long a claim is valid. It must be longer than a request can take. */
  leaseMs: number
  /** The most that one request may take, connecting included. */
  requestMs: number
  /** How long to wait after an unknown outcome before the contact is written again. */
  uncertainMs: number
  /** From one question whether a paused backend accepts requests again to the next. */
  probeMs: number
  /** From a failed batch of an import to its next try. Ten seconds by default. */
  importRetryMs?: number
  /** How long a stop waits for requests in flight. */
  stopMs: number
}

export const DEFAULT_TIMING: SyncTiming = {
  pollMs: 1000,
  restMs: 100,
  gatherMs: 200,
  othersMs: 5000,
  leaseMs: 60_000,
  requestMs: 10_000,
  uncertainMs: 30_000,
  probeMs: 30_000,
  stopMs: 10_000,
}
