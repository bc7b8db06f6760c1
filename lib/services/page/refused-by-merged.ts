import type { Tx } from '@/db/client'
import { readContacts } from '@/db/queries/contacts/contact-rows'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { hasMergedSince } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import { isRefusal, tookEffect } from '@/lib/consent/took-effect'
import type { ContactState, Effect } from '@/lib/consent/types'
import { stateOf } from '@/lib/services/changes/contact-state'

/**
 * Returns whether a refusal can't be taken back any more, because a contact who refused something was merged into this
 * one after it. A merged register holds the refusals of both contacts under the change of one of them, so what was
 * before that change would let through what the other contact refused.
 */
export async function isRefusedByMerged(
  tx: Tx,
  businessId: string,
  { contactId, changeId }: Pick<Line, 'contactId' | 'changeId'>,
  effects: readonly Effect[],
): Promise<boolean> {
  if (!effects.some((effect) => tookEffect(effect) && isRefusal(effect))) return false
  if (!(await hasMergedSince(tx, businessId, contactId, changeId))) return false
  // The row of a merged contact keeps what they had said until the merge.
  const merged = await readContacts(tx, businessId, await findMergedInto(tx, businessId, contactId))
  return merged.some((row) => refusesAnything(stateOf(row)))
}

function refusesAnything({ stop, pause, topics }: ContactState): boolean {
  if (stop?.on || (pause !== null && pause.until !== null)) return true
  return Object.values(topics).some(({ lanes }) => Object.values(lanes).some(({ answer }) => answer === 'out'))
}
