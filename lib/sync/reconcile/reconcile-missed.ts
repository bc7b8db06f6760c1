import { inBusiness } from '@/db/client'
import { insertReview } from '@/db/queries/reviews/reviews'
import type { WeniRecord } from '@/lib/backends/weni/contact'
import { triggersFor } from '@/lib/backends/weni/flow-words'
import type { Read, WeniReader } from '@/lib/backends/weni/reader'
import { MISSED_FIELD } from '@/lib/backends/weni/settings'
import { answerMessage } from '@/lib/services/inbound/answer-flow'
import { REVIEW_KEPT_MS } from '@/lib/services/reviews/review-retention'
import { textDigest } from '@/lib/services/text-digest'
import type { Reading } from './reconcile-contact'

const TEXT_MAX_CHARS = 4096

/** The workspace refuses something about one contact. */
export class RecordRefused extends Error {
  constructor(readonly reason: string) {
    super(`a contact was refused: ${reason}`)
    this.name = 'RecordRefused'
  }
}

export type Missed = 'none' | 'recorded' | 'review' | 'nothing'

/**
 * Takes in what a person wrote while we could not be reached: the flow left it in a field. Understood as if it came in now, dated by
 * when they wrote; then the field is cleared. Killed in between, it is the same message at the next look, and counts once.
 */
export async function reconcileMissed(reading: Reading, reader: WeniReader, record: WeniRecord): Promise<Read<Missed>> {
  const text = String(record.fields[MISSED_FIELD] ?? '')
    .trim()
    .slice(0, TEXT_MAX_CHARS)
  if (text === '') return { ok: true, value: 'none' }
  const { deps, businessId, backendId } = reading
  const now = deps.clock.now()
  const written = [record.last_seen_on, record.modified_on].map((at) => Date.parse(at ?? '')).filter(Number.isFinite)
  const at = Math.min(now, ...written)
  const print = textDigest(deps.services.pepper, 'missed', text)
  const dedupeKey = `missed:${backendId}:${record.uuid}:${at}:${print}`
  const urn = record.urns?.find((one) => one !== null) ?? null
  const answer = await answerMessage(
    deps.services,
    { id: backendId, businessId, kind: 'weni' },
    { contact: { uuid: record.uuid, urn } },
    text,
    { at, dedupeKey },
  )
  let value: Missed = answer.outcome === 'none' ? 'nothing' : 'recorded'
  const words = Object.values(answer.config.linkKeywords).flatMap((word) => triggersFor(word ?? ''))
  const asksForLink = words.includes(text.toLowerCase().normalize('NFC'))
  if (value === 'nothing' && !asksForLink) {
    await inBusiness(deps.db, businessId, (tx) =>
      insertReview(tx, deps.services.keys, {
        businessId,
        kind: 'unsure_message',
        contactId: answer.contact.id,
        backendId,
        dedupeKey,
        body: { text, at: new Date(at).toISOString(), missed: true },
        now,
        keepUntil: now + REVIEW_KEPT_MS,
      }),
    )
    value = 'review'
  }
  const cleared = await reader.clearField(record.uuid, MISSED_FIELD)
  // An answer about this contact, and not about the backend: the others are read all the same.
  if (!cleared.ok && cleared.kind === 'failed' && /^http_(4\d\d|500)\b/.test(cleared.reason))
    throw new RecordRefused(cleared.reason)
  return cleared.ok ? { ok: true, value } : cleared
}
