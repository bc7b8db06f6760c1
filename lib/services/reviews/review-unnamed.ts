import { inBusiness } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from './keep-review'

/** A refusal that a signed call brought, and nobody it could be of. */
export interface UnnamedRefusal {
  businessId: string
  backendId: string
  /** Of the event: the same one is listed once. */
  key: string
  /** What a person must see to find out whose it is. */
  body: Readonly<Record<string, unknown>>
  at: Instant
}

/** Lists a refusal that names nobody for a person of the business: it is never dropped. */
export async function reviewUnnamed(deps: Deps, { key, body, at, ...of }: UnnamedRefusal): Promise<void> {
  await inBusiness(deps.db, of.businessId, (tx) =>
    keepReview(deps, tx, {
      ...of,
      kind: 'unsure_message',
      contactId: null,
      dedupeKey: key,
      body: { ...body, at: new Date(at).toISOString(), unnamed: true },
    }),
  )
}
