import type { Tx } from '@/db/client'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import type { Instant } from '@/lib/consent/types'
import { isOfFormerHolder, readFormerHolders } from '@/lib/services/contacts/former-holders'
import { lockStayed } from '@/lib/services/contacts/lock-stayed'
import type { Deps } from '@/lib/services/deps'
import type { PreferenceStatement } from './preference-answers'

const NONE: ReadonlySet<PreferenceStatement> = new Set()

/**
 * Returns the statements of a call that lift something and are dated before the contact got a number or an id that
 * somebody else had then: a Yes, a return, the end of a pause. They may be the former holder's, because a system finds
 * the contact by the number. What the business itself clears is nobody's word. The contact stays locked.
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
  const live = await readLiveIdentities(tx, businessId, [row.id])
  // A backend's own id of a contact tells nothing of who has the number: it ends and is given again as its lists say.
  const ofPeople = live.filter(({ kind }) => kind !== 'backend')
  const holders = new Map(ofPeople.map(({ matchKey }) => [matchKey, row.id]))
  const former = await readFormerHolders(deps, tx, businessId, holders, 'contact')
  return [...former.values()].some((each) => isOfFormerHolder(yesAt, each)) ? new Set(lifting) : NONE
}
