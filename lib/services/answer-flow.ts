import { backendIdentity, readUrn, type ContactIdentity } from '@/lib/consent/identities'
import { understandKeyword } from '@/lib/consent/keywords'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/config'
import { openContact, type ContactRow } from '@/db/queries/contact-rows'
import { ensureSource } from '@/db/queries/sources'
import { AppError } from '@/lib/errors'
import type { CallingBackend } from './authenticate-backend'
import { changeContact } from './change-contact'
import type { Deps } from './deps'
import { findOrCreateContact } from './find-contact'

/** The default body of a flow's Call Webhook, read (reference/weni-rapidpro.md, section 5). */
export interface FlowCall {
  contact: { uuid: string; name?: string | null; urn?: string | null }
  flow?: { uuid: string; name: string } | null
}

/** What a link in the answer is made of; the text around it is the caller's. */
export interface FlowAnswer {
  config: BusinessConfig
  contact: ContactRow
  sourceNumber: number
  /** The language of a keyword, when it tells one. */
  spokenLocale: string | null
}

export type MessageOutcome = 'stopped' | 'returned' | 'none'
const OUTCOMES = { stop: 'stopped', return: 'returned', none: 'none' } as const

/** A flow asks for a contact's link: the contact is made if it is new. */
export async function answerLinkRequest(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<FlowAnswer> {
  const { contactId } = await findOrCreateContact(deps, backend.businessId, identitiesOf(backend, call), null)
  return answerFor(deps, backend, call, contactId, null)
}

/**
 * A flow passes on what a person wrote. A word of refusal stops everything, a word of return takes a stop back; whatever else is left
 * to the flow. Exact words only: longer texts are not guessed at here. `heard` is for a message that comes late: when it was written, and
 * what tells a repetition.
 */
export async function answerMessage(
  deps: Deps,
  backend: CallingBackend,
  call: FlowCall,
  text: string,
  heard?: { at: Instant; dedupeKey: string },
): Promise<FlowAnswer & { outcome: MessageOutcome }> {
  const { contactId } = await findOrCreateContact(deps, backend.businessId, identitiesOf(backend, call), null)
  const word = understandKeyword(text)
  if (word.outcome === 'none') return { ...(await answerFor(deps, backend, call, contactId, null)), outcome: 'none' }
  const stops = word.outcome === 'stop'
  await changeContact(deps, backend.businessId, contactId, {
    kind: stops ? 'stop' : 'return',
    actor: 'contact',
    method: 'keyword',
    locale: word.locale,
    ...(heard ? { claimedAt: heard.at, dedupe: { key: heard.dedupeKey, kind: 'once' } } : {}),
    evidence: { text, backend: backend.id, flow: call.flow?.uuid ?? null },
    say: () => ({ statements: [{ on: 'stop', value: stops }] }),
  })
  return { ...(await answerFor(deps, backend, call, contactId, word.locale)), outcome: OUTCOMES[word.outcome] }
}

/** What a message would come to, for a call of the simulator: nothing is changed. */
export function outcomeOf(text: string): MessageOutcome {
  return OUTCOMES[understandKeyword(text).outcome]
}

/** The backend's own id first: URNs may be missing, masked or not WhatsApp's. */
function identitiesOf(backend: CallingBackend, call: FlowCall): ContactIdentity[] {
  const urn = call.contact.urn ? readUrn(call.contact.urn) : null
  return [backendIdentity(backend.id, call.contact.uuid), ...(urn ? [urn] : [])]
}

async function answerFor(
  deps: Deps,
  backend: CallingBackend,
  call: FlowCall,
  contactId: string,
  spokenLocale: string | null,
): Promise<FlowAnswer> {
  const contact = await openContact(deps.db.sql, backend.businessId, contactId)
  if (!contact) throw new AppError('contact_not_found', { message: 'a contact vanished between two queries' })
  const config = await deps.configs.at(backend.businessId, contact.configVersion)
  const { flow } = call
  const sourceNumber = flow
    ? await inBusiness(deps.db, backend.businessId, (tx) =>
        ensureSource(tx, backend.businessId, {
          id: newId(),
          kind: 'flow',
          name: flow.name,
          reference: flow.uuid,
          now: deps.clock.now(),
        }),
      )
    : 0
  return { config, contact, sourceNumber, spokenLocale }
}
