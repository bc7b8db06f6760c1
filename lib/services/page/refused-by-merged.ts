import type { Tx } from '@/db/client'
import { readContacts } from '@/db/queries/contacts/contact-rows'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { findChange, hasMergedSince } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import { refusalsOf } from '@/lib/consent/refused-since'
import { isRefusal, tookEffect } from '@/lib/consent/took-effect'
import type { Effect } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Locked } from '@/lib/services/changes/change-request'
import { stateOf } from '@/lib/services/changes/contact-state'
import { isCurrentStop } from './is-topic-on'

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
  return merged.some((row) => refusalsOf(stateOf(row)).length > 0)
}

/**
 * Returns whether what is done in the place of a stop lifts it. Only while it is the current one: a later stop was made
 * on its own. And not if another contact's refusal may be behind it, as in an undo, or if another contact made it.
 */
export async function canReplaceStop(
  tx: Tx,
  { businessId, row, state }: Pick<Locked, 'businessId' | 'row' | 'state'>,
  changeId: string | null,
): Promise<boolean> {
  if (changeId === null || !isCurrentStop(state, changeId)) return false
  const line = await findChange(tx, businessId, row.id, changeId)
  return line !== null && !(await isRefusedByMerged(tx, businessId, line, effectsOf(readLine(line.payload))))
}
