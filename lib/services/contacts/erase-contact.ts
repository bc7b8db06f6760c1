import type { Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { raiseLinkEpoch, setLocale } from '@/db/queries/contacts/contacts'
import { deleteMessages, forgetAtDisabled } from '@/db/queries/contacts/erasure'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { readEnds } from '@/db/queries/identities/holders'
import { blankIdentities, endIdentities } from '@/db/queries/identities/identities'
import { insertErasedHoldings, suppressErased } from '@/db/queries/identities/suppressions'
import { deleteEvidence } from '@/db/queries/ledger/evidence'
import { deleteDataCodes } from '@/db/queries/my-data/data-codes'
import { suppressionHash } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Changed, ChangeRequest, ChangeResult } from '@/lib/services/changes/change-request'
import { changeWithin } from '@/lib/services/changes/change-within'
import type { Deps } from '@/lib/services/deps'
import { followMerge } from './follow-merge'

export type ErasedContact = ChangeResult | { outcome: 'unknown_contact' } | NotAllowed

/**
 * Erases a person, including the contacts that were merged into them. Identities, evidence, language, messages and the
 * ids in backends are deleted. The chain and a keyed hash of each match key stay: of those that they have, so that the
 * person is not messaged again, and of those that they had, so that their old Yes is not taken for the next holder's.
 * Because evidence is deleted, only the audit log shows who did it; it names the contact by its id, as the chain does.
 */
export async function eraseContact(deps: Deps, caller: Caller, contactId: string): Promise<ErasedContact> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'contacts.erase', async (tx): Promise<ErasedContact> => {
    if (!(await followMerge((id) => readContactRow(tx, businessId, id), contactId)))
      return { outcome: 'unknown_contact' }
    const erased = await changeWithin(deps, tx, businessId, contactId, {
      ...erasureOf(deps, businessId),
      actor: 'member',
      method: 'agent',
    })
    if (erased.outcome === 'recorded') {
      const subject = { kind: 'contact', id: erased.contactId } as const
      const changes = { change: erased.changeId }
      await recordAudit(deps, tx, caller, { action: 'contact.erased', subject, changes })
    }
    return erased
  })
  if (result.outcome === 'recorded') deps.wakeSync(businessId)
  return result
}

/** Returns what an erasure says and does, whether the person or a member records it. */
export function erasureOf(deps: Deps, businessId: string): Pick<ChangeRequest, 'kind' | 'say' | 'also'> {
  return {
    kind: 'erasure',
    say: () => ({ statements: [{ on: 'erasure' }] }),
    also: (tx, changed) => forget(deps, tx, businessId, changed),
  }
}

/** Deletes the personal data of the contact and of those merged into it, in the transaction of the erasure. */
async function forget(deps: Deps, tx: Tx, businessId: string, changed: Changed): Promise<void> {
  const person = [changed.contactId, ...(await findMergedInto(tx, businessId, changed.contactId))]
  await keepHashes(deps, tx, businessId, person, changed)
  for (const id of person) {
    await blankIdentities(tx, businessId, id)
    await deleteEvidence(tx, businessId, id)
    await setLocale(tx, businessId, id, null)
  }
  await deleteMessages(tx, businessId, person)
  await deleteDataCodes(tx, businessId, person)
  await forgetAtDisabled(tx, businessId, person)
  await raiseLinkEpoch(tx, businessId, changed.contactId)
}

/**
 * Keeps a keyed hash of each match key of the person. What they have is suppressed. What they had before keeps out a
 * Yes from before its end and blocks nothing, because somebody else may have it now (decision 229).
 */
async function keepHashes(
  { pepper }: Deps,
  tx: Tx,
  businessId: string,
  person: readonly string[],
  { contactId, at }: Changed,
): Promise<void> {
  const live: string[] = []
  for (const id of person) live.push(...(await endIdentities(tx, businessId, id, null, at)))
  const hashOf = (key: string) => suppressionHash(pepper, key)
  await suppressErased(tx, businessId, contactId, live.map(hashOf), at)
  const ended = (await readEnds(tx, businessId, person)).filter(({ matchKey }) => !live.includes(matchKey))
  const holdings = ended.map(({ matchKey, endedAt }) => ({ hash: hashOf(matchKey), heldUntil: endedAt }))
  await insertErasedHoldings(tx, businessId, holdings)
}
