import { inBusiness } from '@/db/client'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { MISSED_NEXT } from '@/lib/backends/weni/settings'
import type { Instant } from '@/lib/consent/types'
import { answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import { asksForLink } from '@/lib/services/inbound/understand-text'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { textDigest } from '@/lib/services/text-digest'
import { missedTextOf, type Reading } from './compare-contact'

const TEXT_MAX_CHARS = 4096

/** `none`: no message was missed. `nothing`: the message asked for the link, which is of no use any more. */
export type MissedOutcome = 'none' | 'recorded' | 'review' | 'nothing'

/** The outcomes from the most to the least that a person of the business wants to know of. */
const ORDER: readonly MissedOutcome[] = ['recorded', 'review', 'nothing']

/**
 * Records what a person wrote while the flow could not reach us, and that the flow left in a field: usually one
 * message, else several in their order. Each is understood as if it arrived now, with the time at which it was written.
 * One that asks for no change and for no link is kept for review. The same message counts once, also if the next
 * reading finds it again.
 */
export async function recordMissed(reading: Reading, record: WeniRecord): Promise<MissedOutcome> {
  const texts = missedTextOf(record)
    .split(MISSED_NEXT)
    .map((text) => text.trim().slice(0, TEXT_MAX_CHARS))
    .filter((text) => text !== '')
  const written = [record.last_seen_on, record.modified_on].map((at) => Date.parse(at ?? '')).filter(Number.isFinite)
  const last = Math.min(reading.deps.clock.now(), ...written)
  const outcomes: MissedOutcome[] = []
  // When those before the last were written is not known, only that it was before.
  for (const [place, text] of texts.entries())
    outcomes.push(await recordOne(reading, record, text, last - (texts.length - 1 - place)))
  return ORDER.find((outcome) => outcomes.includes(outcome)) ?? 'none'
}

async function recordOne(reading: Reading, record: WeniRecord, text: string, at: Instant): Promise<MissedOutcome> {
  const { deps, businessId, backendId } = reading
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
