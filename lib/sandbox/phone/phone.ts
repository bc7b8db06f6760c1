import type { DemoConfig } from '@/lib/sandbox/demo-config'
import { MISSED_FIELD } from '@/lib/sandbox/seed'
import type { Contact } from '@/lib/sandbox/weni/contact'
import { marketingBlocked } from '@/lib/sandbox/weni/marketing'
import { MAX_VALUE_LENGTH, modifyContacts } from '@/lib/sandbox/weni/modify'
import type { Store } from '@/lib/sandbox/weni/store'
import type { Chats, Message } from './chats'
import { flowTexts, phoneLanguage } from './texts'
import { callWebhook } from './webhook'

/** Keyword triggers of the flow: one lower-case word, compared with the first word of the message. */
const LINK_WORDS = new Set(['preferencias', 'preferências', 'preferences', 'menu', 'menú'])
/** The words of the flow for refusals, of which a trigger also sees only the first of a message. */
const STOP_WORDS = new Set(
  `stop baja parar salir detener desuscribir desuscribirme pare sair descadastrar descadastre unsubscribe
  optout`.split(/\s+/),
)
const HOUR_MS = 3_600_000
const RETRY_MS = 5000
/** What the generated flow puts between two messages that were missed, and how much of the first it always keeps. */
const MISSED_NEXT = ' | '
const KEPT_CHARS = 477

/** The phones of all contacts, and the flow that answers them. */
export class Phone {
  readonly #links: Map<string, string>
  readonly #opening = new Map<string, number>()

  constructor(
    readonly config: DemoConfig,
    readonly store: Store,
    readonly chats: Chats,
  ) {
    this.#links = new Map(config.contacts.flatMap(({ uuid, link }) => (link ? [[uuid, link] as const] : [])))
    this.#links.set(config.phoneContactUuid, config.phoneLink)
  }

  /** Puts an hour-old template message into an empty chat, so that there is a button to tap. */
  async open(contact: Contact): Promise<void> {
    if (this.chats.of(contact.uuid).length > 0) return
    const now = this.store.clock.now()
    if (now - (this.#opening.get(contact.uuid) ?? 0) < RETRY_MS) return
    this.#opening.set(contact.uuid, now)
    const url = await this.#linkOf(contact)
    if (url && this.chats.of(contact.uuid).length === 0)
      this.#add(contact, { ...this.#template(contact, url), at: now - HOUR_MS })
  }

  /** Sends the template as a campaign would; Weni's own marketing switch and the contact's status are checked first. */
  async sendTemplate(contact: Contact): Promise<void> {
    const url = await this.#linkOf(contact)
    this.#add(contact, { ...this.#template(contact, url), failed: this.#whyNot(contact) })
  }

  /** A message from the person. It makes a stopped contact active and starts the flow, which is awaited. */
  async receive(contact: Contact, text: string, simulation: boolean): Promise<void> {
    this.#add(contact, { direction: 'in', text, simulation })
    // Stored and ignored: a blocked contact can't come back by writing.
    if (contact.status === 'blocked') return
    if (!simulation)
      modifyContacts(this.store, [contact], {
        seen: true,
        ...(contact.status === 'active' ? {} : { status: 'active' }),
      })
    await (LINK_WORDS.has(firstWordOf(text))
      ? this.#runFlow(contact, undefined, text, simulation)
      : this.#runFlow(contact, text, text, simulation))
  }

  async #runFlow(contact: Contact, sent: string | undefined, typed: string, simulation: boolean): Promise<void> {
    const url = `${this.config.inboundUrl}/${sent === undefined ? 'link' : 'message'}`
    const { success, body } = await callWebhook({
      url,
      token: this.config.inboundToken,
      contact,
      text: sent,
      simulation,
    })
    const texts = flowTexts(contact.language)
    if (!success) {
      // A request for the link is of no use later. Any other message comes behind what waits, which may be a refusal.
      if (!simulation && sent !== undefined)
        modifyContacts(this.store, [contact], { fields: { [MISSED_FIELD]: behind(contact, typed) } })
      this.#add(contact, { direction: 'out', text: texts.apology, simulation })
      return
    }
    const link = asText(body['url'])
    const text = asText(body['text']) ?? texts.hint
    this.#add(contact, { direction: 'out', text, simulation, button: link ? { text: texts.button, url: link } : null })
  }

  #whyNot(contact: Contact): string | null {
    if (contact.status !== 'active') return `Not sent: the contact is ${contact.status}.`
    if (this.config.phoneTemplate.category === 'marketing' && marketingBlocked(contact)) {
      return 'Not sent: Weni blocks marketing templates, marketing_opt_in says no (failed_reason M).'
    }
    return null
  }

  #template(contact: Contact, url: string | null) {
    const { text, button } = this.config.phoneTemplate.languages[phoneLanguage(contact.language)]
    return {
      direction: 'out' as const,
      text: text.replaceAll('{{name}}', contact.name?.split(' ')[0] ?? ''),
      button: url ? { text: button, url } : null,
      template: true,
    }
  }

  async #linkOf(contact: Contact): Promise<string | null> {
    const known = this.#links.get(contact.uuid)
    if (known) return known
    const { success, body } = await callWebhook({
      url: `${this.config.inboundUrl}/link`,
      token: this.config.inboundToken,
      contact,
      simulation: false,
    })
    const link = success ? asText(body['url']) : null
    if (link) this.#links.set(contact.uuid, link)
    return link
  }

  #add(contact: Contact, message: Pick<Message, 'direction' | 'text'> & Partial<Message>): void {
    this.chats.add(contact.uuid, { at: this.store.clock.now(), ...message })
    this.store.revision += 1
  }
}

const firstWordOf = (text: string): string => text.trim().toLowerCase().split(/\s+/)[0] ?? ''

/**
 * Returns what the field for missed messages holds after a message, as the generated flows write it: what waits, which
 * may be a refusal, and the message behind it. A refusal always gets room: of what waits, as much as fits beside it is
 * kept, or its beginning. Any other message gets only the room that is left.
 */
function behind(contact: Contact, typed: string): string {
  const waiting = contact.fields[MISSED_FIELD] ?? ''
  if (waiting === '') return typed
  if (!STOP_WORDS.has(firstWordOf(typed))) return waiting + MISSED_NEXT + typed
  const kept = Math.max(KEPT_CHARS, MAX_VALUE_LENGTH - MISSED_NEXT.length - Array.from(typed).length)
  return Array.from(waiting).slice(0, kept).join('') + MISSED_NEXT + typed
}

function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
