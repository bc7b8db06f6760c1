import type { GraphStandIn, SentMessage } from '@/lib/sandbox/graph/graph'
import { inboundChange, InboundMessage } from '@/lib/sandbox/graph/inbound'
import { waIdOf } from '@/lib/sandbox/graph/people'
import type { Contact } from '@/lib/sandbox/weni/contact'
import type { Store } from '@/lib/sandbox/weni/store'
import type { Chats } from './chats'
import { shownOfGraph } from './graph-message'

/** The same phones without a flow: what is written goes to Sayso as the WhatsApp Cloud API posts it. */
export class DirectPhone {
  constructor(
    readonly graph: GraphStandIn,
    readonly store: Store,
    readonly chats: Chats,
  ) {}

  /** A text from the person, which opens their 24 hours. */
  async write(contact: Contact, text: string): Promise<void> {
    this.#add(contact, { direction: 'in', text })
    await this.#post(contact, { text })
  }

  /** A tap on a button or a row of a message. Returns false when there is none with this id. */
  async tap(contact: Contact, messageId: string, choiceId: string): Promise<boolean> {
    const message = this.chats.of(contact.uuid).find(({ id }) => id === messageId)
    const choice = message?.choices?.find(({ id }) => id === choiceId)
    if (!message || !choice) return false
    this.#add(contact, { direction: 'in', text: choice.title })
    const { kind, id, title } = choice
    await this.#post(contact, { reply: { kind, id, title }, contextId: message.wamid })
    return true
  }

  /** Shows a message that Sayso sent through the Graph API, on the phone of who has the number. */
  show(sent: SentMessage): void {
    const shown = shownOfGraph(sent.body)
    if (!shown) return
    const holders = [...this.store.contacts.values()].filter(
      ({ deleted, urns }) => !deleted && urns.some((urn) => waIdOf(digitsOf(urn)) === sent.to),
    )
    // Several contacts of a workspace may have one number: the newest has the phone.
    const contact = holders.at(-1)
    if (contact) this.#add(contact, { direction: 'out', wamid: sent.id, ...shown })
  }

  async #post(contact: Contact, said: Partial<InboundMessage>): Promise<void> {
    const from = digitsOf(contact.urns[0] ?? '')
    const { change } = inboundChange(
      this.graph,
      InboundMessage.parse({ from, name: contact.name ?? undefined, ...said }),
    )
    await this.graph.webhooks.post(change)
  }

  #add(contact: Contact, message: Omit<Parameters<Chats['add']>[1], 'at'>): void {
    this.chats.add(contact.uuid, { at: this.store.clock.now(), ...message })
    this.store.revision += 1
  }
}

const digitsOf = (urn: string) => urn.replace(/\D/g, '')
