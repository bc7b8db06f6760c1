import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import type { Outcome } from '@/lib/backends/backend'
import { SIGNING_PROBLEMS } from '@/lib/services/transparency-log/logs'

/** The metrics of the worker, in a registry of their own. */
export interface SyncMetrics {
  registry: Registry
  outcomes: Counter<'kind' | 'outcome'>
  /** Backends that this process paused or disabled, because they refuse our requests. */
  shut: Counter<'status'>
  /** Seconds from the commit of a change to its confirmation in the backend. */
  lag: Histogram<'kind' | 'urgent'>
  /** Seconds for which the refusal that waits longest for such a backend has waited; 0: none waits. */
  waiting: Gauge<'kind' | 'status'>
  inFlight: Gauge
  fed: Counter
  /** Time stamps that were asked for, by outcome: `stored`, `failed`, `wrong`. */
  timeStamps: Counter<'outcome'>
  /** What kept a tree of the evidence from being signed, or a witness or an authority from vouching for it. */
  signingProblems: Counter<'problem'>
  /** Messages to people, by outcome. */
  messages: Counter<'outcome'>
  /** Runs of the jobs of the worker (lib/sync/jobs.ts), by how they ended. */
  jobs: Counter<'job' | 'outcome'>
  /**
   * Updates received from backends, by family and outcome. Unknown families are counted too. The family `post` is a
   * whole POST that could not be processed: `failed`, `stuck` once it is tried each hour, `dead_letter` once no more,
   * and `ending`, each hour, for one that was set aside and is deleted within a week. The family `post_of_statuses` is
   * the same for a POST in which nobody can have said anything.
   */
  inbound: Counter<'family' | 'outcome'>
}

const LAG_BUCKETS_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800, 7200, 86_400]

/** The kinds of backends. */
export const KINDS = ['weni', 'whatsapp', 'webhook'] as const satisfies SyncBackendRow['kind'][]
const OUTCOMES: Readonly<Record<Outcome['kind'], true>> = {
  ...{ confirmed: true, retry: true, uncertain: true, dead_letter: true },
  ...{ paused: true, disabled: true, released: true },
}

/**
 * Makes the metrics. Counters that alerts are about begin at 0: Prometheus sees a counter grow only from a value that
 * it has read before, so the first of a kind would else go unseen, and of a paused backend there may be no second.
 */
export function syncMetrics(): SyncMetrics {
  const metrics = makeMetrics()
  for (const kind of KINDS) for (const outcome of Object.keys(OUTCOMES)) metrics.outcomes.inc({ kind, outcome }, 0)
  for (const status of ['paused', 'disabled']) metrics.shut.inc({ status }, 0)
  for (const problem of SIGNING_PROBLEMS) metrics.signingProblems.inc({ problem }, 0)
  for (const family of ['post', 'post_of_statuses'])
    for (const outcome of ['stuck', 'dead_letter', 'ending']) metrics.inbound.inc({ family, outcome }, 0)
  return metrics
}

function makeMetrics(): SyncMetrics {
  const registry = new Registry()
  registry.setDefaultLabels({ process: 'worker' })
  const registers = [registry]
  return {
    registry,
    outcomes: new Counter({
      name: 'sayso_sync_outcomes_total',
      help: 'Deliveries of contacts to backends, by kind of backend and outcome',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    shut: new Counter({
      name: 'sayso_backends_shut_total',
      help: 'Backends that were paused or disabled because they refuse our requests, by what they became',
      labelNames: ['status'],
      registers,
    }),
    lag: new Histogram({
      name: 'sayso_sync_lag_seconds',
      help: 'Seconds from the commit of a change to its confirmation in the backend',
      labelNames: ['kind', 'urgent'],
      buckets: LAG_BUCKETS_SECONDS,
      registers,
    }),
    waiting: new Gauge({
      name: 'sayso_sync_oldest_refusal_seconds',
      help: 'Seconds for which the refusal that waits longest for a backend has waited, by kind and status of backend',
      labelNames: ['kind', 'status'],
      registers,
    }),
    inFlight: new Gauge({ name: 'sayso_sync_contacts_in_flight', help: 'Contacts claimed by this process', registers }),
    fed: new Counter({
      name: 'sayso_feed_lines_total',
      help: 'Lines of the ledger that got their position in the feed',
      registers,
    }),
    timeStamps: new Counter({
      name: 'sayso_time_stamps_total',
      help: 'Time stamps of checkpoints that an authority was asked for, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    signingProblems: new Counter({
      name: 'sayso_signing_problems_total',
      help: 'Times that a checkpoint could not be signed, cosigned or stamped, by problem',
      labelNames: ['problem'],
      registers,
    }),
    messages: new Counter({
      name: 'sayso_messages_total',
      help: 'Messages to people in WhatsApp, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    jobs: new Counter({
      name: 'sayso_sync_jobs_total',
      help: 'Runs of the jobs of the worker, by job and outcome',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    inbound: new Counter({
      name: 'sayso_inbound_updates_total',
      help: 'Updates of backends processed, by family and outcome',
      labelNames: ['family', 'outcome'],
      registers,
    }),
  }
}
