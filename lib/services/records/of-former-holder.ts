import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import { isOfFormerHolder, readFormerHoldersOf } from '@/lib/services/contacts/former-holders'
import { lockStayed } from '@/lib/services/contacts/lock-stayed'
import type { Deps } from '@/lib/services/deps'
import type { PreferenceStatement } from './preference-answers'

const NONE: ReadonlySet<PreferenceStatement> = new Set()

/**
 * Returns the statements of a call that lift something and are dated before the contact got a number or an id that
 * somebody else had then, or before another person was behind the contact: a Yes, a return, the end of a pause. They
 * may be the former holder's, because a system finds the contact by the number. What the business itself clears is
 * nobody's word. The contact stays locked.
 */
export async function findOfFormerHolder(
  deps: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  contactId: string,
  spoken: readonly PreferenceStatement[],
  yesAt: Instant | null,
): Promise<ReadonlySet<PreferenceStatement>> {
  const lifting = spoken.filter(({ side, on, refusal }) => side === 'yes' && on !== 'provider_stop' && refusal === null)
  if (yesAt === null || lifting.length === 0) return NONE
  const row = await lockStayed(tx, businessId, contactId)
  // Of who is gone the whole call is refused.
  if (!row || row.releasedAt !== null || row.erasedAt !== null) return NONE
  const former = await readFormerHoldersOf(deps, tx, businessId, row.id)
  return former.some((each) => isOfFormerHolder(yesAt, each)) ? new Set(lifting) : NONE
}
