import { inBusiness, type Tx } from '@/db/client'
import { holdBackends, releaseAfterRestore } from '@/db/queries/backends/held-backends'
import { endHold, holdBusiness, listAllBusinesses, readRecovery } from '@/db/queries/business/recovery'
import { readLatestReconciliation } from '@/db/queries/sync/reconciliations'
import type { Instant } from '@/lib/consent/types'
import { operatorOf } from '@/lib/services/callers/caller'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/** A business that is held after a restore. */
export interface HeldBusiness {
  id: string
  slug: string
  since: Instant
}

/**
 * Holds every business after a restore, and all deliveries to their backends: from the commit on, every check answers
 * No. A business that is held already stays so since its first time. Returns the businesses, and how many backends are
 * held.
 */
export async function holdAll(deps: Deps): Promise<{ businesses: HeldBusiness[]; backends: number }> {
  const businesses: HeldBusiness[] = []
  let backends = 0
  for (const { id, slug } of await listAllBusinesses(deps.db.sql)) {
    const now = deps.clock.now()
    const held = await inBusiness(deps.db, id, async (tx) => {
      await holdWithin(deps, tx, id, { now })
      return { ...(await readRecovery(tx, id)), backends: await holdBackends(tx, id, 'after_restore', now) }
    })
    backends += held.backends
    businesses.push({ id, slug, since: held.since ?? now })
  }
  return { businesses, backends }
}

/**
 * Holds a business whose database was set back: lines were signed at `signedAt` that it does not have. A recovery that
 * an operator ended after that moment was about the same lines, so it is not begun again. Returns whether the business
 * is held by this call.
 */
export async function holdAfterRollback(deps: Deps, businessId: string, signedAt: Instant): Promise<boolean> {
  const now = deps.clock.now()
  const held = await inBusiness(deps.db, businessId, async (tx) => {
    if (!(await holdWithin(deps, tx, businessId, { now, unlessEndedAfter: signedAt }))) return false
    await holdBackends(tx, businessId, 'after_restore', now)
    return true
  })
  if (held) deps.log.error({ businessId }, 'the database was set back, so every check of a business answers No')
  return held
}

async function holdWithin(
  deps: Deps,
  tx: Tx,
  businessId: string,
  hold: { now: Instant; unlessEndedAfter?: Instant },
): Promise<boolean> {
  if (!(await holdBusiness(tx, businessId, hold))) return false
  const subject = { kind: 'business', id: businessId } as const
  await recordAudit(deps, tx, operatorOf(businessId), { action: 'business.recovering', subject })
  return true
}

export type EndedRecovery =
  /** Its checks answer as before, and its backends are written to. */
  | { outcome: 'ended' }
  | { outcome: 'not_held' }
  /** A backend has not been read to its end since the hold began, so the business stays held. */
  | { outcome: 'unread'; backendId: string }

/** Ends the hold of a business, once each of the backends that can be read was read since it began. */
export async function endRecovery(deps: Deps, businessId: string, readable: readonly string[]): Promise<EndedRecovery> {
  const now = deps.clock.now()
  const ended = await inBusiness(deps.db, businessId, async (tx): Promise<EndedRecovery> => {
    const { since } = await readRecovery(tx, businessId)
    if (since === null) return { outcome: 'not_held' }
    for (const backendId of readable) {
      const last = await readLatestReconciliation(tx, businessId, backendId)
      if (!last || last.endedAt === null || last.startedAt < since) return { outcome: 'unread', backendId }
    }
    await endHold(tx, businessId, now)
    await releaseAfterRestore(tx, businessId, now)
    const subject = { kind: 'business', id: businessId } as const
    await recordAudit(deps, tx, operatorOf(businessId), { action: 'business.recovered', subject })
    return { outcome: 'ended' }
  })
  if (ended.outcome === 'ended') deps.wakeSync(businessId)
  return ended
}
