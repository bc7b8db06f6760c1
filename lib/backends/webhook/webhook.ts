import { addressProblem } from '@/lib/backends/addresses'
import type { Attempt, Backend, Delivery, DeliveryRun, Outcome, Probe } from '@/lib/backends/backend'
import { createHttp } from '@/lib/backends/http'
import { createLimiter } from '@/lib/backends/limiter'
import type { Instant } from '@/lib/consent/types'
import { judge } from './judge'
import { isKnown, mayBeKnown, messageOf, type Message } from './payload'
import { signerOf, type WebhookSecret } from './secret'
import type { WebhookSettings } from './settings'

const BUCKET = 'webhook'
/** The bytes that are read of a response, whose content does not matter. */
const ANSWER_BYTES = 64_000

export interface WebhookOptions {
  url: string
  /** `host:port` that may be private. */
  allowPrivate: readonly string[]
  secret: WebhookSecret
  settings: WebhookSettings
  now?: () => Instant
}

/** What became of a message that is about no contact. */
export type Announced =
  | { kind: 'taken' }
  /** `counts`: it was an attempt that failed; otherwise the endpoint did not look at it. */
  | { kind: 'later'; reason: string; afterMs: number; counts: boolean }
  | { kind: 'given_up'; reason: string }

/** A signed webhook, which can also be told of something that is about no contact. */
export interface Webhook extends Backend {
  /** Sends a signed message once. `attempts` are those that failed before. */
  announce(message: Pick<Message, 'id' | 'json'>, attempts: number): Promise<Announced>
}

/** The milliseconds until the next attempt where nothing else says it. */
const THROTTLED_MS = 60_000

/**
 * Makes the adapter for any system that receives signed messages: Standard Webhooks 1.0.0
 * (docs/reference/whatsapp.md, 9).
 */
export function createWebhook({ url, allowPrivate, secret, settings, now = Date.now }: WebhookOptions): Webhook {
  const { concurrency, timeoutMs } = settings
  const http = createHttp({ baseUrl: url, allowPrivate, timeoutMs, connections: concurrency, maxBytes: ANSWER_BYTES })
  const limited = createLimiter(concurrency)
  const sign = signerOf(secret)

  async function attempt(delivery: Delivery, message: Message, run: DeliveryRun, log: Attempt[]) {
    if (!run.mayStart(timeoutMs)) return { kind: 'released' } as const
    const { contactId, urgent: refuses, externalId, mirrored, attempts, version } = delivery
    const taken = run.budget.take(BUCKET, refuses)
    const waitMs = typeof taken === 'number' ? taken : await taken
    if (waitMs > 0) return { kind: 'retry', reason: 'budget', refuses, fault: 'budget', afterMs: waitMs } as const
    const at = now()
    const headers = sign(message.id, at, message.json)
    const result = await http.send({ method: 'POST', path: url, headers, json: message.json, ignoresBody: true })
    const verdict = judge(result, { attempts, refuses, random: Math.random() })
    const isTaken = verdict.kind === 'taken'
    log.push({
      id: message.id,
      contactId,
      version,
      at,
      status: result.ok ? result.reply.status : null,
      error: isTaken ? null : verdict.outcome.reason,
      tookMs: Math.max(0, now() - at),
    })
    if (isTaken) {
      run.asked(contactId, true)
      return { kind: 'confirmed', mirrored: { ...message.snapshot }, externalId } as const
    }
    if (verdict.blockMs !== undefined) run.budget.block(BUCKET, verdict.blockMs, verdict.isNamed ?? false)
    const { outcome } = verdict
    const isFailure = outcome.kind === 'dead_letter' || (outcome.kind === 'retry' && outcome.fault !== 'budget')
    if (isFailure) run.asked(contactId, false)
    // The receiver may have accepted the message all the same, so an earlier confirmation no longer proves what it
    // holds now.
    const progress = { mirrored: mirrored && { ...mirrored, open: true }, externalId }
    return outcome.kind === 'retry' || outcome.kind === 'dead_letter' ? { ...outcome, progress } : outcome
  }

  return {
    buckets: [BUCKET],
    async deliver(deliveries, run) {
      const log: Attempt[] = []
      // When what was read held, however long a contact waits for its turn.
      const at = now()
      const [urgent, others]: [Delivery[], Delivery[]] = [[], []]
      const made = new Map<Delivery, Message>()
      for (const each of deliveries) {
        const { contactId, mirrored, externalId } = each
        const message = mayBeKnown(each) ? messageOf(each, at) : null
        if (message && isKnown(message, mirrored)) {
          run.acknowledge(contactId, { kind: 'confirmed', mirrored, externalId })
          continue
        }
        if (message) made.set(each, message)
        ;(each.urgent ? urgent : others).push(each)
      }
      // Other messages are made when their turn has come: until then a contact is only its decisions.
      const work = async (each: Delivery): Promise<Outcome> => {
        const message = made.get(each) ?? messageOf(each, at)
        if (!message) return { kind: 'dead_letter', reason: 'payload_too_large', refuses: each.urgent }
        return attempt(each, message, run, log)
      }
      const acknowledge = ({ contactId }: Delivery, outcome: Outcome) => run.acknowledge(contactId, outcome)
      await Promise.all([limited.each(true, urgent, work, acknowledge), limited.each(false, others, work, acknowledge)])
      if (log.length > 0) await run.record?.(log)
    },
    async announce({ id, json }, attempts) {
      const headers = sign(id, now(), json)
      const result = await http.send({ method: 'POST', path: url, headers, json, ignoresBody: true })
      const verdict = judge(result, { attempts, refuses: false, random: Math.random() })
      if (verdict.kind === 'taken') return { kind: 'taken' }
      const { outcome } = verdict
      if (outcome.kind !== 'retry') return { kind: 'given_up', reason: outcome.reason }
      const { reason, afterMs = THROTTLED_MS, fault } = outcome
      return { kind: 'later', reason, afterMs, counts: fault !== 'budget' }
    },
    async probe(): Promise<Probe> {
      const problem = URL.canParse(url) ? addressProblem(new URL(url), allowPrivate) : 'not_http'
      if (problem) return { ok: false, paused: true, reason: problem }
      const result = await http.send({ method: 'GET', path: url, ignoresBody: true })
      return result.ok ? { ok: true } : { ok: false, paused: true, reason: result.reason }
    },
    close: () => http.close(),
  }
}
