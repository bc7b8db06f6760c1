import type { DeliveryRun } from '@/lib/backends/backend'
import type { Limiter } from '@/lib/backends/limiter'
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

export interface Send {
  (request: WeniRequest, turn: Turn): Promise<Sent>
  /**
   * Sends a request for each item, as if each was asked for by itself now, and makes it when its turn has come. Every
   * turn is as urgent as `urgent` says. `then` gets what became of it.
   */
  each<Item>(
    urgent: boolean,
    items: readonly Item[],
    ask: (item: Item) => { request: WeniRequest; turn: Turn },
    then: (item: Item, sent: Sent) => void | Promise<void>,
  ): Promise<void>
}

/**
 * Sends one request when the number in flight, the claim's time and the hour's budget allow it. The budget is taken
 * last: a request that is counted before it queues might reach the backend in a later hour than the one it was counted
 * in.
 */
export function sender(api: WeniApi, run: Pick<DeliveryRun, 'budget' | 'mayStart' | 'asked'>, limited: Limiter): Send {
  async function send(request: WeniRequest, { bucket, urgent, about, failsAlone = false }: Turn): Promise<Sent> {
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
  }
  const sendOne = (request: WeniRequest, turn: Turn) => limited(turn.urgent, () => send(request, turn))
  return Object.assign(sendOne, {
    each: <Item>(
      urgent: boolean,
      items: readonly Item[],
      ask: (item: Item) => { request: WeniRequest; turn: Turn },
      then: (item: Item, sent: Sent) => void | Promise<void>,
    ) => {
      const work = (item: Item) => {
        const { request, turn } = ask(item)
        return send(request, turn)
      }
      return limited.each(urgent, items, work, then)
    },
  })
}

/**
 * Whether the backend answered for this contact: a backend that can't be reached, or says that it is away, fails for
 * every contact.
 */
function wasReached(result: WeniResult): boolean {
  return result.ok ? result.reply.status !== 503 : result.sent
}
