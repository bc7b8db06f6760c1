import { findWaitingRefusals } from '@/db/queries/sync/waiting-refusals'
import type { SyncDeps } from '@/lib/sync/deps'
import { KINDS } from '@/lib/sync/metrics'

/** Measures how long refusals have been waiting for backends of each kind, for the metrics; 0 where none waits. */
export async function measureRefusals({ db, clock, metrics }: Pick<SyncDeps, 'db' | 'clock' | 'metrics'>) {
  const now = clock.now()
  const waiting = await findWaitingRefusals(db.sql)
  for (const kind of KINDS) {
    const ages = waiting.filter((each) => each.kind === kind).map(({ since }) => (now - since) / 1000)
    metrics.waiting.set({ kind }, Math.max(0, ...ages))
  }
}
