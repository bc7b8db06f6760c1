import { readContactRow } from '@/db/queries/contacts/contact-rows'
import type { Instant } from '@/lib/consent/types'
import { linkDay, linkEnd } from '@/lib/links/link-age'
import { demandNotClosing } from '@/lib/services/business/refuse-closing'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { linkLifetimeOf } from '@/lib/services/link-lifetime'
import { contactLink } from './mint-contact-link'

export type PersonLink =
  | { outcome: 'made'; url: string; expiresAt: Instant }
  /** The number was released or the person erased: there is nobody whose page it would be. */
  | { outcome: 'contact_gone' }
  | { outcome: 'unknown_contact' }
  | NotAllowed

/**
 * Makes a fresh link to one person's page, for a member to copy. The audit log records that a link was made and for
 * whom, never the link: its holder may choose for that person.
 * @throws AppError `business_closing` (409)
 */
export async function makePersonLink(deps: Deps, caller: Caller, contactId: string): Promise<PersonLink> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'links.make', async (tx): Promise<PersonLink> => {
    await demandNotClosing(tx, businessId)
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return { outcome: 'unknown_contact' }
    if (row.releasedAt !== null || row.erasedAt !== null) return { outcome: 'contact_gone' }
    const config = await deps.configs.within(tx, businessId, row.configVersion)
    const url = contactLink(deps, {
      business: config,
      contactId: row.id,
      linkEpoch: row.linkEpoch,
      sourceNumber: 0,
      language: 0,
    })
    const expiresAt = linkEnd(linkDay(deps.clock.now()), linkLifetimeOf(deps, config))
    await recordAudit(deps, tx, caller, { action: 'link.made', subject: { kind: 'contact', id: row.id } })
    return { outcome: 'made', url, expiresAt }
  })
}
