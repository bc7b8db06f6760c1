import { findWaitingRefusals } from '@/db/queries/sync/waiting-refusals'
import type { SyncDeps } from '@/lib/sync/deps'
import { KINDS } from '@/lib/sync/metrics'

/** Measures for how long refusals wait, by kind and status of the backend, for the metrics; 0 where none waits. */
export async function measureRefusals({ db, clock, metrics }: Pick<SyncDeps, 'db' | 'clock' | 'metrics'>) {
  const now = clock.now()
  const waiting = await findWaitingRefusals(db.sql)
  for (const kind of KINDS)
    for (const status of ['active', 'paused'] as const) {
      const those = waiting.filter((each) => each.kind === kind && each.status === status)
      metrics.waiting.set({ kind, status }, Math.max(0, ...those.map(({ since }) => (now - since) / 1000)))
    }
}
