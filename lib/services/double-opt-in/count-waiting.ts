import { inBusiness } from '@/db/client'
import { countPending } from '@/db/queries/contacts/pending'
import type { Deps } from '@/lib/services/deps'

/** Returns for how many people something waits to be confirmed now. */
export const countWaiting = (deps: Deps, businessId: string): Promise<number> =>
  inBusiness(deps.db, businessId, (tx) => countPending(tx, businessId, deps.clock.now()))
