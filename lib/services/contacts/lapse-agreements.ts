import type { Tx } from '@/db/client'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { Instant, Statement } from '@/lib/consent/types'
import { changeWithin } from '@/lib/services/changes/change-contact'
import type { ChangeResult, Locked } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'

/**
 * Agreements end because the number may be another's now (docs/consent.md, "Who is it"): all of them, or those to
 * marketing. Refusals stay. What is sent without an agreement goes on: nothing of it was agreed to, unless only the
 * agreement lifts a stop. Written as a No of the system's and not of the person's, which their next Yes passes.
 */
export async function lapseAgreements(
  deps: Deps,
  tx: Tx,
  businessId: string,
  contactId: string,
  lapse: {
    which: 'all' | 'marketing'
    at: Instant
    key: string
    /** Where somebody of the business decided it: who, null for an operator. Else it is the system's own act. */
    decidedBy?: { memberId: string | null }
  },
): Promise<ChangeResult> {
  return changeWithin(deps, tx, businessId, contactId, {
    kind: 'preferences',
    actor: lapse.decidedBy ? 'member' : 'system',
    method: 'reconcile',
    memberId: lapse.decidedBy?.memberId ?? null,
    claimedAt: lapse.at,
    dedupe: { key: lapse.key, kind: 'once' },
    say: (locked) => {
      const statements = lapsing(locked, lapse.which)
      return statements.length > 0 ? { statements } : null
    },
  })
}

function lapsing({ state, config }: Locked, which: 'all' | 'marketing'): Statement[] {
  return config.topics.flatMap((topic): Statement[] => {
    if (effectiveAnswer(state.topics[topic.id])?.register.answer !== 'in') return []
    if (which === 'marketing' && topic.category !== 'marketing') return []
    if (topic.policy !== 'opt_in' && !state.stop?.on) return []
    return [{ on: 'answer', topicId: topic.id, answer: 'out' }]
  })
}
