import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import type { Outcome } from '@/lib/backends/backend'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { BackendGate, holdsFingerprint } from '@/lib/sync/backends/backend-gate'
import { Breaker } from '@/lib/sync/backends/breaker'
import { sharedBudget } from '@/lib/sync/backends/budget'
import { closedBackend } from '@/lib/sync/backends/closed-backend'
import { Connection } from '@/lib/sync/backends/connection'
import type { Connected, SyncDeps } from '@/lib/sync/deps'
import { Hold } from '@/lib/sync/hold'
import { traced } from '@/lib/tracing/active.mjs'
import { ClaimPace } from './claim-pace'
import { type Batch, type ClaimedWork, claimWork } from './claim-work'
import { DeliveryReads } from './delivery-reads'
import { MANY_REFUSALS, OthersPace } from './others-pace'
import type { ClaimedContact } from './read-deliveries'
import { runBatch } from './run-batch'

/** The most contacts of a backend that are claimed and in flight at once: this many refusals, and this many others. */
const MOST_IN_FLIGHT = 200

/**
 * The part of a worker that serves one backend. It has its own connections, its own limit of requests in flight and its
 * own breaker, so that a slow or failing backend delays no other.
 */
export class BackendWorker {
  readonly #breaker = new Breaker()
  readonly #gate
  readonly #budget
  readonly #inFlight = { urgent: 0, others: 0 }
  readonly #batches = new Set<Promise<void>>()
  readonly #connection: Connection
  readonly #pace: ClaimPace
  readonly #othersPace: OthersPace
  #pulling: Promise<void> | null = null
  /** Tells that the contacts of the claim in progress are being read, or that it found none. */
  #claimEnded = () => {}
  #woken = false
  #stopping = false
  /** While it lasts, the hour's budget is left to refusals only. */
  readonly #othersHold = new Hold()
  /** The buckets of the budget that its requests are counted in. Empty: not known yet, or none. */
  #buckets: readonly string[] = []
  /** The fingerprint of the settings and the status for which deliveries are held back. */
  #holdsFingerprint = ''
  lastUsedAt: Instant

  constructor(
    private readonly deps: SyncDeps,
    readonly businessId: string,
    readonly backendId: string,
    private readonly reads = new DeliveryReads(deps, businessId),
  ) {
    this.#gate = new BackendGate(deps, businessId, backendId)
    this.#budget = sharedBudget(deps, businessId, backendId)
    this.#connection = new Connection(deps, backendId)
    this.#pace = new ClaimPace(deps.timing.gatherMs, Number.parseInt(businessId.slice(-3), 16))
    this.#othersPace = new OthersPace(deps.timing.othersMs)
    this.lastUsedAt = deps.clock.now()
  }

  get isIdle(): boolean {
    return this.#batches.size === 0 && this.#pulling === null
  }

  /** Whether many people refuse now. What is found meanwhile waits for its turn in any case. */
  get isPressed(): boolean {
    return this.#othersPace.isPressed(this.deps.clock.now())
  }

  /** Looks for work, and for more work when it is called again meanwhile. Returns at once. */
  wake(): void {
    this.#woken = true
    if (this.#stopping || this.#pulling) return
    this.#pulling = this.#pull().finally(() => {
      this.#pulling = null
      if (this.#woken) this.wake()
    })
  }

  /** Starts nothing more. Resolves when everything in flight has ended. */
  async stop(): Promise<void> {
    this.#stopping = true
    this.#pace.end()
    await this.#pulling
    await Promise.all(this.#batches)
    await this.#connection.close()
  }

  async #pull(): Promise<void> {
    try {
      while (this.#woken && !this.#stopping) {
        await this.#pace.wait()
        if (this.#stopping) return
        this.#woken = false
        this.#claimEnded = this.reads.claiming()
        await this.#claimContacts().finally(this.#claimEnded)
      }
    } catch (err) {
      this.#woken = false
      this.deps.log.warn(
        { err, businessId: this.businessId, backendId: this.backendId },
        'contacts could not be claimed',
      )
    }
  }

  async #claimContacts(): Promise<void> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    this.lastUsedAt = now
    const allowed = this.#breaker.allows(now, MOST_IN_FLIGHT)
    if (this.#breaker.suspects && this.#batches.size > 0) return
    const isSpent = this.#budget.isSpent(this.#buckets, 'urgent')
    const urgent = isSpent ? 0 : Math.min(allowed, MOST_IN_FLIGHT - this.#inFlight.urgent)
    const mayOthers = !isSpent && !this.#budget.isSpent(this.#buckets, 'others') && !this.#othersHold.lasts(now)
    const others =
      mayOthers && this.#othersPace.mayClaim(now) ? Math.min(allowed, MOST_IN_FLIGHT - this.#inFlight.others) : 0
    if (urgent <= 0 && others <= 0 && !isSpent) return
    // A single contact tests whether the backend works again: a refusal, if there is one. Where nothing of the budget
    // is left, nothing is claimed, and only the row is read, which a person may have changed.
    const total = this.#breaker.suspects ? Math.min(1, urgent + others) : urgent + others
    const work = await claimWork(deps, businessId, backendId, { urgent, others, total })
    if (!work?.batches.length) this.#claimEnded()
    if (!work) return
    const isChanged = this.#dropOldHolds(work.row)
    if (work.row.status !== 'active') return this.#passOver(work)
    if (isSpent) return isChanged ? undefined : this.#pace.rest(deps.timing.pollMs)
    const found = { urgent: 0, others: 0 }
    for (const { marks } of work.batches) found[marks[0]?.urgent ? 'urgent' : 'others'] = marks.length
    const isFull = work.others === 'some' || (found.urgent > 0 && found.urgent >= Math.min(urgent, total))
    this.#othersPace.note(now, found.urgent, work.others)
    if (!isFull) this.#pace.gather(found.urgent >= MANY_REFUSALS)
    if (work.batches.length === 0) return
    const connected = await this.#connect(work.row)
    for (const batch of work.batches) await this.#start(batch, work.row.kind, connected)
    if (isFull) this.#woken = true // What others hold locked now is due again with the next notification, or look.
  }

  /** Delivers the contacts of a claim while other claims are in flight. Resolves when its requests are in the queue. */
  #start(batch: Batch, kind: string, connected: Connected | null): Promise<void> {
    let begun = () => {}
    const beginning = new Promise<void>((resolve) => (begun = resolve))
    const { deps, businessId, backendId } = this
    const part = batch.marks[0]?.urgent ? 'urgent' : 'others'
    const count = batch.marks.length
    const fingerprint = this.#holdsFingerprint
    this.#inFlight[part] += count
    deps.metrics.inFlight.inc(count)
    const work = traced('deliver a batch', { businessId }, () =>
      runBatch(
        deps,
        {
          businessId,
          backendId,
          kind,
          backend: connected?.backend ?? closedBackend,
          budget: this.#budget,
          read: (marks) => this.reads.read(backendId, marks),
          mayStart: () => !this.#stopping && this.#breaker.allows(deps.clock.now(), 1) > 0,
          asked: (contactId, served) => this.#breaker.note(contactId, served, deps.clock.now()),
          record: (claimed, outcome) => this.#record(claimed, outcome, fingerprint),
          backendDown: () => this.#breaker.suspects,
          isSpent: (refuses) => this.#budget.isSpent(this.#buckets, refuses ? 'urgent' : 'others'),
          begun,
        },
        batch,
      ),
    ).finally(() => {
      this.#batches.delete(work)
      this.#inFlight[part] -= count
      deps.metrics.inFlight.dec(count)
      // A change that was saved while its contact was claimed is due now.
      this.wake()
    })
    this.#batches.add(work)
    this.#claimEnded()
    return beginning
  }

  /**
   * After a change of the settings or the status, everything that was held back under the old ones is tried again.
   * Returns whether there was one.
   */
  #dropOldHolds(row: SyncBackendRow): boolean {
    const fingerprint = holdsFingerprint(row)
    if (fingerprint === this.#holdsFingerprint) return false
    const isFirst = this.#holdsFingerprint === ''
    this.#holdsFingerprint = fingerprint
    if (isFirst) return false
    this.#othersHold.end()
    this.#budget.forgetHolds()
    this.#breaker.close()
    this.#woken = true
    return true
  }

  /**
   * Takes note of an outcome. `fingerprint` names the settings and the status that the request was made under. An
   * outcome under older ones holds nothing back.
   */
  #record({ mark }: ClaimedContact, outcome: Outcome, fingerprint: string): void {
    if (outcome.kind === 'paused' || outcome.kind === 'disabled') void this.#shut(outcome.kind, outcome.reason)
    if (fingerprint !== this.#holdsFingerprint) return
    if (outcome.kind === 'retry' && outcome.fault === 'budget' && !mark.urgent && !outcome.refuses) {
      this.#othersHold.extend(this.deps.clock.now(), outcome.afterMs ?? 0)
    }
  }

  /** The adapter for the row as it is now; null, and the backend paused with the reason, when there is none. */
  async #connect(row: SyncBackendRow): Promise<Connected | null> {
    try {
      const connected = this.#connection.open(row)
      this.#budget.perHour = connected.perHour
      this.#buckets = connected.backend.buckets ?? []
      return connected
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await this.#shut('paused', error.code)
      return null
    }
  }

  async #shut(to: 'paused' | 'disabled', reason: string): Promise<void> {
    const { deps, backendId } = this
    await this.#gate.shut(to, reason).catch((err: unknown) => {
      deps.log.warn({ err, backendId }, 'a backend that refuses our requests could not be paused or disabled')
    })
  }

  /**
   * Passes over a backend whose row says that it is not active. If contacts were claimed all the same, it has become
   * active since: their claims are released, and they are claimed again under the row as it is then.
   */
  async #passOver({ row, batches }: ClaimedWork): Promise<void> {
    if (batches.length === 0) return this.#probe(row)
    for (const batch of batches) await this.#start(batch, row.kind, null)
  }

  /** Asks a paused backend from time to time whether it accepts requests again. */
  async #probe(row: SyncBackendRow): Promise<void> {
    if (!(await this.#gate.resume(row, async () => (await this.#connect(row))?.backend ?? null))) return
    this.#breaker.close()
    this.#woken = true
  }
}
