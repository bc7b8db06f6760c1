import type { Outcome } from '@/lib/backends/backend'
import type { WeniReply, WeniResult } from './api'

/**
 * An engine's cache of fields and groups is 5 s old at most: after this many milliseconds every engine knows a new one.
 */
export const ASSET_CACHE_MS = 6000
/** The milliseconds to wait after a 429 that names no time. */
export const DEFAULT_RETRY_AFTER_MS = 60_000

export type Problem = Exclude<Outcome, { kind: 'confirmed' } | { kind: 'released' }>

export interface Judgement {
  /** Failed attempts before this one. */
  attempts: number
  refuses: boolean
  /** Whether the request writes: a write whose outcome is unknown may still take effect, a read can't. */
  writes: boolean
}

/** Returns the problem of a contact from the result of a failed request about it (docs/reference/weni.md, 1.2). */
export function judgeFailure(result: WeniResult, { attempts, refuses, writes }: Judgement): Problem {
  const unknown = (reason: string): Problem =>
    writes ? { kind: 'uncertain', reason, refuses } : { kind: 'retry', reason, refuses, fault: 'backend' }
  if (!result.ok) {
    if (result.sent) return unknown(result.reason)
    // Waiting does not mend these: the address is wrong, or must be allowed.
    if (/^(address_refused|not_https?)$/.test(result.reason)) return { kind: 'paused', reason: result.reason, refuses }
    return { kind: 'retry', reason: result.reason, refuses, fault: 'backend' }
  }
  const { reply } = result
  const reason = describe(reply)
  switch (reply.status) {
    case 401:
    case 403:
      return { kind: 'paused', reason, refuses }
    case 429:
      return { kind: 'retry', reason, refuses, fault: 'budget', afterMs: reply.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS }
    case 408:
    case 409:
    case 425:
      return { kind: 'retry', reason, refuses, fault: 'contact' }
    // A gateway gave up: the platform behind it may still be working on the request.
    case 502:
    case 504:
      return unknown(reason)
    case 503:
      return {
        kind: 'retry',
        reason,
        refuses,
        fault: 'backend',
        ...(reply.retryAfterMs ? { afterMs: reply.retryAfterMs } : {}),
      }
    case 404:
      return { kind: 'retry', reason, refuses, fault: 'backend' }
  }
  if (reply.status >= 500) return { kind: 'retry', reason, refuses, fault: 'contact', ...waitForCache(attempts) }
  if (reply.status < 300) return { kind: 'retry', reason: 'unreadable_answer', refuses, fault: 'contact' }
  if (reply.status < 400) return { kind: 'retry', reason: 'redirected', refuses, fault: 'backend' }
  if (isAboutNewAsset(reply) && attempts === 0) {
    return { kind: 'retry', reason, refuses, fault: 'contact', ...waitForCache(attempts) }
  }
  return { kind: 'dead_letter', reason, refuses }
}

/**
 * Returns whether the platform did its part; null when the request can't show that, because it was throttled or refused
 * for its credentials.
 */
export function isServed(result: WeniResult): boolean | null {
  if (result.ok && (result.reply.status === 204 || isGone(result.reply))) return true
  if (result.ok && result.reply.status < 300) return result.reply.body !== null
  const problem = judgeFailure(result, { attempts: 1, refuses: false, writes: true })
  if (problem.kind === 'dead_letter') return true
  if (problem.kind === 'retry') return problem.fault === 'budget' ? null : false
  return problem.kind === 'uncertain' ? false : null
}

/**
 * The cause of a first 500 is often a field or group just made, which the engine does not know yet
 * (docs/reference/weni.md, 7).
 */
function waitForCache(attempts: number): { afterMs?: number } {
  return attempts === 0 ? { afterMs: ASSET_CACHE_MS } : {}
}

function isAboutNewAsset(reply: WeniReply): boolean {
  return /unknown contact (field|group)|Invalid contact field key/i.test(JSON.stringify(reply.body))
}

/** Whether the contact that an id or URN named is gone for good. */
export function isGone({ status, body }: WeniReply): boolean {
  if (status === 404) return body !== null
  return status === 400 && /Inactive contacts can't be modified/.test(JSON.stringify(body))
}

/**
 * Whether a workspace can't accept the user id (BSUID) of the contact: RapidPro before v26.3.33 accepts digits only
 * (docs/reference/weni.md, 3). The response is the same each time, whatever is written.
 */
export function isUserIdRefused({ urn }: Readonly<Record<string, string>>, { status, body }: WeniReply): boolean {
  if (urn === undefined || /^whatsapp:\d+$/.test(urn) || status !== 400) return false
  const text = JSON.stringify(body)
  return /urn|scheme|invalid/i.test(text) && !/contact field key/i.test(text)
}

/** Returns the status and first message, without anything that may be a number or an id of a person. */
export function describe(reply: WeniReply): string {
  // Cut first: a backend may send megabytes in one word, in which numbers would be looked for from each letter on.
  const message = firstText(reply.body)
    ?.slice(0, 2000)
    .replace(/\b\w+:\S+/g, '#')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '#')
    .replace(/[\w.+-]*\d{4,}[\w.+-]*/g, '#')
    .slice(0, 120)
  return message ? `http_${reply.status}: ${message}` : `http_${reply.status}`
}

function firstText(body: unknown): string | null {
  if (typeof body === 'string') return body
  if (typeof body !== 'object' || body === null) return null
  for (const value of Object.values(body)) {
    const text = firstText(value)
    if (text) return text
  }
  return null
}
