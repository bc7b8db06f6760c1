import { inBusiness, type Tx } from '@/db/client'
import { readClosing } from '@/db/queries/business/closing'
import { type ContactRow, readContacts } from '@/db/queries/contacts/contact-rows'
import { type LiveIdentity, readLiveIdentities } from '@/db/queries/identities/identities'
import { findChange } from '@/db/queries/ledger/ledger'
import { type ClaimedMessage, readWindows } from '@/db/queries/outbox/outbox-claims'
import { findSendableTemplate } from '@/db/queries/templates/template-list'
import type { Address } from '@/lib/backends/backend'
import { type Content, readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { translatorOf } from '@/lib/i18n/translator'
import { stateOf } from '@/lib/services/changes/contact-state'
import { readOpenRequests } from '@/lib/services/double-opt-in/open-requests'
import { WINDOW_MS } from '@/lib/services/messages/queue-change-message'
import { readAnnouncedChange } from '@/lib/services/messages/read-announced-change'
import { readDataCode } from '@/lib/services/my-data/data-code'
import { addressesOf } from '@/lib/sync/delivery/addresses'
import type { SyncDeps } from '@/lib/sync/deps'
import { choicesContent, questionContent } from './question-words'
import { contentFor, receiptContent } from './words'

/** A claimed message that is ready to be sent, or the reason why it is not. */
export type Prepared = { message: ClaimedMessage } & (
  | { ready: { phoneNumberId: string; to: Address; content: Content; templateId: string | null } }
  | { ready: null; reason: string }
)

/** A change message older than this, in milliseconds, would only confuse, and is not sent. */
const MOST_AGE_MS = 3_600_000

/** Returns the text, the recipient and the sender of each claimed message, from the state of the contact now. */
export async function prepareMessages(
  deps: SyncDeps,
  businessId: string,
  settings: WhatsAppSettings,
  messages: readonly ClaimedMessage[],
): Promise<Prepared[]> {
  const now = deps.clock.now()
  return inBusiness(deps.db, businessId, async (tx) => {
    const ids = [...new Set(messages.map((message) => message.contactId))]
    const contacts = new Map((await readContacts(tx, businessId, ids)).map((row) => [row.id, row]))
    const identities = await readLiveIdentities(tx, businessId, ids)
    const windows = await readWindows(tx, businessId, messages)
    const { closesAt } = await readClosing(tx, businessId)
    const prepared: Prepared[] = []
    for (const message of messages) {
      const refuse = (reason: string): Prepared => ({ message, ready: null, reason })
      const contact = contacts.get(message.contactId)
      const window = windows.find((w) => w.contactId === message.contactId && w.senderId === message.senderId)
      const to = addressOf(identities, message.contactId)
      const isOpen = window?.lastInboundAt != null && now - window.lastInboundAt < WINDOW_MS
      if (closesAt !== null) prepared.push(refuse('business_closing'))
      else if (!contact || isGone(contact)) prepared.push(refuse('contact_gone'))
      else if (!to) prepared.push(refuse('no_address'))
      else if (!window) prepared.push(refuse('no_sender'))
      else if (now - message.createdAt > MOST_AGE_MS) prepared.push(refuse('too_late'))
      else if (isOpen) {
        const content = await contentOf(deps, tx, businessId, contact, message)
        if (content === null) prepared.push(refuse('nothing_left'))
        else prepared.push({ message, ready: { phoneNumberId: window.phoneNumberId, to, content, templateId: null } })
      } else {
        const template =
          message.kind === 'fresh_link' ? await templateOf(deps, tx, businessId, contact, settings) : null
        if (!template) prepared.push(refuse('window_closed'))
        else prepared.push({ message, ready: { phoneNumberId: window.phoneNumberId, to, ...template } })
      }
    }
    return prepared
  })
}

const isGone = ({ releasedAt, erasedAt, mergedInto }: ContactRow) =>
  releasedAt !== null || erasedAt !== null || mergedInto !== null

/**
 * Returns the address of a contact: a phone number where there is one (`addressesOf`), because every kind of message
 * can be sent to numbers, else a user id.
 */
export function addressOf(identities: readonly LiveIdentity[], contactId: string): Address | null {
  const own = addressesOf(identities.filter((identity) => identity.contactId === contactId))
  return own.find(({ kind }) => kind === 'phone') ?? own[0] ?? null
}

async function contentOf(
  deps: SyncDeps,
  tx: Tx,
  businessId: string,
  contact: ContactRow,
  message: ClaimedMessage,
): Promise<Content | null> {
  const config = await deps.configs.within(tx, businessId, contact.configVersion)
  const { kind, changeId } = message
  if (changeId !== null && (kind === 'question' || kind === 'choices')) {
    const asked = await readOpenRequests(
      tx,
      { businessId, row: contact, state: stateOf(contact), config },
      deps.clock.now(),
      (await findChange(tx, businessId, contact.id, changeId))?.occurredAt,
    )
    const locale = contactLocale(config, contact.phone, contact.locale)
    const topics = asked.map(({ topic }) => topic)
    if (topics.length === 0) return null
    return (kind === 'question' ? questionContent : choicesContent)(config, topics, changeId, locale)
  }
  if (changeId !== null && kind === 'code') {
    const code = await readDataCode(deps.services, tx, { businessId, contactId: contact.id, codeId: changeId })
    if (code === null) return null
    const t = translatorOf(contactLocale(config, contact.phone, contact.locale))
    return { kind: 'text', text: t('chat.code', { code, business: config.name }) }
  }
  if (changeId !== null && kind === 'receipt') {
    const line = await findChange(tx, businessId, contact.id, changeId)
    return line && receiptContent(deps.services, config, contact, { id: changeId, at: line.recordedAt })
  }
  const announced = message.changeId ? await readAnnouncedChange(tx, businessId, contact.id, message.changeId) : null
  return contentFor(deps.services, config, contact, announced, deps.clock.now())
}

/**
 * Returns the business's template for fresh links, in the contact's language as the business has mapped it. A template
 * that WhatsApp has made marketing no longer counts.
 */
async function templateOf(
  deps: SyncDeps,
  tx: Tx,
  businessId: string,
  contact: ContactRow,
  { freshLinkTemplate: name, freshLinkLanguages }: WhatsAppSettings,
): Promise<{ content: Content; templateId: string } | null> {
  if (name === null) return null
  const config = await deps.configs.within(tx, businessId, contact.configVersion)
  const locale = contactLocale(config, contact.phone, contact.locale)
  const chosen = freshLinkLanguages[locale]
  const languages = chosen === undefined ? [locale] : [readGraphLanguage(chosen), locale]
  const template = await findSendableTemplate(tx, businessId, name, languages)
  if (!template) return null
  const { url } = contentFor(deps.services, config, contact, null, deps.clock.now())
  const suffix = url.slice(url.lastIndexOf('/') + 1)
  return {
    content: { kind: 'template', name, language: template.language, suffix },
    templateId: template.id,
  }
}
