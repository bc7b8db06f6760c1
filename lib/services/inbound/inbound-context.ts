import { inBusiness } from '@/db/client'
import { ensureSender } from '@/db/queries/messages/senders'
import type { Recipient } from '@/lib/backends/whatsapp/events'
import type { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

/** Where a POST came from, and when. */
export interface InboundPost {
  businessId: string
  backendId: string
  receivedAt: Instant
}

/** One POST of a WhatsApp account while it is applied. */
export interface InboundContext extends InboundPost {
  deps: Deps
  /** Our id of a sender, by Meta's. A number that nobody told us about is one of the business's all the same. */
  senderId(recipient: Recipient): Promise<string>
  /** Counts what became of an update, for the metrics. */
  count(family: string, outcome: string, by?: number): void
  /** An update could not be applied, and the others go on. */
  fail(error: unknown): void
}

/** Ids of senders by business and Meta's id: they never change. */
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

/** How many contacts of a POST are worked on at once. */
const CONTACTS_AT_ONCE = 6

/** Works on groups side by side, and on what is in a group one after another. What fails is kept, and the rest goes on. */
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
