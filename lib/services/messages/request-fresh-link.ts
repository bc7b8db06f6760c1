import { inBusiness, type Tx } from '@/db/client'
import { readClosing } from '@/db/queries/business/closing'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import {
  canSendFreshLink,
  hasRecent,
  lastWasUndelivered,
  queueInWindow,
  queueTemplate,
} from '@/db/queries/outbox/outbox'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { WINDOW_MS } from './queue-change-message'

const DAY_MS = 86_400_000

/**
 * `recently`: a link was sent, or waits, within 24 hours. `impossible`: the service window is closed and the business
 * has no template for it, or the contact is gone.
 */
export type FreshLinkResult = 'queued' | 'recently' | 'impossible'

/**
 * Sends a person a new link to their page, at most one in 24 hours. It is a free-form message if they wrote within the
 * last 24 hours, else the utility template that the business has set up for it.
 */
export async function requestFreshLink(deps: Deps, businessId: string, contactId: string): Promise<FreshLinkResult> {
  const result = await inBusiness(deps.db, businessId, (tx) => queueFreshLink(tx, businessId, contactId))
  if (result === 'queued') deps.wakeSync(businessId)
  return result
}

/**
 * The same as `requestFreshLink`, as a part of the caller's transaction; the caller wakes the workers after the commit.
 */
export async function queueFreshLink(tx: Tx, businessId: string, contactId: string): Promise<FreshLinkResult> {
  let now: Instant = 0
  const contact = await followMerge(async (id) => {
    const locked = await lockContact(tx, businessId, id)
    now = locked.now
    return locked.contact
  }, contactId)
  if (!contact || contact.mergedInto !== null || contact.releasedAt !== null || contact.erasedAt !== null)
    return 'impossible'
  if (await isClosing(tx, businessId)) return 'impossible'
  const { id } = contact
  if (await hasRecent(tx, businessId, id, 'fresh_link', now - DAY_MS)) return 'recently'
  if (!(await canSendFreshLink(tx, businessId, id, now - WINDOW_MS))) return 'impossible'
  const message = { id: newId(), contactId: id, kind: 'fresh_link', changeId: null, now } as const
  const queued =
    (await queueInWindow(tx, businessId, 'fresh_link', [message], { openMs: WINDOW_MS, gapMs: 0 })) > 0 ||
    (await queueTemplate(tx, businessId, message))
  return queued ? 'queued' : 'impossible'
}

/** A business that is being closed sends nothing. */
const isClosing = async (tx: Tx, businessId: string) => (await readClosing(tx, businessId)).closesAt !== null

/**
 * Returns `sent` if a link waits or was sent within 24 hours, `failed` if WhatsApp could not deliver that one, and
 * `possible` if one could be sent. Writes nothing.
 */
export async function lookForFreshLink(
  deps: Deps,
  businessId: string,
  contactId: string,
): Promise<'sent' | 'failed' | 'possible' | 'impossible'> {
  const now = deps.clock.now()
  return inBusiness(deps.db, businessId, async (tx) => {
    if (await isClosing(tx, businessId)) return 'impossible'
    if (await lastWasUndelivered(tx, businessId, contactId, 'fresh_link', now - DAY_MS)) return 'failed'
    if (await hasRecent(tx, businessId, contactId, 'fresh_link', now - DAY_MS)) return 'sent'
    return (await canSendFreshLink(tx, businessId, contactId, now - WINDOW_MS)) ? 'possible' : 'impossible'
  })
}
