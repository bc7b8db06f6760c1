import type { Deps } from '@/lib/services/deps'
import { changeAlone } from './change-alone'
import { ChangeQueue } from './change-queue'
import type { ChangeRequest, ChangeResult } from './change-request'
import type { AskedChange } from './change-together'
import { shareNext } from './share-transaction'

/** While one transaction is committed, the next one is made. */
const AT_ONCE = 2
/** The most changes of one transaction. All of them count, and are answered, when it ends. */
const MOST = 32
/** Few of a pool's connections, because each of these may wait for somebody else's lock. */
const ALONE_AT_ONCE = 4
/** Many times what a transaction takes: one that lasts longer waits for something, such as a lock. */
const STALLED_AFTER_MS = 100

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
    together: (group) => shareNext(deps, businessId, group),
    alone: ({ contactId, request }) => changeAlone(deps, businessId, contactId, request),
    atOnce: AT_ONCE,
    most: MOST,
    aloneAtOnce: ALONE_AT_ONCE,
    stalledAfterMs: STALLED_AFTER_MS,
    onIdle: () => {
      if (ofBusinesses.get(businessId) === queue) ofBusinesses.delete(businessId)
    },
  })
  ofBusinesses.set(businessId, queue)
  return queue
}
