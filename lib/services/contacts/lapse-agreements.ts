import type { Tx } from '@/db/client'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { Instant, Statement } from '@/lib/consent/types'
import type { ChangeResult, Locked } from '@/lib/services/changes/change-request'
import { changeWithin } from '@/lib/services/changes/change-within'
import type { Deps } from '@/lib/services/deps'

/**
 * Ends agreements because the number may now belong to another person (docs/consent.md, "Who is it"): all of them, or
 * those to marketing. Refusals stay. Topics that are sent without an agreement are left as they are, unless the
 * agreement is the only reason why a stop does not cover them. It is recorded as a No of the system and not of the
 * person, so that the person's next Yes counts.
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
    /** Set if a member or an operator decided it; `memberId` is null for an operator. Otherwise the system did it. */
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
  // What the number was asked to confirm, its next holder is not asked.
  const asked = Object.entries(state.topics).flatMap(([topicId, { pending }]): Statement[] =>
    pending ? [{ on: 'withdraw', topicId, requestId: pending.requestId }] : [],
  )
  const lapsed = config.topics.flatMap((topic): Statement[] => {
    if (effectiveAnswer(state.topics[topic.id])?.register.answer !== 'in') return []
    if (which === 'marketing' && topic.category !== 'marketing') return []
    if (topic.policy !== 'opt_in' && !state.stop?.on) return []
    return [{ on: 'answer', topicId: topic.id, answer: 'out' }]
  })
  return [...asked, ...lapsed]
}
