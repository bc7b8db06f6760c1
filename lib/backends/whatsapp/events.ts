import type { Category } from '@/lib/consent/types'

/** How WhatsApp names a person; each may be missing (docs/reference/whatsapp.md, 6). */
export interface Person {
  /** Digits of the phone, as they came. */
  waId: string | null
  /** The business-scoped user id. */
  userId: string | null
  /** The same for linked portfolios. */
  parentUserId: string | null
}

/** The business's number that an update is about. */
export interface Recipient {
  phoneNumberId: string
  displayNumber: string
}

/** What a message says, as far as we read it. */
export type Content =
  | { kind: 'text'; text: string }
  /** A tapped button of a template or of a message, or a row of a list: the payload decides before the text. */
  | { kind: 'reply'; method: 'button' | 'list'; payload: string; text: string; ofTemplate: boolean }
  /**
   * What was chosen or written in a flow's form: each a payload of ours, or the business's or the person's own words.
   */
  | { kind: 'choices'; values: readonly string[] }
  /** A picture, a location, anything without words. */
  | { kind: 'other' }

export interface MessageEvent {
  family: 'message'
  /** wamid. */
  id: string
  /** Whole seconds since the epoch: when the person sent it. */
  seconds: number
  recipient: Recipient
  person: Person
  /** The message it answers. */
  contextId: string | null
  /** wamid of the message that this one is the new wording of. */
  editOf?: string
  /** It came on `standby`: somebody else answers this conversation at the moment, Meta's Business Agent as a rule. */
  heldBy?: Holder
  content: Content
}

/** Who answers a conversation (docs/reference/whatsapp.md, 11): `agent`, or the business by its own software. */
export type Holder = 'agent' | 'business'

/** A conversation has gone from one who answers it to another. */
export interface ControlEvent {
  family: 'control'
  seconds: number
  recipient: Recipient
  person: Person
  holder: Holder
}

export interface StatusEvent {
  family: 'status'
  /** wamid of the message that was sent. */
  id: string
  status: string
  seconds: number
  recipient: Recipient
  person: Person
  /** Codes, of a failed one. */
  errors: readonly number[]
}

/** Meta's own "stop offers" and its end. */
export interface PreferenceEvent {
  family: 'preference'
  value: 'stop' | 'resume'
  /** When the webhook was made, not when the person acted. */
  seconds: number
  recipient: Recipient
  person: Person
  detail: string | null
}

/** The same person under another number or user id. */
export interface IdentityEvent {
  family: 'identity'
  /** wamid, or what else names the event. */
  id: string
  seconds: number
  recipient: Recipient | null
  previous: Person
  next: Person
}

export type TemplateChange =
  | { kind: 'status'; status: string; reason: string | null; category: Category | null; title: string | null }
  | { kind: 'quality'; quality: string; previous: string | null }
  /** `pending`: what it will become, and when; until then it is what it was. */
  | {
      kind: 'category'
      category: Category | null
      previous: string | null
      pending: { category: Category | null; seconds: number | null } | null
    }
  /** What its parts are now, as JSON. */
  | { kind: 'components'; content: string }

export interface TemplateEvent {
  family: 'template'
  wabaId: string
  providerId: string | null
  name: string | null
  /** `en-US`; null when it was not told. */
  language: string | null
  /** Of the webhook; null: then it counts as of when it came. */
  seconds: number | null
  change: TemplateChange
}

export type InboundEvent = MessageEvent | ControlEvent | StatusEvent | PreferenceEvent | IdentityEvent | TemplateEvent

export interface Payload {
  events: InboundEvent[]
  /** What was left alone, by what it is: an unknown field, type or shape. Never a person's words. */
  ignored: Record<string, number>
}
