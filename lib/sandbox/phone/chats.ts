import { randomUUID } from 'node:crypto'

export interface MessageChoice {
  kind: 'button_reply' | 'list_reply'
  id: string
  title: string
  description: string
}

export interface Message {
  id: string
  /** `in`: the person wrote it. */
  direction: 'in' | 'out'
  text: string
  button: { text: string; url: string } | null
  /** Milliseconds since 1970. */
  at: number
  template: boolean
  simulation: boolean
  /** What the person can tap, each once or more often; only below messages of the WhatsApp Cloud API. */
  choices?: MessageChoice[]
  /** WhatsApp's id of such a message, which a tap names. */
  wamid?: string
  /** Why it was not sent, in the language of the sandbox's page. */
  failed: string | null
}

const KEPT = 200

/** The messages on each contact's phone. */
export class Chats {
  readonly #chats: Map<string, Message[]>

  constructor(saved: Record<string, Message[]> = {}) {
    this.#chats = new Map(Object.entries(saved))
  }

  add(uuid: string, message: Pick<Message, 'direction' | 'text' | 'at'> & Partial<Message>): void {
    const chat = this.of(uuid)
    const whole: Message = {
      id: randomUUID(),
      button: null,
      template: false,
      simulation: false,
      failed: null,
      ...message,
    }
    this.#chats.set(uuid, [...chat, whole].slice(-KEPT))
  }

  of(uuid: string): readonly Message[] {
    return this.#chats.get(uuid) ?? []
  }

  all(): Record<string, Message[]> {
    return Object.fromEntries(this.#chats)
  }
}
