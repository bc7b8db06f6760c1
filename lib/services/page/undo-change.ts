import { findChange } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import type { ContactState, Effect, Instant } from '@/lib/consent/types'
import { undoStatements } from '@/lib/consent/undo'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'
import { isRefusedByMerged } from './refused-by-merged'

/** For how many milliseconds a change can be undone. */
export const UNDO_MS = 60 * 60 * 1000

const UNDOABLE = new Set(['preferences', 'stop', 'return', 'pause', 'resume'])

/**
 * Undoes one change, within an hour and while the registers still hold what it wrote. A second undo of the same change
 * does nothing. A limited link cannot undo.
 */
export async function undoChange(deps: Deps, visitor: PageVisitor, changeId: string): Promise<ChangeResult> {
  const { link } = visitor
  return changeOnPage(deps, visitor, {
    kind: 'undo',
    ...pageAct(deps, visitor, 'undo', changeId),
    async say({ state, now, row }, tx) {
      const line = await findChange(tx, link.businessId, row.id, changeId)
      if (!line || link.power !== 'full') return null
      const effects = effectsOf(readLine(line.payload))
      const statements = canUndo(line, now) ? undoStatements(state, effects, changeId) : null
      if (!statements || (await isRefusedByMerged(tx, link.businessId, line, effects))) return null
      return { statements, refersTo: changeId }
    },
  })
}

/**
 * Returns whether a change can be undone, as far as its line and the registers say. `isRefusedByMerged` may still
 * forbid it.
 */
export function isUndoable(line: Line, effects: readonly Effect[], state: ContactState, now: Instant): boolean {
  return canUndo(line, now) && undoStatements(state, effects, line.changeId) !== null
}

const canUndo = (line: Line, now: Instant) => UNDOABLE.has(line.kind) && now - line.recordedAt < UNDO_MS
