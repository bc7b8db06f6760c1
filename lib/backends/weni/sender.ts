import type { DeliveryRun } from '@/lib/backends/backend'
import type { createLimiter } from '@/lib/backends/limiter'
import type { WeniApi, WeniRequest, WeniResult } from './api'
import { DEFAULT_RETRY_AFTER_MS, isServed, type Problem } from './judge'

export type Sent = { result: WeniResult } | { problem: Problem } | { released: true }

/** The priority of a request, and what it is for. */
export interface Turn {
  bucket: string
  urgent: boolean
  /** The contact that the request is for; of many, one of them. */
  about: string
  /** An endpoint that may fail alone: its failures must not hold up what is written by others. */
  failsAlone?: boolean
}

export type Send = (request: WeniRequest, turn: Turn) => Promise<Sent>

/**
 * Sends one request when the number in flight, the claim's time and the hour's budget allow it. The budget is taken
 * last: a request that is counted before it queues might reach the backend in a later hour than the one it was counted
 * in.
 */
export function sender(
  api: WeniApi,
  run: Pick<DeliveryRun, 'budget' | 'mayStart' | 'asked'>,
  limited: ReturnType<typeof createLimiter>,
): Send {
  return (request, { bucket, urgent, about, failsAlone = false }) =>
    limited(urgent, async () => {
      if (!run.mayStart()) return { released: true }
      const taken = run.budget.take(bucket, urgent)
      const waitMs = typeof taken === 'number' ? taken : await taken
      if (waitMs > 0) {
        return { problem: { kind: 'retry', reason: 'budget', refuses: urgent, fault: 'budget', afterMs: waitMs } }
      }
      const result = await api.send(request)
      if (result.ok && result.reply.status === 429) {
        const { retryAfterMs } = result.reply
        run.budget.block(bucket, retryAfterMs ?? DEFAULT_RETRY_AFTER_MS, retryAfterMs !== null)
      }
      const served = isServed(result)
      if (served === true || (served === false && !(failsAlone && wasReached(result)))) run.asked(about, served)
      return { result }
    })
}

/**
 * Whether the backend answered for this contact: a backend that can't be reached, or says that it is away, fails for
 * every contact.
 */
function wasReached(result: WeniResult): boolean {
  return result.ok ? result.reply.status !== 503 : result.sent
}
