import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { ReceiverFaults } from './faults'

/** The number of messages kept. */
const MOST = 1000

/** The fields of a message that the receiver reads; it stores the others unread, as a real one would. */
const Message = z.looseObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.looseObject({
    contact: z.looseObject({ id: z.string() }),
    version: z.number(),
    marketing: z.boolean(),
    topics: z.array(z.looseObject({ key: z.string(), allowed: z.boolean() })),
  }),
})
type Message = z.infer<typeof Message>

/** What is about no contact: kept as it came. */
const Alert = z.looseObject({ type: z.literal('template.alert'), timestamp: z.iso.datetime() })

export interface Received {
  seq: number
  at: number
  id: string
  signedAt: number
  status: number
  /** `news` changed what is known of a contact; the other outcomes did not. */
  outcome: 'news' | 'alert' | 'repeated' | 'outdated' | 'bad_signature' | 'unreadable' | 'not_taken'
  body: unknown
}

/**
 * A third system that receives Sayso's signed messages as docs/backends/webhook.md describes: it verifies them, drops
 * repeated and outdated ones, and keeps the rest.
 */
export class WebhookReceiver {
  readonly faults = new ReceiverFaults()
  readonly #received: Received[] = []
  readonly #ids = new Set<string>()
  readonly #states = new Map<string, Message>()
  readonly #verifiers = new Map<string, Webhook>()
  #total = 0

  /** @param secrets all that are valid now: two while one is being replaced */
  constructor(
    public secrets: readonly string[],
    readonly now: () => number = Date.now,
  ) {}

  /** Receives one message and returns the status. With `lies` it reports success and forgets the message. */
  take(headers: Record<string, string>, text: string, fault: { status: number } | null = null): number {
    const received = this.#judge(headers, text, fault !== null)
    const status =
      fault?.status ?? (received.outcome === 'bad_signature' ? 401 : received.outcome === 'unreadable' ? 400 : 204)
    const id = headers['webhook-id'] ?? ''
    this.#received.push({
      seq: this.#total++,
      at: this.now(),
      id,
      signedAt: Number(headers['webhook-timestamp']),
      status,
      ...received,
    })
    if (this.#received.length > MOST) this.#received.shift()
    return status
  }

  #judge(headers: Record<string, string>, text: string, lies: boolean): Pick<Received, 'outcome' | 'body'> {
    const body = this.#verified(headers, text)
    if (body === undefined) return { outcome: 'bad_signature', body: null }
    const message = Message.safeParse(body).data
    if (!message && !Alert.safeParse(body).success) return { outcome: 'unreadable', body }
    if (lies) return { outcome: 'not_taken', body }
    const id = headers['webhook-id'] ?? ''
    if (this.#ids.has(id)) return { outcome: 'repeated', body }
    this.#ids.add(id)
    if (!message) return { outcome: 'alert', body }
    const { data, timestamp } = message
    const known = this.#states.get(data.contact.id)
    const isOlder =
      known !== undefined &&
      (known.data.version - data.version || Date.parse(known.timestamp) - Date.parse(timestamp)) > 0
    if (isOlder) return { outcome: 'outdated', body }
    this.#states.set(data.contact.id, message)
    return { outcome: 'news', body }
  }

  /** Returns the parsed body, or undefined when none of the secrets signed it within the last five minutes. */
  #verified(headers: Record<string, string>, text: string): unknown {
    for (const secret of this.secrets) {
      try {
        return this.#verifier(secret).verify(text, headers) ?? null
      } catch {
        // The next signature, or none.
      }
    }
    return undefined
  }

  #verifier(secret: string): Webhook {
    const known = this.#verifiers.get(secret)
    if (known) return known
    const made = new Webhook(secret)
    this.#verifiers.set(secret, made)
    return made
  }

  /** Returns the last 1,000 messages from `seq` on. */
  since(seq: number): readonly Received[] {
    return this.#received.filter((one) => one.seq >= seq)
  }

  /** Returns what is known about a contact. */
  stateOf(contactId: string): Message | null {
    return this.#states.get(contactId) ?? null
  }

  get counts() {
    return { received: this.#total, contacts: this.#states.size }
  }

  reset(): void {
    this.faults.set([])
    this.#received.length = 0
    this.#ids.clear()
    this.#states.clear()
  }
}
