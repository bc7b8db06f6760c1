import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The metrics of the worker, in a registry of their own. */
export interface SyncMetrics {
  registry: Registry
  outcomes: Counter<'kind' | 'outcome'>
  /** Seconds from the commit of a change to its confirmation in the backend. */
  lag: Histogram<'kind' | 'urgent'>
  inFlight: Gauge
  fed: Counter
  /** Time stamps that were asked for, by outcome: `stored`, `failed`, `wrong`. */
  timeStamps: Counter<'outcome'>
  /** Messages to people, by outcome. */
  messages: Counter<'outcome'>
  /** Runs of the jobs of the worker (lib/sync/jobs.ts), by how they ended. */
  jobs: Counter<'job' | 'outcome'>
  /** Updates received from backends, by family and outcome. Unknown families are counted too. */
  inbound: Counter<'family' | 'outcome'>
}

const LAG_BUCKETS_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 1800, 7200, 86_400]

export function syncMetrics(): SyncMetrics {
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
    lag: new Histogram({
      name: 'sayso_sync_lag_seconds',
      help: 'Seconds from the commit of a change to its confirmation in the backend',
      labelNames: ['kind', 'urgent'],
      buckets: LAG_BUCKETS_SECONDS,
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
