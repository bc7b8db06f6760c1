import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Instant } from '@/lib/consent/types'
import { hmacOf } from '@/lib/hmac'

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

/** Returns the three headers of a message, signed with every secret that is valid at the time of the attempt. */
export type Signer = (id: string, now: Instant, json: string) => Record<string, string>

/**
 * Makes what signs the messages of an endpoint (Standard Webhooks 1.0.0). The keys are read once. The standard's
 * library computes the same in JavaScript, which took the worker many times as long; the stand-in for a receiver
 * verifies with the library (lib/sandbox/webhook-receiver).
 */
export function signerOf({ current, previous, previousUntil = 0 }: WebhookSecret): Signer {
  const sign = signatureOf(current)
  const signBefore = previous === undefined ? null : signatureOf(previous)
  return (id, now, json) => {
    const timestamp = String(Math.floor(now / 1000))
    const signed = `${id}.${timestamp}.${json}`
    const signature = signBefore && now < previousUntil ? `${sign(signed)} ${signBefore(signed)}` : sign(signed)
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
  }
}

function signatureOf(secret: string): (signed: string) => string {
  const hmac = hmacOf(Buffer.from(secret.slice('whsec_'.length), 'base64'))
  return (signed) => `v1,${hmac(signed).toString('base64')}`
}
