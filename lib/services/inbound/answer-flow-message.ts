import { inBusiness } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { textDigest } from '@/lib/services/text-digest'
import type { CallingBackend } from './authenticate-backend'
import { type FlowCall, type FlowContact, readFlowContact, resolveFlowContact } from './flow-contact'
import { type Intent, kindOfIntent, statementsOfIntent } from './intent'
import { understandText } from './understand-text'

/** What a link in the answer is made of; the text around it is the caller's. */
export interface FlowAnswer extends FlowContact {
  /** The language of a keyword, when it tells one. */
  spokenLocale: string | null
}

/** `refused`: offers or topics, not everything. */
export type MessageOutcome = 'stopped' | 'returned' | 'refused' | 'none'
const OUTCOMES: Record<Intent['outcome'], MessageOutcome> = {
  stop: 'stopped',
  return: 'returned',
  refuse_marketing: 'refused',
  refuse_topic: 'refused',
  unsure: 'none',
  none: 'none',
}
const DAY_MS = 86_400_000

/** A message that a flow could not pass on when it was written. */
export interface LateMessage {
  /** When it was written. */
  at: Instant
  /** What tells a repetition. */
  dedupeKey: string
}

/** A flow asks for a contact's link: the contact is made if it is new. */
export async function answerFlowLink(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<FlowAnswer> {
  return { ...(await resolveFlowContact(deps, backend, call)), spokenLocale: null }
}

/**
 * A flow passes on what a person wrote, and it is understood as on any other way: a refusal stops everything, offers or
 * topics, a word of return takes a stop back. What may be a refusal is kept for somebody of the business, once a day,
 * and the link is the answer; anything else is left to the flow. A `late` message is kept for review by the caller, and
 * nobody has answered it.
 */
export async function answerFlowMessage(
  deps: Deps,
  backend: CallingBackend,
  call: FlowCall,
  text: string,
  late?: LateMessage,
): Promise<FlowAnswer & { outcome: MessageOutcome }> {
  const found = await resolveFlowContact(deps, backend, call)
  const { config, contact } = found
  const intent = understandText(text, config, contactLocale(config, contact.phone, contact.locale))
  const outcome = outcomeOf(intent)
  if (intent.outcome === 'unsure' && !late) await keepForReview(deps, backend, contact.id, text)
  const kind = kindOfIntent(intent)
  if (!kind) return { ...found, spokenLocale: null, outcome }
  await changeContact(deps, backend.businessId, contact.id, {
    kind,
    actor: 'contact',
    method: 'keyword',
    locale: intent.locale,
    ...(late ? { claimedAt: late.at, dedupe: { key: late.dedupeKey, kind: 'once' } } : {}),
    isAnswered: late === undefined,
    evidence: { text, backend: backend.id, flow: call.flow?.uuid ?? null },
    say: statementsOfIntent(intent),
  })
  const changed = await readFlowContact(deps, backend, contact.id)
  return { ...found, contact: changed, spokenLocale: intent.locale, outcome }
}

async function keepForReview(
  deps: Deps,
  { id: backendId, businessId }: CallingBackend,
  contactId: string,
  text: string,
): Promise<void> {
  const now = deps.clock.now()
  // A flow's call has no id of its own: the same words of the same day are the same message.
  const digest = textDigest(deps.pepper, 'flow', text)
  await inBusiness(deps.db, businessId, (tx) =>
    keepReview(deps, tx, {
      businessId,
      kind: 'unsure_message',
      contactId,
      backendId,
      dedupeKey: `unsure:${backendId}:${contactId}:${Math.floor(now / DAY_MS)}:${digest}`,
      body: { text, at: new Date(now).toISOString() },
    }),
  )
}

/** What a flow is told of a message. */
export function outcomeOf({ outcome }: Pick<Intent, 'outcome'>): MessageOutcome {
  return OUTCOMES[outcome]
}
