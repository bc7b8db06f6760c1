import { inBusiness } from '@/db/client'
import { endBusiness, findBusinessesToClose } from '@/db/queries/business/closing'
import { operatorOf } from '@/lib/services/callers/caller'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * Closes each business whose waiting time is over, in one short transaction: nobody works for it any more, its keys are
 * revoked and its backends disabled. What people said, its proof and their numbers stay (decision 176), and so does
 * their page. A worker that is killed on the way has closed some businesses whole and others not at all.
 */
export async function closeDueBusinesses(deps: Pick<SyncDeps, 'db' | 'clock'>, mayGoOn: () => boolean): Promise<void> {
  for (const businessId of await findBusinessesToClose(deps.db.sql, deps.clock.now())) {
    if (!mayGoOn()) return
    await inBusiness(deps.db, businessId, async (tx) => {
      if (!(await endBusiness(tx, businessId, deps.clock.now()))) return
      const subject = { kind: 'business', id: businessId } as const
      await recordAudit(deps, tx, operatorOf(businessId), { action: 'business.closed', subject })
    })
  }
}
