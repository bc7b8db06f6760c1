import { inBusiness } from '@/db/client'
import { lockBackend, moveBackendStatus } from '@/db/queries/backends/backend-config'
import { findUnreadReason, isHeldReason } from '@/db/queries/backends/held-backends'
import { hastenPoll } from '@/db/queries/sync/polls'
import { markOutstanding } from '@/db/queries/sync/sync-outstanding'
import type { Deps } from '@/lib/services/deps'

/** Contacts looked at in one transaction: each holds the locks that saves wait for. */
const AT_ONCE = 2000

/**
 * Lets a backend hear from us again, after it was disabled by hand or by its own 410, and makes everything due that it does not have.
 * One that still is to be read before anything is written there stays held, or is held again. Safe to repeat, also after a call that was cut off.
 * Returns false when there is no such backend.
 */
export async function enableBackend(deps: Deps, businessId: string, backendId: string): Promise<boolean> {
  const now = deps.clock.now()
  const exists = await inBusiness(deps.db, businessId, async (tx) => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (!backend) return false
    const { status: from } = backend
    // Readings of a backend that is disabled are put off by a day.
    await hastenPoll(tx, businessId, backendId, 'changes', now)
    if (from === 'paused' && isHeldReason(backend.statusReason)) return true
    const held = await findUnreadReason(tx, businessId, backendId)
    if (held) {
      await moveBackendStatus(tx, businessId, backendId, { from, to: 'paused', reason: held, now })
      await hastenPoll(tx, businessId, backendId, 'reconcile', now)
    } else if (from !== 'active')
      await moveBackendStatus(tx, businessId, backendId, { from, to: 'active', reason: null, now })
    return true
  })
  if (!exists) return false
  // Only now: whoever saves from here on marks the contact themselves.
  let after: string | null = null
  do after = await markPage(deps, businessId, backendId, after)
  while (after !== null)
  deps.wakeSync(businessId)
  return true
}

function markPage(deps: Deps, businessId: string, backendId: string, after: string | null): Promise<string | null> {
  const page = { after, limit: AT_ONCE, now: deps.clock.now() }
  return inBusiness(deps.db, businessId, (tx) => markOutstanding(tx, businessId, backendId, page))
}
