import type { Instant } from '@/lib/consent/types'
import { MOST_BLOCK_MS } from '@/lib/pause-bounds'
import { type GraphReply, type GraphResult, isObject } from './graph'

/** The outcome of a request that did not succeed. Reasons are codes for the log: never a number, a text or a token. */
export type GraphProblem =
  /**
   * May be sent again after `afterMs`. `everybody`: the limit is not this person's alone, so nothing else is sent
   * before then either.
   */
  | { kind: 'retry'; reason: string; afterMs: number; everybody: boolean }
  /** Cannot succeed as it is. */
  | { kind: 'give_up'; reason: string; code: number | null }
  /** The person stopped offers inside WhatsApp: `STOPPED_MARKETING`. */
  | { kind: 'provider_stop'; reason: string }
  /**
   * The request was sent, and it is unknown whether the message arrived. It is never sent again by itself, because it
   * could arrive twice.
   */
  | { kind: 'uncertain'; reason: string }
  /** Token, permission or account: nothing more is sent, and after `afterMs` the account is probed again. */
  | { kind: 'paused'; reason: string; afterMs: number }

const SECOND_MS = 1000
const HOUR_MS = 3_600_000

/**
 * "User stopped marketing messages from this business" (docs/reference/whatsapp.md, 1.4): the one error that is a
 * refusal of the person's.
 */
export const STOPPED_MARKETING = 131050
/**
 * "This message was not delivered to maintain healthy ecosystem engagement": the person got enough marketing, and Meta
 * holds this back (docs/reference/whatsapp.md, 1.4). It is no refusal.
 */
export const HELD_BACK = 131049
/** Pair limit: "retry after 4^X seconds" (docs/reference/whatsapp.md, 2). */
const PAIR_LIMIT = 131056
/** Throughput of a number, calls of an account, calls of an app, and a number that is being upgraded. */
const RATE_LIMITS = new Set([130429, 80007, 4, 131057])
/** The token is invalid, or a permission is missing. */
const NO_ACCESS = new Set([190, 0, 10, 3, 131005])
/** The account is blocked or locked. */
const LOCKED = new Set([368, 131031])
/**
 * Meta's health check succeeds even while an account is blocked, so a pause for one of these codes lasts at least this
 * long, in milliseconds.
 */
const LASTING_MS = MOST_BLOCK_MS
/**
 * Nobody pays for the account's messages: there is no payment method, or it is refused (docs/reference/whatsapp.md,
 * 11). It comes at once, or later in a status.
 */
export const UNPAID = 131042
/**
 * Errors that similar messages will also get until a person acts: 130497, the account may not write to that country;
 * 131064, a limit after templates were put into the wrong category (docs/reference/whatsapp.md, 11).
 */
export const NEEDS_A_PERSON: ReadonlySet<number> = new Set([130497, 131064, UNPAID])
/**
 * The account takes marketing templates at `/marketing_messages` only; nothing was sent
 * (docs/reference/whatsapp.md, 11).
 */
export const MARKETING_ELSEWHERE = 131063
/** Meta's own troubles. With its error object, Meta did not accept the message. */
const TROUBLED = new Set([1, 2, 131000, 131016])
/** Too many of this number's messages were blocked or flagged. More messages would make it worse. */
const SPAM_LIMIT = 131048

/**
 * Returns the problem for the result of a failed request, by `code` and never by Meta's texts
 * (docs/reference/whatsapp.md, 1.4). `attempts` includes this one.
 */
export function judgeGraph(result: GraphResult, attempts: number): GraphProblem {
  if (!result.ok) {
    if (result.sent) return { kind: 'uncertain', reason: result.reason }
    // Waiting does not mend these: the address is wrong, or must be allowed.
    if (/^(address_refused|not_https?)$/.test(result.reason))
      return { kind: 'paused', reason: result.reason, afterMs: HOUR_MS }
    return { kind: 'retry', reason: result.reason, afterMs: backoff(attempts), everybody: true }
  }
  const { reply } = result
  const code = graphCode(reply)
  return code === null ? judgeStatus(reply, attempts) : judgeCode(code, reply, attempts)
}

function judgeCode(code: number, reply: GraphReply, attempts: number): GraphProblem {
  const reason = `graph_${code}`
  if (code === STOPPED_MARKETING) return { kind: 'provider_stop', reason }
  if (code === PAIR_LIMIT) {
    return { kind: 'retry', reason, afterMs: SECOND_MS * 4 ** Math.min(attempts, 6), everybody: false }
  }
  if (RATE_LIMITS.has(code)) {
    return { kind: 'retry', reason, afterMs: reply.retryAfterMs ?? backoff(attempts), everybody: true }
  }
  if (TROUBLED.has(code)) return { kind: 'retry', reason, afterMs: backoff(attempts), everybody: true }
  if (NO_ACCESS.has(code) || (code >= 200 && code <= 299)) {
    return { kind: 'paused', reason, afterMs: 30 * SECOND_MS }
  }
  if (LOCKED.has(code) || code === SPAM_LIMIT) return { kind: 'paused', reason, afterMs: LASTING_MS }
  return { kind: 'give_up', reason, code }
}

/**
 * Returns the shortest pause for this reason (`graph_131048`), in milliseconds, whatever the account's health check
 * says meanwhile.
 */
export function leastPauseMs(reason: string | null): number {
  const code = Number(/^graph_(\d+)$/.exec(reason ?? '')?.[1])
  return LOCKED.has(code) || code === SPAM_LIMIT ? LASTING_MS : 0
}

/**
 * Returns the moment before which a backend must not be opened, because Meta blocks the account; a moment that has
 * passed where it does not. A worker of the last release notes no end of a block, so that it follows from the pause.
 */
export function endOfBlock(pause: {
  statusReason: string | null
  statusAt: Instant
  blockedUntil: Instant | null
}): Instant {
  const { statusReason, statusAt, blockedUntil } = pause
  if (blockedUntil !== null && blockedUntil > statusAt) return blockedUntil
  return statusAt + leastPauseMs(statusReason)
}

/** A response without Meta's error object comes from a proxy in between. */
function judgeStatus(reply: GraphReply, attempts: number): GraphProblem {
  const reason = `http_${reply.status}`
  if (reply.status === 401 || reply.status === 403) return { kind: 'paused', reason, afterMs: 30 * SECOND_MS }
  if (reply.status === 429 || reply.status === 503) {
    return { kind: 'retry', reason, afterMs: reply.retryAfterMs ?? backoff(attempts), everybody: true }
  }
  // This includes a success that can't be read: the message may well have been sent.
  if (reply.status < 300 || reply.status >= 500) return { kind: 'uncertain', reason }
  return { kind: 'give_up', reason, code: null }
}

/** Returns the `code` of Meta's error object, else null. */
export function graphCode({ body }: GraphReply): number | null {
  const error = body?.['error']
  return isObject(error) && typeof error['code'] === 'number' ? error['code'] : null
}

/** Returns two seconds, doubled with each attempt up to five minutes; part of the wait is random. */
function backoff(attempts: number): number {
  return Math.min(SECOND_MS * 2 ** attempts, 300 * SECOND_MS) * (0.75 + Math.random() / 4)
}
