import { createHmac } from 'node:crypto'
import { fromDate } from '@/lib/consent/time'
import type { Instant } from '@/lib/consent/types'
import { type Caller, callerId } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import type { PreferenceStatement } from './preference-answers'
import type { PreferenceRequest } from './preference-request'

/**
 * Returns the moment from which a Yes of this time counts and the one from which a No does (docs/consent.md, "Time");
 * null if no time was given.
 */
export function momentsOf(saidAt: string | null, timeZone: string): { yes: Instant; no: Instant } | null {
  if (saidAt === null) return null
  const [yes, no] = [fromDate(saidAt, timeZone, 'yes'), fromDate(saidAt, timeZone, 'no')]
  if (yes !== null && no !== null) return { yes: Math.max(0, yes), no: Math.max(0, no) }
  const instant = Date.parse(saidAt)
  // A time without seconds, as people note it: the No is at the end of that minute.
  if (/T\d{2}:\d{2}(?:Z|[+-])/.test(saidAt)) return { yes: instant, no: instant + 59_999 }
  return /\.\d/.test(saidAt) ? { yes: instant, no: instant } : { yes: instant, no: instant + 999 }
}

export interface Part {
  spoken: PreferenceStatement[]
  claimedAt: Instant | null
  /** The end of the dedupe key if one call makes two lines. */
  side: '' | 'no' | 'yes'
}

/** Returns the statements by their moment; each part becomes one line. */
export function partsOf(spoken: readonly PreferenceStatement[], moments: { yes: Instant; no: Instant } | null): Part[] {
  const saying = spoken.filter(({ refusal }) => refusal === null)
  const of = (side: 'yes' | 'no') => saying.filter((one) => one.side === side)
  const parts: Part[] =
    moments === null || moments.yes === moments.no
      ? [{ spoken: saying, claimedAt: moments?.yes ?? null, side: '' }]
      : [
          { spoken: of('no'), claimedAt: moments.no, side: 'no' },
          { spoken: of('yes'), claimedAt: moments.yes, side: 'yes' },
        ]
  return parts.filter((part) => part.spoken.length > 0)
}

export function kindOf(spoken: readonly PreferenceStatement[]) {
  const [first, ...more] = spoken
  if (!first || more.length > 0 || first.on === 'topic') return 'preferences'
  return first.on === 'provider_stop' ? 'provider_resume' : first.on
}

/**
 * Returns the key that recognises a repetition for ever, while responses to Idempotency-Keys are kept for a day only.
 * It is made of the Idempotency-Key with the content, or of the content with the time at which it was expressed. The
 * content is part of it, because a key that is used again later for something else must not silence a No. It is a keyed
 * digest, because what a person expressed must not be guessable from the ledger. Returns null if the call has neither,
 * because then it cannot be told from a second call with the same content.
 */
export function dedupeKey(deps: Deps, caller: Caller, contactId: string, request: PreferenceRequest): string | null {
  const { idempotencyKey, ...content } = request
  if (idempotencyKey === null && request.saidAt === null) return null
  const topics = Object.entries(content.topics).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const digest = createHmac('sha256', deps.pepper)
    .update(JSON.stringify(['sayso.api.v1', contactId, { ...content, topics }]), 'utf8')
    .digest('base64url')
  return idempotencyKey === null ? `api:said:${digest}` : `api:key:${callerId(caller)}:${idempotencyKey}:${digest}`
}
