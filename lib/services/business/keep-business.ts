import { readClosing, writeClosing } from '@/db/queries/business/closing'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'

export type KeptBusiness =
  | { outcome: 'kept' }
  /** Nobody has begun to close it, or somebody kept it already. */
  | { outcome: 'not_closing' }
  /** The waiting time is over, and it was closed. */
  | { outcome: 'closed' }
  | NotAllowed

/** Keeps a business that was to be closed: from the commit on it is as it was before. */
export async function keepBusiness(deps: Deps, caller: Caller): Promise<KeptBusiness> {
  const { businessId } = caller
  return changePage<KeptBusiness>(deps, caller, 'business.close', async (tx) => {
    const { closesAt, closedAt } = await readClosing(tx, businessId)
    if (closedAt !== null) return { result: { outcome: 'closed' }, entry: null }
    if (closesAt === null) return { result: { outcome: 'not_closing' }, entry: null }
    const topicIds = await writeClosing(tx, businessId, null, deps.clock.now())
    const entry = { action: 'business.kept', subject: { kind: 'business', id: businessId } } as const
    return { result: { outcome: 'kept' }, entry, topicIds }
  })
}
