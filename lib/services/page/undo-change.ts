import { findChange } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import type { ContactState, Effect, Instant } from '@/lib/consent/types'
import { undoStatements } from '@/lib/consent/undo'
import { effectsOf, readLine } from '@/lib/ledger/line'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'

/** How long a change can be taken back. */
export const UNDO_MS = 60 * 60 * 1000

const UNDOABLE = new Set(['preferences', 'stop', 'return', 'pause', 'resume'])

/** Takes one change back, within the hour, while the registers still hold what it wrote. Twice is once. Not from an expired link. */
export async function undoChange(deps: Deps, visitor: PageVisitor, changeId: string): Promise<ChangeResult> {
  const { link } = visitor
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'undo',
    ...pageAct(deps, visitor, 'undo', changeId),
    sourceNumber: link.claims.source,
    async say({ state, now, row }, tx) {
      const line = await findChange(tx, link.businessId, row.id, changeId)
      if (!line || link.power !== 'full') return null
      const effects = effectsOf(readLine(line.payload))
      const statements = canUndo(line, now) ? undoStatements(state, effects, changeId) : null
      return statements && { statements, refersTo: changeId }
    },
  })
}

/** Whether the page offers to take a change back. */
export function isUndoable(line: Line, effects: readonly Effect[], state: ContactState, now: Instant): boolean {
  return canUndo(line, now) && undoStatements(state, effects, line.changeId) !== null
}

const canUndo = (line: Line, now: Instant) => UNDOABLE.has(line.kind) && now - line.recordedAt < UNDO_MS
