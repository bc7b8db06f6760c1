import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { changeWithin } from '@/lib/services/changes/change-within'
import type { Deps } from '@/lib/services/deps'
import { followMerge } from './follow-merge'
import { numberRelease } from './number-release'

export type ReleasedContact =
  | { outcome: 'released'; changeId: string }
  /** The number was released before, or the person was erased. */
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_contact' }
  | NotAllowed

/**
 * Releases the number of a contact for somebody who told a member that it is not theirs, as the person's own
 * "This is not my number" on the page does.
 */
export async function releaseContact(deps: Deps, caller: Caller, contactId: string): Promise<ReleasedContact> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'contacts.release', async (tx): Promise<ReleasedContact> => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return { outcome: 'unknown_contact' }
    if (row.releasedAt !== null || row.erasedAt !== null) return { outcome: 'unchanged' }
    const released = await changeWithin(deps, tx, businessId, row.id, {
      ...numberRelease(deps, businessId),
      actor: 'member',
      method: 'agent',
      memberId: callerColumns(caller).memberId,
    })
    if (released.outcome !== 'recorded') return { outcome: 'unchanged' }
    await recordAudit(deps, tx, caller, {
      action: 'contact.released',
      subject: { kind: 'contact', id: released.contactId },
      changes: { change: released.changeId },
    })
    return { outcome: 'released', changeId: released.changeId }
  })
  if (result.outcome === 'released') deps.wakeSync(businessId)
  return result
}
