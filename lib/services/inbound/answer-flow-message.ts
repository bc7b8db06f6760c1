import { inBusiness } from '@/db/client'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { Deps } from '@/lib/services/deps'
import { keepReview } from '@/lib/services/reviews/keep-review'
import { textDigest } from '@/lib/services/text-digest'
import { answerFlowWord } from './answer-flow-word'
import type { CallingBackend } from './authenticate-backend'
import type { FlowSaid, LateMessage, MessageOutcome } from './flow-answer'
import { type FlowCall, type FlowContact, readFlowContact, resolveFlowContact } from './flow-contact'
import { type Intent, kindOfIntent, statementsOfIntent } from './intent'
import { readChatWord } from './read-chat-answer'
import { understandText } from './understand-text'

/** What a link in the response to a flow is made of; the text around the link is the caller's. */
export interface FlowAnswer extends FlowContact {
  /** The language of what the person wrote, if it shows one. */
  spokenLocale: string | null
  /** Set where the reply is about something else than the link alone. */
  said?: FlowSaid
}

/** What a flow receives for an intent. `unsure` reaches it as `none`, and is kept for review here. */
const FLOW_OUTCOME_OF: Record<Intent['outcome'], MessageOutcome> = {
  stop: 'stopped',
  return: 'returned',
  refuse_marketing: 'refused',
  refuse_topic: 'refused',
  unsure: 'none',
  none: 'none',
}
const DAY_MS = 86_400_000

/** Returns what a flow needs for a contact's link. The contact is created if it is new. */
export async function answerFlowLink(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<FlowAnswer> {
  return { ...(await resolveFlowContact(deps, backend, call)), spokenLocale: null }
}

/**
 * Handles a message that a flow passes on. It is understood like a message that arrives any other way: a refusal stops
 * everything, offers or topics, and a word of return lifts a stop. A message that may be a refusal is kept for review,
 * at most once a day, and the flow answers with the link; any other message is left to the flow. The caller keeps a
 * `late` message for review itself, and the person has had no answer to it.
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
  const word = readChatWord(text, config)
  if (word) {
    const answer = await answerFlowWord(deps, backend, call, contact, text, word, late)
    return { ...found, spokenLocale: null, ...answer }
  }
  const intent = understandText(text, config, contactLocale(config, contact.phone, contact.locale))
  const outcome = outcomeOf(intent)
  if (intent.outcome === 'unsure' && !late) await keepForReview(deps, backend, contact.id, text)
  const kind = kindOfIntent(intent)
  if (!kind) return { ...found, spokenLocale: null, outcome }
  if (late?.onlyRefuses && kind === 'return') return { ...found, spokenLocale: null, outcome: 'none' }
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
  // A flow's call has no id of its own, so the same words on the same day count as the same message.
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

/** Returns the outcome of a message as the flow receives it. */
export function outcomeOf({ outcome }: Pick<Intent, 'outcome'>): MessageOutcome {
  return FLOW_OUTCOME_OF[outcome]
}
