import { listDomains } from '@/db/queries/business/domains'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { proofRecord } from './domain-rules'

export interface DomainView {
  host: string
  isProven: boolean
  makesLinks: boolean
  /** What the DNS must have for the proof. */
  record: { name: string; value: string }
}

/** Returns the host names of a business with what is to be put into the DNS. */
export async function readDomains(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'read'; domains: DomainView[] } | NotAllowed> {
  return inBusinessFor(deps, caller, 'keys.write', async (tx) => {
    const rows = await listDomains(tx, caller.businessId)
    const domains = rows.map(({ host, token, provenAt, makesLinks }) => ({
      host,
      isProven: provenAt !== null,
      makesLinks,
      record: proofRecord(host, token),
    }))
    return { outcome: 'read' as const, domains }
  })
}
