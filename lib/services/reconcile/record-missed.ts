import { inBusiness } from '@/db/client'
import { isReadingFailure } from '@/db/queries/sync/reading-failures'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { MISSED_NEXT } from '@/lib/backends/weni/settings'
import { refusedSince } from '@/lib/consent/refused-since'
import { stateOf } from '@/lib/services/changes/contact-state'
import { answerFlowMessage } from '@/lib/services/inbound/answer-flow-message'
import type { LateMessage } from '@/lib/services/inbound/flow-answer'
import { resolveFlowContact } from '@/lib/services/inbound/flow-contact'
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
 * message, else several in their order. Each is understood as if it arrived now, with the latest time at which it can
 * have been written. If the contact refused something that may be newer than the text, it counts only if it refuses:
 * anything else is kept for review. One that asks for no change and for no link is kept for review too. The same
 * message counts once, also if the next reading finds it again.
 */
export async function recordMissed(reading: Reading, record: WeniRecord): Promise<MissedOutcome> {
  const texts = missedTextOf(record)
    .split(MISSED_NEXT)
    .map((text) => text.trim().slice(0, TEXT_MAX_CHARS))
    .filter((text) => text !== '')
  const written = [record.last_seen_on, record.modified_on].map((at) => Date.parse(at ?? '')).filter(Number.isFinite)
  const last = Math.min(reading.deps.clock.now(), ...written)
  // This is asked before the first is recorded, because a refusal of the field itself is older than what follows it.
  const onlyRefuses = texts.length > 0 && (await mayHaveRefusedSince(reading, record))
  const outcomes: MissedOutcome[] = []
  // When those before the last were written is not known, only that it was before.
  for (const [place, text] of texts.entries())
    outcomes.push(await recordOne(reading, record, text, { at: last - (texts.length - 1 - place), onlyRefuses }))
  return ORDER.find((outcome) => outcomes.includes(outcome)) ?? 'none'
}

/**
 * Returns whether the contact holds a refusal that may be newer than the texts of the field. The texts are newer than
 * the last reading that found the field empty or emptied it.
 */
async function mayHaveRefusedSince(reading: Reading, record: WeniRecord): Promise<boolean> {
  const { deps, businessId, backendId } = reading
  const isUnread = await inBusiness(deps.db, businessId, (tx) =>
    isReadingFailure(tx, businessId, backendId, record.uuid),
  )
  const { contact } = await resolveFlowContact(deps, backendOf(reading), callOf(record))
  return refusedSince(stateOf(contact), isUnread ? null : reading.readUntil(record.uuid))
}

const backendOf = ({ backendId, businessId }: Reading) => ({ id: backendId, businessId, kind: 'weni' }) as const

const callOf = ({ uuid, urns }: WeniRecord) => ({ contact: { uuid, urn: urns?.find((one) => one !== null) ?? null } })

async function recordOne(
  reading: Reading,
  record: WeniRecord,
  text: string,
  { at, onlyRefuses }: Pick<LateMessage, 'at' | 'onlyRefuses'>,
): Promise<MissedOutcome> {
  const { deps, businessId, backendId } = reading
  const dedupeKey = `missed:${backendId}:${record.uuid}:${at}:${textDigest(deps.pepper, 'missed', text)}`
  const { outcome, config, contact } = await answerFlowMessage(deps, backendOf(reading), callOf(record), text, {
    at,
    dedupeKey,
    onlyRefuses,
  })
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
