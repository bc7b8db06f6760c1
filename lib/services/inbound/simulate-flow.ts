import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { type ContactRow, openContact } from '@/db/queries/contacts/contact-rows'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { contactLocale } from '@/lib/i18n/contact-locale'
import type { Locale } from '@/lib/i18n/locales'
import type { Deps } from '@/lib/services/deps'
import { outcomeOf } from './answer-flow-message'
import type { CallingBackend } from './authenticate-backend'
import type { MessageOutcome } from './flow-answer'
import { type FlowCall, identitiesOf } from './flow-contact'
import { kindOfIntent } from './intent'
import { readChatWord } from './read-chat-answer'
import { simulateFlowWord } from './simulate-flow-word'
import { understandText } from './understand-text'

export interface FlowSimulation {
  config: BusinessConfig
  /** The language in which the contact would be answered. */
  locale: Locale
  /** For a message: what its outcome would be. */
  outcome: MessageOutcome
}

/**
 * Returns what a flow would get for a call from the simulator: in the contact's language and with the business's name,
 * as in a real call. It only reads, and creates no contact. `text` is null for a request for the link.
 */
export async function simulateFlow(
  deps: Deps,
  backend: CallingBackend,
  call: FlowCall,
  text: string | null,
): Promise<FlowSimulation> {
  const contact = await knownContact(deps, backend, call)
  const config = await deps.configs.at(backend.businessId, contact?.configVersion ?? 0)
  const named = identitiesOf(backend, call).find(({ kind }) => kind === 'phone')
  const phone = contact?.phone ?? named?.canonical ?? null
  const known = contact?.locale ?? null
  const word = text === null ? null : readChatWord(text, config)
  if (word) {
    const outcome = await simulateFlowWord(deps, backend.businessId, contact, config, word)
    return { config, locale: contactLocale(config, phone, known), outcome }
  }
  const intent = text === null ? null : understandText(text, config, contactLocale(config, phone, known))
  const spoken = intent && kindOfIntent(intent) ? intent.locale : null
  return {
    config,
    locale: contactLocale(config, phone, spoken, known),
    outcome: intent ? outcomeOf(intent) : 'none',
  }
}

async function knownContact(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<ContactRow | null> {
  const { businessId } = backend
  const keys = identitiesOf(backend, call).map((identity) => identity.matchKey)
  const holders = await inBusiness(deps.db, businessId, (tx) => findLiveHolders(tx, businessId, keys))
  const id = keys.flatMap((key) => holders.get(key) ?? [])[0]
  return id === undefined ? null : openContact(deps.db.sql, businessId, id)
}
