import type { Deps } from '@/lib/services/deps'
import { changeAlone } from './change-alone'
import { ChangeQueue, type WaitingChange } from './change-queue'
import type { ChangeRequest, ChangeResult } from './change-request'
import type { AskedChange } from './change-together'
import { shareTransaction } from './share-transaction'

/** Fewer changes gain nothing by sharing a transaction. */
const FEWEST = 3
/** The most changes of one transaction. All of them count, and are answered, when it ends. */
const MOST = 32
/** While one transaction waits for PostgreSQL, the next is prepared. */
const AT_ONCE = 2
const STALLED_AFTER_MS = 250

type Waiting = WaitingChange<AskedChange, ChangeResult>
type Queue = ChangeQueue<AskedChange, ChangeResult>

/** The queues of the businesses for which something waits. */
const queues = new WeakMap<Deps, Map<string, Queue>>()

/**
 * The one way to change what a contact said. It locks the contact, applies the change, and writes line, state, evidence
 * and sync marks in one transaction, or nothing. Changes of a business that are asked for while others are being
 * written share a transaction (decision 241). Expected outcomes are returned as data. Errors of the database pass
 * through.
 * @throws AppError `unknown_contact` (404)
 */
export async function changeContact(
  deps: Deps,
  businessId: string,
  contactId: string,
  request: ChangeRequest,
): Promise<ChangeResult> {
  const result = await queueOf(deps, businessId).add({ contactId, request })
  if (result.outcome === 'recorded') deps.wakeSync(businessId)
  return result
}

function queueOf(deps: Deps, businessId: string): Queue {
  const ofBusinesses = queues.get(deps) ?? new Map<string, Queue>()
  queues.set(deps, ofBusinesses)
  const known = ofBusinesses.get(businessId)
  if (known) return known
  const queue: Queue = new ChangeQueue({
    make: (waiting) => make(deps, businessId, waiting),
    atOnce: AT_ONCE,
    most: MOST,
    stalledAfterMs: STALLED_AFTER_MS,
    onIdle: () => void ofBusinesses.delete(businessId),
  })
  ofBusinesses.set(businessId, queue)
  return queue
}

/** Makes changes in one transaction, where they are enough for that, and each of the others in one of its own. */
async function make(deps: Deps, businessId: string, waiting: readonly Waiting[]): Promise<void> {
  const changes = waiting.map(({ change }) => change)
  const shared = changes.length < FEWEST ? null : shareTransaction(deps, businessId, changes)
  await Promise.allSettled(
    waiting.map(({ change: { contactId, request }, resolve }, place) => {
      const made = (async () => (await shared)?.[place] ?? changeAlone(deps, businessId, contactId, request))()
      resolve(made)
      return made
    }),
  )
}
