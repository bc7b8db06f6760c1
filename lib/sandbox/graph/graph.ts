import { randomBytes } from 'node:crypto'
import { type CheckedMessage, checkMessage } from './check-message'
import type { TemplateBlocks } from './compare'
import { defaultGraphSettings, type GraphConfig, type GraphSettings, type GraphTemplate } from './config'
import { GraphError, titleOf } from './errors'
import { GraphFaults } from './faults'
import { People, waIdOf } from './people'
import { templateFor } from './templates'
import { Threads } from './threads'
import { Webhooks } from './webhooks'

/** A message that was accepted. */
export interface SentMessage {
  id: string
  at: number
  /** The WhatsApp id of the recipient, or the BSUID. */
  to: string
  type: string
  body: Record<string, unknown>
}

const KEPT = 20_000

/** The stand-in for Meta's Graph API and one WhatsApp Business account, in memory. */
export class GraphStandIn {
  readonly settings: GraphSettings = defaultGraphSettings()
  readonly faults = new GraphFaults()
  /** Called with every message that was accepted: the phones show it. */
  onSent: ((message: SentMessage) => void) | null = null
  readonly webhooks: Webhooks
  readonly templates: GraphTemplate[]
  people: People
  messages: SentMessage[] = []
  readonly threads = new Threads()
  /** How people block each template, by its id. */
  readonly blocks = new Map<string, TemplateBlocks>()
  /** The API's base address, as it was requested. */
  readonly versions = new Set<string>()

  constructor(
    readonly config: GraphConfig,
    readonly now: () => number = Date.now,
  ) {
    this.people = new People(now)
    this.webhooks = new Webhooks(config, now)
    this.templates = config.templates.map((template) => ({ ...template }))
  }

  /** Removes all faults, sent messages and people. */
  reset(): void {
    Object.assign(this.settings, defaultGraphSettings())
    this.faults.set([])
    this.people = new People(this.now)
    this.messages = []
    this.threads.clear()
    this.blocks.clear()
    this.templates.splice(0, Infinity, ...this.config.templates.map((template) => ({ ...template })))
  }

  /**
   * `POST /{phone-number-id}/messages`, and `/marketing_messages`, which takes templates of marketing alone. `later`
   * names an error that comes as a status. Throws GraphError.
   */
  take(
    value: unknown,
    later: number | null,
    edge: 'messages' | 'marketing_messages' = 'messages',
  ): Record<string, unknown> {
    const message = checkMessage(value)
    const to = message.to === null ? (message.bsuid ?? '') : waIdOf(message.to)
    if (!this.people.passSecond(this.settings.perSecond)) throw new GraphError(130429)
    const template = message.type === 'template' ? templateFor(this.templates, message.body) : null
    const isMarketing = template?.category === 'MARKETING'
    if (edge === 'marketing_messages' && !isMarketing)
      throw new GraphError(100, 'Only marketing templates are sent here.')
    if (edge === 'messages' && isMarketing && this.settings.marketingElsewhere) throw new GraphError(131063)
    if (!template && !this.people.isOpen(to)) throw new GraphError(131047, TOO_LATE)
    if (this.settings.absent.some((one) => waIdOf(one) === to)) throw new GraphError(131026)
    if (this.settings.pairLimit && !this.people.passPair(to)) throw new GraphError(131056)
    const refused = isMarketing && this.people.stopped.has(to) ? 131050 : null
    return this.#accept(message, to, refused ?? later)
  }

  #accept(message: CheckedMessage, to: string, failure: number | null): Record<string, unknown> {
    const id = `wamid.${randomBytes(24).toString('base64')}`
    this.messages.push({ id, at: this.now(), to, type: message.type, body: message.body })
    if (this.messages.length > KEPT) this.messages.splice(0, KEPT / 10)
    // The sender of a free-form message answers the conversation from then on; a template does not open one.
    if (this.settings.agent && message.type !== 'template') this.threads.taken.add(to)
    const sent = this.messages.at(-1)
    if (sent && failure === null) this.onSent?.(sent)
    void this.#tell(id, to, failure)
    const contact = message.to === null ? { input: to, user_id: to } : { input: message.to, wa_id: to }
    return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id, message_status: 'accepted' }] }
  }

  /** Posts what became of a message. */
  async #tell(id: string, to: string, failure: number | null): Promise<void> {
    for (const status of failure === null ? this.settings.statuses : (['failed'] as const)) {
      await new Promise((resolve) => setTimeout(resolve, this.settings.statusDelayMs).unref())
      await this.webhooks.post(this.statusChange(id, to, status, failure))
    }
  }

  statusChange(id: string, to: string, status: string, code: number | null) {
    const title = code === null ? '' : titleOf(code)
    const error = { code, title, message: title, error_data: { details: title } }
    const errors = code === null ? {} : { errors: [error] }
    const entry = { id, status, timestamp: this.webhooks.seconds(), ...recipientOf(to), ...errors }
    return { field: 'messages', value: this.webhooks.value({ statuses: [entry] }) }
  }
}

const TOO_LATE =
  'Message failed to send because more than 24 hours have passed since the customer last replied to this number.'

/** A BSUID is in another field than a number. */
function recipientOf(to: string): Record<string, string> {
  return to.includes('.') ? { recipient_user_id: to } : { recipient_id: to }
}
