import { inBusiness } from '@/db/client'
import type { LineContent } from '@/lib/ledger/line'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeRequest } from '@/lib/services/changes/change-request'
import { erasureOf } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { numberRelease } from '@/lib/services/contacts/number-release'
import type { Deps } from '@/lib/services/deps'
import type { SaidInLine } from './said-in-line'

interface LostLine {
  hash: string
  content: LineContent
  said: SaidInLine
  /** Whether the notice that the line names is stored. */
  notice: boolean
}

type Again = LostLine & ({ merge: readonly [string, string] } | { holder: string; key: string })

/**
 * Records what a lost line said, for a contact of the database: its refusals at their own time, or the merge of two
 * contacts. The evidence names the line, whose own evidence is lost. Returns whether anything was recorded.
 */
export async function stateAgain(deps: Deps, businessId: string, again: Again): Promise<boolean> {
  const { content, said, hash, notice } = again
  if ('merge' in again) {
    const [one, other] = again.merge
    const author = { actor: content.actor, evidence: null }
    const stayed = await inBusiness(deps.db, businessId, (tx) => mergeWithin(tx, businessId, one, other, author))
    if (stayed !== null) deps.wakeSync(businessId)
    return stayed !== null
  }
  const request: ChangeRequest = {
    kind: said.kind,
    actor: content.actor,
    method: content.method,
    claimedAt: Date.parse(content.occurred_at),
    sourceId: content.source,
    evidence: { recovered: { line: hash, change: content.change_id, recordedAt: content.recorded_at } },
    // Nobody is written to about what they said before the restore.
    isAnswered: true,
    dedupe: { key: again.key, kind: 'once' },
    say: () => ({
      statements: said.refusals,
      reason: content.reason,
      ...(notice ? { notice: content.notice } : {}),
    }),
  }
  const whole = { ...request, ...moreOf(deps, businessId, said.kind) }
  const changed = await changeContact(deps, businessId, again.holder, whole)
  return changed.outcome === 'recorded'
}

/** Returns what a release or an erasure does beside its registers. */
function moreOf(deps: Deps, businessId: string, kind: SaidInLine['kind']): Pick<ChangeRequest, 'also'> {
  if (kind === 'release') return { also: numberRelease(deps, businessId).also }
  return kind === 'erasure' ? { also: erasureOf(deps, businessId).also } : {}
}
