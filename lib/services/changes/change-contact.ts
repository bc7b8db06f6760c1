import type { Deps } from '@/lib/services/deps'
import { changeAlone } from './change-alone'
import { ChangeQueue, type WaitingChange } from './change-queue'
import type { ChangeRequest, ChangeResult } from './change-request'
import type { AskedChange } from './change-together'
import { shareTransaction } from './share-transaction'

/** The most changes of one transaction. All of them count, and are answered, when it ends. */
const MOST = 32
/** Larger groups take less of the processor than several small ones at a time. */
const AT_ONCE = 1
/** Many times what a transaction takes: one that lasts longer waits for something, such as a lock. */
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

/** Makes changes in one transaction if there are several, and each that can't share it in one of its own. */
async function make(deps: Deps, businessId: string, waiting: readonly Waiting[]): Promise<void> {
  const changes = waiting.map(({ change }) => change)
  const shared = changes.length === 1 ? null : shareTransaction(deps, businessId, changes)
  await Promise.allSettled(
    waiting.map(({ change: { contactId, request }, resolve }, place) => {
      const made = (async () => (await shared)?.[place] ?? changeAlone(deps, businessId, contactId, request))()
      resolve(made)
      return made
    }),
  )
}
