import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '@/lib/consent/types'

/** `whsec_` and the base64 of 24 to 64 random bytes (Standard Webhooks 1.0.0, "Signature scheme"). */
const SigningSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+=*$/)
  .refine((text) => {
    const { length } = Buffer.from(text.slice('whsec_'.length), 'base64')
    return length >= 24 && length <= 64
  }, 'must hold 24 to 64 bytes')

/** `backends.secret` of a signed webhook, as JSON and encrypted. */
export const WebhookSecret = z.object({
  current: SigningSecret,
  previous: SigningSecret.optional(),
  /** Until when messages are signed with the previous one as well. */
  previousUntil: z.number().int().optional(),
})
export type WebhookSecret = z.infer<typeof WebhookSecret>

export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/**
 * Returns a new secret beside the present one, which stays valid for `overlapMs`, so that receivers can change theirs
 * at any time in between.
 */
export function rotated(secret: WebhookSecret, now: Instant, overlapMs: number): WebhookSecret {
  return { current: newSigningSecret(), previous: secret.current, previousUntil: now + overlapMs }
}

/**
 * Returns the three headers of a message, signed with every secret that is valid at `now`: the time of the attempt, not
 * of the change.
 */
export function signedHeaders(secret: WebhookSecret, id: string, now: Instant, json: string): Record<string, string> {
  const secrets = [secret.current]
  if (secret.previous && now < (secret.previousUntil ?? 0)) secrets.push(secret.previous)
  const timestamp = String(Math.floor(now / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((each) => signature(each, `${id}.${timestamp}.${json}`)).join(' '),
  }
}

/**
 * Returns the signature of Standard Webhooks 1.0.0. Its library computes the same in JavaScript, which took the worker
 * five times as long as Node's own HMAC; the stand-in for a receiver verifies with the library
 * (lib/sandbox/webhook-receiver).
 */
function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}
