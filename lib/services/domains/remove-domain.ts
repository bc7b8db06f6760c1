import { deleteDomain, listDomains } from '@/db/queries/business/domains'
import { changePage } from '@/lib/services/business/change-page'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type RemovedDomain =
  | { outcome: 'removed'; host: string }
  | { outcome: 'unknown_domain' }
  /** New links have this name. Another one must be chosen first, so that no link is made that leads nowhere. */
  | { outcome: 'makes_links'; host: string }
  | NotAllowed

/** Removes a host name. Links that have it lead nowhere from then on. */
export async function removeDomain(deps: Deps, caller: Caller, host: string): Promise<RemovedDomain> {
  const { businessId } = caller
  return changePage<RemovedDomain>(deps, caller, 'keys.write', async (tx) => {
    const found = (await listDomains(tx, businessId)).find((each) => each.host === host)
    if (!found) return { result: { outcome: 'unknown_domain' }, entry: null }
    if (found.makesLinks) return { result: { outcome: 'makes_links', host }, entry: null }
    await deleteDomain(tx, businessId, host)
    const changes = { domain: { from: host, to: null } }
    const entry = { action: 'settings.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'removed', host }, entry }
  })
}
