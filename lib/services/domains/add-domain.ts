import { insertDomain, listDomains } from '@/db/queries/business/domains'
import { changePage } from '@/lib/services/business/change-page'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { DOMAINS_MOST, isOfInstallation, newDomainToken } from './domain-rules'
import { readHost } from './read-host'

export type AddedDomain =
  | { outcome: 'added' | 'added_already' | 'ours'; host: string }
  | { outcome: 'not_a_host' | 'too_many' }
  | NotAllowed

/**
 * Adds a host name under which the business wants to show its page. Nothing is shown under it until it is proven, and
 * it keeps no other business from proving it.
 */
export async function addDomain(deps: Deps, caller: Caller, text: string): Promise<AddedDomain> {
  const { businessId } = caller
  const host = readHost(text)
  if (host === null) return { outcome: 'not_a_host' }
  if (isOfInstallation(host, deps.settings)) return { outcome: 'ours', host }
  return changePage<AddedDomain>(deps, caller, 'keys.write', async (tx) => {
    const domains = await listDomains(tx, businessId)
    if (domains.some((each) => each.host === host)) return { result: { outcome: 'added_already', host }, entry: null }
    if (domains.length >= DOMAINS_MOST) return { result: { outcome: 'too_many' }, entry: null }
    await insertDomain(tx, businessId, { host, token: newDomainToken(), now: deps.clock.now() })
    const changes = { domain: { from: null, to: host } }
    const entry = { action: 'settings.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'added', host }, entry }
  })
}
