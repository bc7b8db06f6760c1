import { inBusiness } from '@/db/client'
import { findChange, findReferring } from '@/db/queries/ledger/ledger'
import type { ChangeKind, Effect, Instant, Reason } from '@/lib/consent/types'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Deps } from '@/lib/services/deps'
import type { LiveLink } from './open-link'
import { isUndoable } from './undo-change'

/** One change as the saved view tells it. */
export interface DescribedChange {
  changeId: string
  kind: ChangeKind
  at: Instant
  effects: Effect[]
  /** Whether it can be taken back now. */
  undoable: boolean
  /** Whether it has been taken back. */
  undone: boolean
  reason: Reason | null
}

/** Reads one change of the link's own contact. Null when it has no such change. Reads only: a reload of the saved view changes nothing. */
export async function describeChange(deps: Deps, link: LiveLink, changeId: string): Promise<DescribedChange | null> {
  return inBusiness(deps.db, link.businessId, async (tx) => {
    const line = await findChange(tx, link.businessId, link.contactId, changeId)
    if (!line) return null
    const about = await findReferring(tx, link.businessId, link.contactId, changeId)
    const effects = effectsOf(readLine(line.payload))
    return {
      changeId,
      kind: line.kind,
      at: line.occurredAt,
      effects,
      undoable: link.power === 'full' && isUndoable(line, effects, link.state, deps.clock.now()),
      undone: about.some((each) => each.kind === 'undo'),
      reason: about.findLast((each) => each.kind === 'reason')?.reason ?? null,
    }
  })
}
