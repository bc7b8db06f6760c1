import { createHash } from 'node:crypto'
import { z } from 'zod'
import { allowsMarketing, type Delivery } from '@/lib/backends/backend'
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
export const WebhookSnapshot = z.object({
  version: z.number(),
  /** The digest of everything in the message. */
  digest: z.string(),
  /** How often the state changed by itself at this version: a pause ended, a consent expired, a topic was paused. */
  turn: z.number(),
  /** The same state is sent again, because an attempt since its confirmation failed, or the operator asked for it. */
  open: z.boolean().optional(),
})
export type WebhookSnapshot = z.infer<typeof WebhookSnapshot>

export interface Message {
  /** The `webhook-id`: the same at every attempt, another one for each new state. */
  id: string
  json: string
  snapshot: WebhookSnapshot
}

/** Returns the message for a contact's state, or null when it would be too large even without reasons. */
export function messageOf(delivery: Delivery, now: Instant): Message | null {
  const { contactId, version, addresses, topics } = delivery
  const data = (reasons: boolean): WebhookPayload['data'] => ({
    contact: {
      id: contactId,
      ...(addresses.length > 0 ? { externalIds: addresses.map(({ kind, value }) => ({ kind, value })) } : {}),
    },
    version,
    marketing: allowsMarketing(topics),
    topics: topics.map(({ key, allowed, reason }) => ({ key, allowed, ...(reasons ? { reason } : {}) })),
  })
  const json = [true, false]
    .map((reasons) => textOf({ type: 'contact.preferences.changed', timestamp: isoOf(now), data: data(reasons) }))
    .find((text) => Buffer.byteLength(text) < MOST_BYTES)
  if (json === undefined) return null
  const digest = hash(JSON.stringify(data(true))).slice(0, 22)
  const before = WebhookSnapshot.safeParse(delivery.mirrored).data
  const isSameVersion = before?.version === version
  const turn = isSameVersion ? before.turn + (before.digest === digest ? 0 : 1) : 0
  // A state that changes by itself keeps its version. Receivers drop ids that they have seen, and must not drop that
  // state.
  const id = `msg_${hash([contactId, version, turn, digest].join('/')).slice(0, 32)}`
  return { id, json, snapshot: { version, digest, turn } }
}

/** Whether the receiver has already confirmed this message. */
export function isKnown(message: Message, mirrored: Delivery['mirrored']): boolean {
  const before = WebhookSnapshot.safeParse(mirrored).data
  if (!before || before.open) return false
  return before.version === message.snapshot.version && before.digest === message.snapshot.digest
}

const textOf = (payload: WebhookPayload) => JSON.stringify(payload)
const isoOf = (at: Instant) => new Date(at).toISOString()
const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
