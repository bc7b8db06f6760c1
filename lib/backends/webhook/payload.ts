import { hash } from 'node:crypto'
import { z } from 'zod'
import { type Address, allowsMarketing, type Delivery, type TopicDecision } from '@/lib/backends/backend'
import { keptFor } from '@/lib/backends/kept-for'
import { DECISION_REASONS, type Instant } from '@/lib/consent/types'

/** The most bytes of one message (Standard Webhooks 1.0.0, "Payload size"). */
const MOST_BYTES = 20_000

const Topic = z.strictObject({
  key: z.string().describe('The topic’s key, as the business has named it.'),
  allowed: z.boolean().describe('Whether a message of this topic may be sent now.'),
  reason: z
    .enum(DECISION_REASONS)
    .optional()
    .describe('The first rule that decided. Left out where the message would grow too large.'),
})

const ExternalId = z.strictObject({
  kind: z.enum(['phone', 'bsuid']).describe('A phone number, or WhatsApp’s business-scoped user id.'),
  value: z
    .string()
    .describe('The digits of the number with its country code, or the id, exactly as WhatsApp gave it where it did.'),
})

/** The one message a webhook gets. docs/backends/webhook.schema.json is made from this. */
export const WebhookPayload = z
  .strictObject({
    type: z.literal('contact.preferences.changed'),
    timestamp: z.iso.datetime().describe('When `data` was what held.'),
    data: z.strictObject({
      contact: z.strictObject({
        id: z.uuid().describe('Sayso’s id of the contact: the same for good. Keep it beside your own record.'),
        externalIds: z
          .array(ExternalId)
          .min(1)
          .optional()
          .describe('Left out for who let their number go or was erased.'),
      }),
      version: z
        .int()
        .nonnegative()
        .describe(
          'Grows with each change of the contact. Ignore a message with a lower one than you have, and at the same version one with an earlier timestamp.',
        ),
      marketing: z.boolean().describe('Whether anything at all of category marketing may be sent now.'),
      topics: z.array(Topic).describe('The whole state: what is not listed may not be sent.'),
    }),
  })
  .describe('The whole current state of one contact, sent by Sayso whenever it changes.')
export type WebhookPayload = z.infer<typeof WebhookPayload>

/** What was last confirmed in the backend. */
export interface WebhookSnapshot {
  version: number
  /** The digest of everything in the message. */
  digest: string
  /** How often the state changed by itself at this version: a pause ended, a consent expired, a topic was paused. */
  turn: number
  /** The same state is sent again, because an attempt since its confirmation failed, or the operator asked for it. */
  open?: boolean
}

/** Reads what was confirmed. Anything of another shape counts as nothing. It is read for each delivery, so by hand. */
function readSnapshot(stored: Delivery['mirrored']): WebhookSnapshot | null {
  if (!stored) return null
  const { version, digest, turn, open } = stored
  if (typeof version !== 'number' || typeof digest !== 'string' || typeof turn !== 'number') return null
  return { version, digest, turn, open: open !== undefined && open !== false }
}

export interface Message {
  /** The `webhook-id`: the same at every attempt, another one for each new state. */
  id: string
  json: string
  snapshot: WebhookSnapshot
}

/** Returns the message for a contact's state, or null when it would be too large even without reasons. */
export function messageOf(delivery: Delivery, now: Instant): Message | null {
  const { contactId, version } = delivery
  // The text of the state is written once, for the message and for its digest.
  const data = dataOf(delivery, wholeTopics(delivery.topics))
  const whole = textOf(data, now)
  const json = isSmall(whole) ? whole : textOf(dataOf(delivery, topicsOf(delivery.topics, bare)), now)
  if (json !== whole && !isSmall(json)) return null
  const digest = digestOf(data).slice(0, 22)
  const before = readSnapshot(delivery.mirrored)
  const turn = before?.version === version ? before.turn + (before.digest === digest ? 0 : 1) : 0
  // A state that changes by itself keeps its version. Receivers drop ids that they have seen, and must not drop that
  // state.
  const id = `msg_${digestOf(`${contactId}/${version}/${turn}/${digest}`).slice(0, 32)}`
  return { id, json, snapshot: { version, digest, turn } }
}

/** Returns the text of `WebhookPayload['data']`, given the text of its last two fields. */
function dataOf({ contactId, version, addresses }: Delivery, topics: string): string {
  const contact: WebhookPayload['data']['contact'] = { id: contactId }
  if (addresses.length > 0) contact.externalIds = addresses.map(addressOf)
  return `{"contact":${JSON.stringify(contact)},"version":${version},${topics}}`
}

/** Returns the text of `marketing` and `topics`. */
function topicsOf(topics: readonly TopicDecision[], form: (topic: TopicDecision) => object): string {
  return `"marketing":${allowsMarketing(topics)},"topics":${JSON.stringify(topics.map(form))}`
}

/** The same with reasons. Contacts about whom the same is decided share a list of decisions, so it is written once. */
const wholeTopics = keptFor((topics: readonly TopicDecision[]) => topicsOf(topics, withReason))

const addressOf = ({ kind, value }: Address) => ({ kind, value })
const withReason = ({ key, allowed, reason }: TopicDecision) => ({ key, allowed, reason })
const bare = ({ key, allowed }: TopicDecision) => ({ key, allowed })

/** Whether the receiver has already confirmed this message. */
export function isKnown({ snapshot }: Message, mirrored: Delivery['mirrored']): boolean {
  return confirmedAt(snapshot.version, mirrored)?.digest === snapshot.digest
}

/** Whether the receiver may have confirmed this state already, so that its message is worth making to know it. */
export function mayBeKnown({ version, mirrored }: Delivery): boolean {
  return confirmedAt(version, mirrored) !== null
}

/** Returns what was last confirmed, if it is of this version and nothing was sent since; else null. */
function confirmedAt(version: number, mirrored: Delivery['mirrored']): WebhookSnapshot | null {
  const before = readSnapshot(mirrored)
  return before !== null && !before.open && before.version === version ? before : null
}

const isSmall = (text: string) => Buffer.byteLength(text) < MOST_BYTES
/** Returns the text of a `WebhookPayload`. */
const textOf = (data: string, now: Instant) =>
  `{"type":"contact.preferences.changed","timestamp":"${new Date(now).toISOString()}","data":${data}}`
const digestOf = (text: string) => hash('sha256', text, 'base64url')
