import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Backend, Budget, Delivery, Outcome } from '@/lib/backends/backend'
import type { SyncDeps } from '@/lib/sync/deps'
import { acknowledgementOf } from './acknowledgement'
import { acknowledger } from './acknowledger'
import { BatchCounts } from './batch-counts'
import type { Batch } from './claim-work'
import type { ClaimedContact } from './read-deliveries'
import { recordAttempts } from './record-attempts'

/** What a batch needs of the worker it runs in. */
export interface BatchRun {
  businessId: string
  backendId: string
  kind: string
  backend: Backend
  budget: Budget
  /** Returns what the backend should hold for these contacts, from their state after the claim. */
  read(marks: readonly ClaimedMark[]): Promise<ClaimedContact[]>
  /** Returns whether requests may still be started, as far as the worker knows. */
  mayStart(): boolean
  /** Called after each request, as `DeliveryRun.asked`. */
  asked(contactId: string, served: boolean): void
  /** Called with each outcome before it is written. */
  record(claimed: ClaimedContact, outcome: Outcome): void
  backendDown(): boolean
  /** Whether nothing of the budget is left for refusals, or for other contacts. */
  isSpent(refuses: boolean): boolean
  /**
   * Called when the first requests are on their way, or when there will be none. The batch of lower rank may start
   * then.
   */
  begun(): void
}

/**
 * A request starts only if its time limit ends this many milliseconds before the claim does. It is then over before
 * another worker can claim the contact.
 */
const MARGIN_MS = 5000

/** A contact whose state could not be read. */
const UNREAD = { delivery: null, recheckAt: null, gone: false, erased: false }

/**
 * Processes one claim: reads the states of the contacts, delivers them, and ends the claim of each contact. Never
 * throws.
 */
export async function runBatch(deps: SyncDeps, run: BatchRun, batch: Batch): Promise<void> {
  const { businessId, backendId, kind } = run
  const acknowledgements = acknowledger(deps, businessId, backendId, batch.claimId)
  const open = new Map<string, ClaimedContact>()
  const counts = new BatchCounts(deps.metrics, kind)

  const acknowledge = (claimed: ClaimedContact, outcome: Outcome): void => {
    const { mark, recheckAt, gone } = claimed
    open.delete(mark.contactId)
    run.record(claimed, outcome)
    const now = deps.clock.now()
    const acknowledgement = acknowledgementOf(mark, outcome, {
      now,
      recheckAt,
      uncertainMs: deps.timing.uncertainMs,
      gone,
      backendDown: run.backendDown(),
      isSpent: (refuses) => run.isSpent(refuses),
      random: Math.random(),
    })
    const forgets = claimed.erased && acknowledgement.confirmed && acknowledgement.uncertainSince === null
    acknowledgements.add(claimed, forgets ? { ...acknowledgement, externalId: null, mirrored: null } : acknowledgement)
    counts.note(outcome, mark, now)
  }

  let isRead = false
  try {
    const contacts = await run.read(batch.marks)
    isRead = true
    for (const claimed of contacts) open.set(claimed.mark.contactId, claimed)
    const deliveries: Delivery[] = []
    for (const claimed of contacts) {
      const { mirrored, externalId } = claimed.mark
      if (claimed.delivery) deliveries.push(claimed.delivery)
      else acknowledge(claimed, { kind: 'confirmed', mirrored, externalId })
    }
    const delivered = run.backend.deliver(deliveries, {
      budget: run.budget,
      mayStart: (requestMs = deps.timing.requestMs) =>
        run.mayStart() && deps.clock.now() + requestMs + MARGIN_MS < batch.until,
      asked: (contactId, served) => run.asked(contactId, served),
      acknowledge(contactId, outcome) {
        const claimed = open.get(contactId)
        if (claimed) acknowledge(claimed, outcome)
      },
      record: (attempts) => recordAttempts(deps, businessId, backendId, attempts),
    })
    run.begun()
    await delivered
  } catch (err) {
    deps.log.error({ err, businessId, backendId }, 'a batch of deliveries failed')
    // When nothing was sent, the claim is released. Otherwise the contacts are due again when the claim expires, as if
    // this process had been killed.
    if (!isRead) for (const mark of batch.marks) acknowledge({ mark, ...UNREAD }, { kind: 'released' })
  } finally {
    counts.end()
  }
  run.begun()
  await acknowledgements.done()
}
