import { inBusiness } from '@/db/client'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import { asksForLink } from '@/lib/services/inbound/understand-text'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { textDigest } from '@/lib/services/text-digest'
import { missedTextOf, type Reading } from './compare-contact'

const TEXT_MAX_CHARS = 4096

/** `none`: no message was missed. `nothing`: the message asked for the link, which is of no use any more. */
export type MissedOutcome = 'none' | 'recorded' | 'review' | 'nothing'

/**
 * Records a message that a person wrote while the flow could not reach us, and that the flow left in a field. It is
 * understood as if it arrived now, with the time at which it was written. A message that asks for no change and for no
 * link is kept for review. The same message counts once, also if the next reading finds it again.
 */
export async function recordMissed(reading: Reading, record: WeniRecord): Promise<MissedOutcome> {
  const text = missedTextOf(record).slice(0, TEXT_MAX_CHARS)
  if (text === '') return 'none'
  const { deps, businessId, backendId } = reading
  const written = [record.last_seen_on, record.modified_on].map((at) => Date.parse(at ?? '')).filter(Number.isFinite)
  const at = Math.min(deps.clock.now(), ...written)
  const dedupeKey = `missed:${backendId}:${record.uuid}:${at}:${textDigest(deps.pepper, 'missed', text)}`
  const urn = record.urns?.find((one) => one !== null) ?? null
  const { outcome, config, contact } = await answerFlowMessage(
    deps,
    { id: backendId, businessId, kind: 'weni' },
    { contact: { uuid: record.uuid, urn } },
    text,
    { at, dedupeKey },
  )
  if (outcome !== 'none') return 'recorded'
  if (asksForLink(text, config)) return 'nothing'
  await inBusiness(deps.db, businessId, (tx) =>
    keepReview(deps, tx, {
      businessId,
      kind: 'unsure_message',
      contactId: contact.id,
      backendId,
      dedupeKey,
      body: { text, at: new Date(at).toISOString(), missed: true },
    }),
  )
  return 'review'
}
