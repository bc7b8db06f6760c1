import type { Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { effectiveAnswer } from '@/lib/consent/effective'
import type { Statement } from '@/lib/consent/types'
import { changeWithin } from '@/lib/services/changes/change-contact'
import type { Locked } from '@/lib/services/changes/change-request'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'

/**
 * Records for the contact that has a WhatsApp user id now what was refused under it by a contact who released their
 * number: topics, and offers in WhatsApp itself. WhatsApp gives a user id to one person and to nobody after them, so it
 * may be their own word, while an agreement may be that of the person for whom the business took them (decision 233).
 * It is dated by the release, so that what they said since counts. Returns whether a line was written.
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

function refusalsIn(released: Locked['state'], { config }: Pick<Locked, 'config'>): Statement[] {
  const topics = config.topics.flatMap(({ id, policy }): Statement[] =>
    policy !== 'required' && effectiveAnswer(released.topics[id])?.register.answer === 'out'
      ? [{ on: 'answer', topicId: id, answer: 'out' }]
      : [],
  )
  const offers = Object.entries(released.providerStops).flatMap(([senderId, { on }]): Statement[] =>
    on ? [{ on: 'provider_stop', senderId, value: true }] : [],
  )
  return [...topics, ...offers]
}
