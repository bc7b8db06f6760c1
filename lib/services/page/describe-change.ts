import { inBusiness } from '@/db/client'
import { findChange, findReferring } from '@/db/queries/ledger/ledger'
import { hasFailed } from '@/db/queries/outbox/outbox'
import type { ChangeKind, Effect, Instant, Reason } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Deps } from '@/lib/services/deps'
import type { LiveLink } from './open-link'
import { isRefusedByMerged } from './refused-by-merged'
import { isUndoable } from './undo-change'

/** One change as the view after a save shows it. */
export interface DescribedChange {
  changeId: string
  kind: ChangeKind
  at: Instant
  effects: Effect[]
  /** Whether the person can undo it now. */
  undoable: boolean
  /** Whether it refused something and can't be taken back, because another contact who refused was merged into this. */
  refusedByMerged: boolean
  /** Whether it was undone. */
  undone: boolean
  reason: Reason | null
  /** Whether the message that was to confirm it in the chat did not arrive. */
  messageFailed: boolean
}

/**
 * Returns one change of the link's own contact; null if the contact has no such change. It only reads, so that
 * reloading the view after a save changes nothing.
 */
export async function describeChange(deps: Deps, link: LiveLink, changeId: string): Promise<DescribedChange | null> {
  return inBusiness(deps.db, link.businessId, async (tx) => {
    const line = await findChange(tx, link.businessId, link.contactId, changeId)
    if (!line) return null
    const about = await findReferring(tx, link.businessId, link.contactId, changeId)
    const effects = effectsOf(readLine(line.payload))
    const refusedByMerged = await isRefusedByMerged(tx, link.businessId, line, effects)
    return {
      changeId,
      kind: line.kind,
      at: line.occurredAt,
      effects,
      undoable: link.power === 'full' && isUndoable(line, effects, link.state, deps.clock.now()) && !refusedByMerged,
      refusedByMerged,
      undone: about.some((each) => each.kind === 'undo'),
      reason: about.findLast((each) => each.kind === 'reason')?.reason ?? null,
      messageFailed: await hasFailed(tx, link.businessId, link.contactId, changeId),
    }
  })
}
