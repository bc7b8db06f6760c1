import { inBusiness } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from './keep-review'

/** A refusal that arrived in a signed call which names no contact we could record it for. */
export interface UnnamedRefusal {
  businessId: string
  backendId: string
  /** The key of the event, by which a repetition is recognised. */
  key: string
  /** What a person must see to find out whose refusal it is. */
  body: Readonly<Record<string, unknown>>
  at: Instant
}

/** Keeps a refusal that names no contact for a member of the business to judge, so that it is never dropped. */
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
