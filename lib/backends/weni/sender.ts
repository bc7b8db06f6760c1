import type { DeliveryRun } from '../backend'
import type { createLimiter } from '../limiter'
import type { WeniApi, WeniRequest, WeniResult } from './api'
import type { Problem } from './judge'

export type Sent = { result: WeniResult } | { problem: Problem } | { released: true }

export type Send = (request: WeniRequest, bucket: string, urgent: boolean) => Promise<Sent>

/** Sends one request when the hour's budget, the number in flight and the claim's time allow it. */
export function sender(api: WeniApi, run: DeliveryRun, limited: ReturnType<typeof createLimiter>): Send {
  return async (request, bucket, urgent) => {
    if (!run.mayStart()) return { released: true }
    const waitMs = await run.budget.take(bucket, urgent)
    if (waitMs > 0) {
      return { problem: { kind: 'retry', reason: 'budget', refuses: urgent, fault: 'budget', afterMs: waitMs } }
    }
    return limited(urgent, async () => {
      if (!run.mayStart()) return { released: true }
      const result = await api.send(request)
      if (result.ok && result.reply.status === 429) run.budget.block(bucket, result.reply.retryAfterMs ?? 60_000)
      return { result }
    })
  }
}
