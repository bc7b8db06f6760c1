import type { Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { Statement } from '@/lib/consent/types'
import type { Locked } from '@/lib/services/changes/change-request'
import { changeWithin } from '@/lib/services/changes/change-within'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'

/**
 * Records for the contact that has a WhatsApp user id now what was refused under it by a contact who released their
 * number: topics, offers in WhatsApp itself, a stop and a pause. WhatsApp gives a user id to one person and to nobody
 * after them, so it may be their own word, while an agreement may be that of the person for whom the business took them
 * (decision 233). It is dated by the release, so that what they said since counts. Returns whether a line was written.
 */
export async function takeRefusals(
  deps: Deps,
  tx: Tx,
  businessId: string,
  releasedId: string,
  contactId: string,
): Promise<boolean> {
  const row = await readContactRow(tx, businessId, releasedId)
  if (!row || row.releasedAt === null) return false
  const state = stateOf(row)
  const { outcome } = await changeWithin(deps, tx, businessId, contactId, {
    kind: 'preferences',
    actor: 'system',
    method: 'reconcile',
    claimedAt: row.releasedAt,
    evidence: { refusedBy: releasedId },
    dedupe: { key: `refusals:${releasedId}:${contactId}`, kind: 'once' },
    say: (locked) => {
      const statements = refusalsIn(state, locked)
      return statements.length > 0 ? { statements } : null
    },
  })
  return outcome === 'recorded'
}

/** The refusals that hold at a released contact, as they are to hold for another, who is locked. */
function refusalsIn(released: Locked['state'], { state, config, now }: Locked): Statement[] {
  // Also of a topic that became required since: the No still holds for marketing, and once the topic is not required.
  const topics = config.topics.flatMap(({ id }): Statement[] => {
    const answer = effectiveAnswer(released.topics[id])
    if (answer?.register.answer !== 'out') return []
    // Only the person lifts their own No, as before.
    return [{ on: 'answer', topicId: id, answer: 'out', ...(answer.lane === 'own' ? ({ lane: 'own' } as const) : {}) }]
  })
  const offers = Object.entries(released.providerStops).flatMap(([senderId, { on }]): Statement[] =>
    on ? [{ on: 'provider_stop', senderId, value: true }] : [],
  )
  const stop: Statement[] = released.stop?.on ? [{ on: 'stop', value: true }] : []
  const until = released.pause?.until ?? null
  // Dated by the release it would else end a longer pause from before.
  const pause: Statement[] =
    until !== null && until > now
      ? [{ on: 'pause', until: Math.max(until, state.pause?.until ?? until), isTakenOver: true }]
      : []
  return [...topics, ...offers, ...stop, ...pause]
}
