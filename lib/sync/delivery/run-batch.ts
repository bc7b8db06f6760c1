import type { Backend, Budget, Outcome } from '@/lib/backends/backend'
import type { SyncDeps } from '@/lib/sync/deps'
import type { Batch } from './claim-work'
import { readDeliveries, type Work } from './read-deliveries'
import { recordAttempts } from './record-attempts'
import { settlementOf } from './settlement'
import { settler } from './settler'

/** What a batch needs of the worker it runs in. */
export interface BatchRun {
  businessId: string
  backendId: string
  kind: string
  backend: Backend
  budget: Budget
  /** Whether requests may still be started, as far as the worker knows. */
  mayStart(): boolean
  /** Told of each request, as `DeliveryRun.asked`. */
  asked(contactId: string, served: boolean): void
  /** Told of each outcome before it is written. */
  note(work: Work, outcome: Outcome): void
  backendDown(): boolean
  /** Told when its first requests are on their way, or never will be: who comes after in rank may start. */
  begun(): void
}

/** A request that is started this long before the end of its claim is over, or given up, while nobody else can have claimed it. */
const MARGIN_MS = 5000

/** A contact whose state could not be read. */
const UNREAD = { delivery: null, recheckAt: null, gone: false, erased: false }

/** Works off one claim: reads the states, delivers, and ends the claim contact by contact. Never throws. */
export async function runBatch(deps: SyncDeps, run: BatchRun, batch: Batch): Promise<void> {
  const { businessId, backendId, kind } = run
  const ends = settler(deps, businessId, backendId, batch.claimId)
  const open = new Map<string, Work>()

  const settle = (work: Work, outcome: Outcome): void => {
    open.delete(work.mark.contactId)
    run.note(work, outcome)
    const { mark } = work
    const now = deps.clock.now()
    const settlement = settlementOf(mark, outcome, {
      now,
      recheckAt: work.recheckAt,
      uncertainMs: deps.timing.uncertainMs,
      gone: work.gone,
      backendDown: run.backendDown(),
      random: Math.random(),
    })
    const forgets = work.erased && settlement.confirmed && settlement.uncertainSince === null
    const kept = forgets ? { externalId: null, mirrored: null } : {}
    ends.add({
      ...settlement,
      ...kept,
      externalIdBefore: work.delivery?.externalId ?? mark.externalId,
      mayIdentify: !work.gone,
    })
    deps.metrics.outcomes.inc({ kind, outcome: outcome.kind })
    if (outcome.kind === 'confirmed' && mark.waitingSince !== null) {
      deps.metrics.lag.observe({ kind, urgent: String(mark.urgent) }, Math.max(0, now - mark.waitingSince) / 1000)
    }
  }

  let isRead = false
  try {
    const works = await readDeliveries(deps, businessId, backendId, batch.marks)
    isRead = true
    for (const work of works) open.set(work.mark.contactId, work)
    const deliveries = works.flatMap((work) => {
      if (work.delivery) return [work.delivery]
      settle(work, { kind: 'confirmed', mirrored: work.mark.mirrored, externalId: work.mark.externalId })
      return []
    })
    const delivered = run.backend.deliver(deliveries, {
      budget: run.budget,
      mayStart: (requestMs = deps.timing.requestMs) =>
        run.mayStart() && deps.clock.now() + requestMs + MARGIN_MS < batch.until,
      asked: (contactId, served) => run.asked(contactId, served),
      settle(contactId, outcome) {
        const work = open.get(contactId)
        if (work) settle(work, outcome)
      },
      record: (attempts) => recordAttempts(deps, businessId, backendId, attempts),
    })
    run.begun()
    await delivered
  } catch (err) {
    deps.log.error({ err, businessId, backendId }, 'a batch failed')
    // Nothing was sent: given back. Otherwise it is due again when the claim runs out, as if this process had been killed.
    if (!isRead) for (const mark of batch.marks) settle({ mark, ...UNREAD }, { kind: 'released' })
  }
  run.begun()
  await ends.done()
}
