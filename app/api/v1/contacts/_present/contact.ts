import type { z } from 'zod'
import { endOrNull, iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { ContactSummary as SummaryView, ContactView, TopicStanding } from '@/lib/api/contact-schemas'
import type { Lane } from '@/lib/consent/types'
import { readLocale } from '@/lib/i18n/locales'
import type { ContactSummary } from '@/lib/services/contacts/look-up-contacts'
import { whileRecovering } from '@/lib/services/decisions/while-recovering'
import type { ContactRecord, TopicStandingNow } from '@/lib/services/records/read-contact'
import { presentLine } from './line'

const LANE_WORDS = {
  own: 'person',
  other: 'other',
  unproven: 'other_without_proof',
} as const satisfies Record<Lane, z.infer<typeof TopicStanding>['said_by']>

/** Returns a contact in full. A key that may read contacts gets whole numbers: they are the business's own data. */
export function presentContact(contact: ContactRecord, now: number): z.infer<typeof ContactView> {
  const { state, senders } = contact
  const { stop, pause } = state
  return {
    id: contact.id,
    merged_from: contact.mergedFrom,
    created_at: iso(contact.createdAt),
    locale: readLocale(contact.locale),
    identities: contact.identities.map(({ kind, canonical, createdAt, endedAt }) => ({
      kind,
      value: canonical,
      since: iso(createdAt),
      ended_at: isoOrNull(endedAt),
    })),
    stop: stop && { on: stop.on, at: iso(stop.at), since: iso(stop.since), change_id: stop.changeId || null },
    pause: pause && {
      on: (pause.until ?? 0) > now,
      until: endOrNull(pause.until),
      at: iso(pause.at),
      change_id: pause.changeId || null,
    },
    provider_stops: Object.entries(state.providerStops).map(([senderId, held]) => {
      const sender = senders.find(({ id }) => id === senderId)
      return {
        sender_id: senderId,
        phone_number_id: sender?.phoneNumberId ?? null,
        sender: sender?.name ?? null,
        on: held.on,
        at: iso(held.at),
        change_id: held.changeId || null,
      }
    }),
    released_at: isoOrNull(state.releasedAt),
    erased_at: isoOrNull(state.erasedAt),
    topics: contact.topics.map(presentStanding),
    history: {
      chain: contact.history.chain,
      lines: contact.history.lines.map((line) => presentLine(line, contact)),
      next_before: contact.history.nextBefore,
    },
  }
}

export function presentStanding({
  topic,
  answer,
  decision: given,
  held,
}: TopicStandingNow): z.infer<typeof TopicStanding> {
  const decision = whileRecovering({ recoveringSince: held ? 0 : null }, given)
  const register = answer?.register.answer === 'none' ? undefined : answer?.register
  return {
    topic: topic.key,
    topic_id: topic.id,
    archived: topic.archived,
    answer: register && register.answer !== 'none' ? register.answer : null,
    said_by: register && answer ? LANE_WORDS[answer.lane] : null,
    said_at: isoOrNull(register?.since),
    change_id: register?.changeId || null,
    notice: register?.notice ?? null,
    expires_at: isoOrNull(register?.expiresAt),
    decision: { allowed: decision.allowed, reason: decision.reason, until: isoOrNull(decision.until) },
  }
}

export function presentSummary(contact: ContactSummary, now: number): z.infer<typeof SummaryView> {
  return {
    id: contact.id,
    locale: readLocale(contact.locale),
    created_at: iso(contact.createdAt),
    stopped: contact.stopped,
    paused: (contact.pauseUntil ?? 0) > now,
    paused_until: (contact.pauseUntil ?? 0) > now ? endOrNull(contact.pauseUntil) : null,
    released_at: isoOrNull(contact.releasedAt),
    erased_at: isoOrNull(contact.erasedAt),
  }
}
