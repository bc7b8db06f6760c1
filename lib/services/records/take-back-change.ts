import type { Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { citeLines } from '@/db/queries/ledger/contact-lines'
import { findChange } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import type { ContactState, Effect, Instant } from '@/lib/consent/types'
import { undoStatements } from '@/lib/consent/undo'
import { effectsOf, readLine } from '@/lib/ledger/line'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import { changeWithin } from '@/lib/services/changes/change-within'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { isRefusedByMerged } from '@/lib/services/page/refused-by-merged'
import { isUndoable } from '@/lib/services/page/undo-change'

export type TakenBack =
  | { outcome: 'taken_back'; changeId: string }
  /** It was not recorded by a member, its hour is over, something newer holds, or it was taken back before. */
  | { outcome: 'too_late' }
  | { outcome: 'unknown_contact' }
  | NotAllowed

/**
 * Takes back what a member recorded for a person by mistake, within an hour and while the registers still hold it
 * (docs/consent.md, "Undo"). The line stays, and a new line says that it was taken back. What people said themselves is
 * never taken back here.
 */
export async function takeBackChange(
  deps: Deps,
  caller: Caller,
  contactId: string,
  changeId: string,
): Promise<TakenBack> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'preferences.speak', async (tx): Promise<TakenBack> => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return { outcome: 'unknown_contact' }
    const taken = await takeBackWithin(deps, tx, caller, row.id, changeId)
    if (taken.outcome === 'taken_back') {
      const subject = { kind: 'contact', id: row.id } as const
      await recordAudit(deps, tx, caller, {
        action: 'preferences.taken_back',
        subject,
        changes: { change: changeId, by: taken.changeId },
      })
    }
    return taken
  })
  if (result.outcome === 'taken_back') deps.wakeSync(businessId)
  return result
}

/** The same as a part of the caller's transaction, without an entry of the audit log. */
export async function takeBackWithin(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  contactId: string,
  changeId: string,
): Promise<{ outcome: 'taken_back'; changeId: string } | { outcome: 'too_late' }> {
  const { memberId } = callerColumns(caller)
  const taken = (await citeLines(tx, caller.businessId, [changeId])).get(changeId)
  if (!taken) return { outcome: 'too_late' }
  const undone = await changeWithin(deps, tx, caller.businessId, contactId, {
    kind: 'undo',
    actor: 'member',
    method: 'agent',
    memberId,
    // Just after what it takes back, and not now: the person did not say anything now, and what they said in between,
    // and is still on its way to us, must count.
    claimedAt: taken.occurredAt + 1,
    dedupe: { key: `taken-back:${changeId}`, kind: 'once' },
    async say({ state, now, row }, within) {
      const line = await findChange(within, caller.businessId, row.id, changeId)
      if (!line) return null
      const effects = effectsOf(readLine(line.payload))
      const statements = isMembersOwn(line, effects, state, now) ? undoStatements(state, effects, changeId) : null
      if (!statements || (await isRefusedByMerged(within, caller.businessId, line, effects))) return null
      return { statements, refersTo: changeId }
    },
  })
  return undone.outcome === 'recorded' ? { outcome: 'taken_back', changeId: undone.changeId } : { outcome: 'too_late' }
}

/**
 * Returns whether a line was recorded by a member for the person, and can be taken back now as far as the registers
 * say. `isRefusedByMerged` may still forbid it.
 */
export function isMembersOwn(line: Line, effects: readonly Effect[], state: ContactState, now: Instant): boolean {
  const isTheirs = line.actor === 'member' && line.method === 'agent'
  return isTheirs && isUndoable(line, effects, state, now)
}
