import { changeContact } from '@/lib/services/changes/change-contact'
import { erasureOf } from '@/lib/services/contacts/erase-contact'
import type { Deps } from '@/lib/services/deps'
import type { LiveLink } from '@/lib/services/page/open-link'

/**
 * Erases the contact of a link, at the person's own wish, with all that was merged into it. Nothing personal is kept of
 * the act itself; its line in the ledger says that the person did it, on the page.
 */
export function eraseMyData(deps: Deps, { businessId, contactId }: Pick<LiveLink, 'businessId' | 'contactId'>) {
  return changeContact(deps, businessId, contactId, {
    ...erasureOf(deps, businessId),
    actor: 'contact',
    method: 'page',
  })
}
