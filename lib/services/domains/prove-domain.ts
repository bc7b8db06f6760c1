import { inBusiness } from '@/db/client'
import { findHostBusiness, listDomains, lockHost, markDomainProven } from '@/db/queries/business/domains'
import { type ReadTexts, readTexts } from '@/lib/backends/dns'
import { changePage } from '@/lib/services/business/change-page'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { proofRecord } from './domain-rules'

export type ProvenDomain =
  | { outcome: 'proven' | 'proven_already'; host: string }
  /** The record is not there, or has another text. */
  | { outcome: 'not_found'; host: string }
  | { outcome: 'dns_silent'; host: string }
  /** Another business has proven the name before. */
  | { outcome: 'taken'; host: string }
  | { outcome: 'unknown_domain' }
  | NotAllowed

/**
 * Looks into the DNS whether the business controls a host name, and from then on shows its page under it. The DNS is
 * asked, and not the name itself: the proof needs no certificate, and no request goes to an address that somebody
 * typed.
 */
export async function proveDomain(
  deps: Deps,
  caller: Caller,
  host: string,
  readDns: ReadTexts = readTexts,
): Promise<ProvenDomain> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'keys.write'))) return NOT_ALLOWED
  const domains = await inBusiness(deps.db, businessId, (tx) => listDomains(tx, businessId))
  const domain = domains.find((each) => each.host === host)
  if (!domain) return { outcome: 'unknown_domain' }
  if (domain.provenAt !== null) return { outcome: 'proven_already', host }
  const { name, value } = proofRecord(host, domain.token)
  const texts = await readDns(name)
  if (texts === null) return { outcome: 'dns_silent', host }
  if (!texts.includes(value)) return { outcome: 'not_found', host }
  return changePage<ProvenDomain>(deps, caller, 'keys.write', async (tx) => {
    await lockHost(tx, host)
    // Read again: it may have been removed, or proven by another member, while the DNS was asked.
    const now = (await listDomains(tx, businessId)).find((each) => each.host === host)
    if (!now) return { result: { outcome: 'unknown_domain' }, entry: null }
    if (now.provenAt !== null) return { result: { outcome: 'proven_already', host }, entry: null }
    if ((await findHostBusiness(tx, host)) !== null) return { result: { outcome: 'taken', host }, entry: null }
    await markDomainProven(tx, businessId, host, deps.clock.now())
    const changes = { domain_proven: { from: null, to: host } }
    const entry = { action: 'settings.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'proven', host }, entry }
  })
}
