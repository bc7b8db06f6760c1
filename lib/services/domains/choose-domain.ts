import { chooseLinkDomain, listDomains } from '@/db/queries/business/domains'
import { changePage } from '@/lib/services/business/change-page'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type ChosenDomain =
  | { outcome: 'chosen'; host: string | null; before: string | null }
  | { outcome: 'unchanged' | 'unknown_domain' | 'not_proven' }
  | NotAllowed

/**
 * Chooses the host name that new links of the business have; null for the installation's own. Links that were sent
 * before keep working under their name.
 */
export async function chooseDomain(deps: Deps, caller: Caller, host: string | null): Promise<ChosenDomain> {
  const { businessId } = caller
  return changePage<ChosenDomain>(deps, caller, 'keys.write', async (tx) => {
    const domains = await listDomains(tx, businessId)
    const before = domains.find((each) => each.makesLinks)?.host ?? null
    const wanted = domains.find((each) => each.host === host)
    if (host !== null && !wanted) return { result: { outcome: 'unknown_domain' }, entry: null }
    if (wanted?.provenAt === null) return { result: { outcome: 'not_proven' }, entry: null }
    if (before === host) return { result: { outcome: 'unchanged' }, entry: null }
    await chooseLinkDomain(tx, businessId, host)
    const changes = { link_domain: { from: before, to: host } }
    const entry = { action: 'settings.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'chosen', host, before }, entry }
  })
}
