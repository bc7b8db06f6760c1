import { findChange, findReferring } from '@/db/queries/ledger/ledger'
import type { Reason } from '@/lib/consent/types'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'

/**
 * Records why a person refused. The reason is a ledger line of its own that names the change, so that the choice never
 * waits for the reason. The comment is evidence (encrypted, deletable); the line holds the code of the reason. The last
 * reason given counts.
 */
export async function giveReason(
  deps: Deps,
  visitor: PageVisitor,
  changeId: string,
  reason: Reason,
  comment: string | null,
): Promise<ChangeResult> {
  const { link } = visitor
  const act = pageAct(deps, visitor, 'reason', [changeId, reason, comment])
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'reason',
    ...act,
    evidence: { ...act.evidence, comment },
    sourceNumber: link.claims.source,
    async say({ row }, tx) {
      const about = await findChange(tx, link.businessId, row.id, changeId)
      if (!about) return null
      const given = (await findReferring(tx, link.businessId, row.id, changeId)).findLast(
        (line) => line.kind === 'reason',
      )
      if (given?.reason === reason && !comment) return null
      return { statements: [], reason, refersTo: changeId, always: true }
    },
  })
}
