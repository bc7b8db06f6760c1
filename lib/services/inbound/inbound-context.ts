import { inBusiness } from '@/db/client'
import { ensureSender } from '@/db/queries/messages/senders'
import type { Recipient } from '@/lib/backends/whatsapp/events'
import type { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

/** The account that sent a POST, and when it arrived. */
export interface InboundPost {
  businessId: string
  backendId: string
  receivedAt: Instant
}

/** One POST of a WhatsApp account while it is applied. */
export interface InboundContext extends InboundPost {
  deps: Deps
  /**
   * Returns our id of a sender, by Meta's phone number id. A number that is not known yet is recorded as a sender of
   * the business.
   */
  senderId(recipient: Recipient): Promise<string>
  /** Counts the outcome of an update, for the metrics. */
  count(family: string, outcome: string, by?: number): void
  /** Records the error of an update that could not be applied; the others go on. */
  fail(error: unknown): void
}

/** The ids of senders by business and Meta's phone number id. They never change. */
export type SenderCache = BoundedMap<string>

export function senderLookup(deps: Deps, businessId: string, cache: SenderCache): InboundContext['senderId'] {
  return async (recipient) => {
    const key = `${businessId}/${recipient.phoneNumberId}`
    const known = cache.get(key)
    if (known) return known
    const id = await inBusiness(deps.db, businessId, (tx) => ensureSender(tx, businessId, newId(), recipient))
    cache.set(key, id)
    return id
  }
}

/** How many groups of a POST are processed at the same time. */
const CONTACTS_AT_ONCE = 6

/**
 * Processes groups concurrently, and the items of a group one after another. An error is recorded, and the rest goes
 * on.
 */
export async function eachGroup<T>(
  context: InboundContext,
  groups: Iterable<readonly T[]>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...groups]
  const runner = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      for (const item of group) await work(item).catch((error: unknown) => context.fail(error))
    }
  }
  await Promise.all(Array.from({ length: Math.min(CONTACTS_AT_ONCE, waiting.length) }, runner))
}
