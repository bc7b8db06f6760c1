import { readConfigVersion } from '@/db/queries/business/config'
import { readWritten } from '@/lib/consent/names'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { findOrCreateWithin, retriedWhenTaken } from '@/lib/services/contacts/find-contact'
import type { Deps } from '@/lib/services/deps'

export type AddedPerson =
  | { outcome: 'added' | 'known'; contactId: string }
  /** The text is no number or user id, or may be two people's. */
  | { outcome: 'unreadable' | 'several' }
  | NotAllowed

/**
 * Adds a person whom nobody knew yet, so that a member can record what they said on the phone. Somebody who released
 * the number before, or was erased, is stopped until they agree, as everywhere.
 */
export async function addPerson(deps: Deps, caller: Caller, text: string): Promise<AddedPerson> {
  const { businessId } = caller
  const result = await retriedWhenTaken(() =>
    inBusinessFor(deps, caller, 'preferences.speak', async (tx): Promise<AddedPerson> => {
      const { country } = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
      const read = readWritten(text, country)
      if ('problem' in read) return { outcome: read.problem }
      const { contactId, created } = await findOrCreateWithin(deps, tx, businessId, [read.identity], null)
      if (!created) return { outcome: 'known', contactId }
      await recordAudit(deps, tx, caller, { action: 'contact.added', subject: { kind: 'contact', id: contactId } })
      return { outcome: 'added', contactId }
    }),
  )
  if (result.outcome === 'added') deps.wakeSync(businessId)
  return result
}
