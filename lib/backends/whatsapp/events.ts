import type { Category } from '@/lib/consent/types'

/** How WhatsApp names a person; each may be missing (docs/reference/whatsapp.md, 6). */
export interface Person {
  /** The digits of the phone, as they came. */
  waId: string | null
  /** The business-scoped user id. */
  userId: string | null
  /** The same id for linked portfolios. */
  parentUserId: string | null
}

/** The business's number that an update is about. */
export interface Recipient {
  phoneNumberId: string
  displayNumber: string
}

/** What a form inside WhatsApp says. */
export interface FormAnswers {
  /** Each is a payload of ours, or words of the business or of the person. */
  values: readonly string[]
  /** Answers whose meaning depends on which topics the business has. */
  byTopic: readonly TopicAnswer[]
  /** An answer in a field about a refusal that is neither Yes nor No, with the name of the field. */
  unclear: readonly string[]
}

/** An answer in a field that names a topic, or that may name one. */
export interface TopicAnswer {
  /**
   * `refusal`: the field refuses the topic if the business has it, and else may ask why somebody refuses
   * (`optout_feedback`). `opt_in` and `topic`: it asks whether the person wants the topic; a field with the name
   * `topic` may ask anything about a thing that is no topic of the business.
   */
  about: 'refusal' | 'opt_in' | 'topic'
  /** The name of the field, as a member reads it in a review. */
  field: string
  /** The topic that the field names; null where only the answer may name one (`optout`, `optin`). */
  topic: string | null
  /** What the person chose or wrote. */
  words: string
  /** Whether the answer came as a text, and not as a switch or a number. */
  isText: boolean
}

/** The content of a message, as far as Sayso reads it. */
export type Content =
  | { kind: 'text'; text: string }
  /** A tapped button of a template or of a message, or a row of a list. The payload counts before the text. */
  | { kind: 'reply'; method: 'button' | 'list'; payload: string; text: string; ofTemplate: boolean }
  /** What was chosen or written in a flow's form. */
  | ({ kind: 'choices' } & FormAnswers)
  /** A picture, a location, or anything else without words. */
  | { kind: 'other' }

export interface MessageEvent {
  family: 'message'
  /** wamid. */
  id: string
  /** Whole seconds since 1970: when the person sent it. */
  seconds: number
  recipient: Recipient
  person: Person
  /** The message to which this one replies. */
  contextId: string | null
  /** The wamid of the message that this one replaces with a new wording. */
  editOf?: string
  /** It came on `standby`: another party answers this conversation at the moment, usually Meta's Business Agent. */
  heldBy?: Holder
  /** It was written in a group of the business, to everybody in it (docs/reference/whatsapp.md, 1.2). */
  inGroup?: true
  content: Content
}

/** Who answers a conversation (docs/reference/whatsapp.md, 11): `agent`, or the business by its own software. */
export type Holder = 'agent' | 'business'

/** The conversation was handed from one party to another. */
export interface ControlEvent {
  family: 'control'
  seconds: number
  recipient: Recipient
  person: Person
  holder: Holder
}

export interface StatusEvent {
  family: 'status'
  /** The wamid of the message that was sent. */
  id: string
  status: string
  seconds: number
  recipient: Recipient
  person: Person
  /** The error codes of a failed one. */
  errors: readonly number[]
}

/** Meta's own "stop offers" and its end. */
export interface PreferenceEvent {
  family: 'preference'
  value: 'stop' | 'resume'
  /** When Meta made the webhook, not when the person acted. */
  seconds: number
  recipient: Recipient
  person: Person
  detail: string | null
}

/** The same person under another number or user id. */
export interface IdentityEvent {
  family: 'identity'
  /** The wamid, or another key of the event. */
  id: string
  seconds: number
  recipient: Recipient | null
  previous: Person
  next: Person
}

export type TemplateChange =
  | { kind: 'status'; status: string; reason: string | null; category: Category | null; title: string | null }
  | { kind: 'quality'; quality: string; previous: string | null }
  /** `pending`: the future category, and from when; until then the category does not change. */
  | {
      kind: 'category'
      category: Category | null
      previous: string | null
      pending: { category: Category | null; seconds: number | null } | null
    }
  /** The template's present parts, as JSON. */
  | { kind: 'components'; content: string }

export interface TemplateEvent {
  family: 'template'
  wabaId: string
  providerId: string | null
  name: string | null
  /** `en-US`; null when the webhook did not name it. */
  language: string | null
  /** The webhook's time; null when it has none, and then the time of arrival counts. */
  seconds: number | null
  change: TemplateChange
}

export type InboundEvent = MessageEvent | ControlEvent | StatusEvent | PreferenceEvent | IdentityEvent | TemplateEvent

export interface Payload {
  events: InboundEvent[]
  /** What was ignored, by its kind: an unknown field, type or shape. Never a person's words. */
  ignored: Record<string, number>
}
