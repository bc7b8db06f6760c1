import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Outcome } from '@/lib/backends/backend'
import type { Instant } from '@/lib/consent/types'
import type { SyncMetrics } from '@/lib/sync/metrics'

/**
 * Counts the outcomes of a batch and adds them to the metrics together, because prom-client makes a key of the labels
 * each time. A batch lasts as long as its claim at most, which is a minute.
 */
export class BatchCounts {
  readonly #outcomes = new Map<Outcome['kind'], number>()
  #hasEnded = false

  constructor(
    private readonly metrics: Pick<SyncMetrics, 'outcomes' | 'lag'>,
    private readonly kind: string,
  ) {}

  /** Takes note of an outcome. How long a confirmed contact waited is observed at once. */
  note(outcome: Outcome, { urgent, waitingSince }: ClaimedMark, now: Instant): void {
    this.#outcomes.set(outcome.kind, (this.#outcomes.get(outcome.kind) ?? 0) + 1)
    if (this.#hasEnded) this.end()
    if (outcome.kind !== 'confirmed' || waitingSince === null) return
    this.metrics.lag.observe({ kind: this.kind, urgent: String(urgent) }, Math.max(0, now - waitingSince) / 1000)
  }

  /**
   * Adds what was noted. Requests of a batch that failed may still be on their way: what is noted later is added at
   * once.
   */
  end(): void {
    this.#hasEnded = true
    for (const [outcome, count] of this.#outcomes) this.metrics.outcomes.inc({ kind: this.kind, outcome }, count)
    this.#outcomes.clear()
  }
}
