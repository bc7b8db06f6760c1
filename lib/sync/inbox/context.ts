import { inBusiness } from '@/db/client'
import { ensureSender } from '@/db/queries/messages/senders'
import type { Recipient } from '@/lib/backends/whatsapp/events'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

/** One POST while it is worked off. */
export interface InboxContext {
  services: Deps
  businessId: string
  backendId: string
  receivedAt: Instant
  /** Our id of a sender, by Meta's. A number that nobody told us about is one of the business's all the same. */
  senderId(recipient: Recipient): Promise<string>
  count(family: string, outcome: string, by?: number): void
  /** An update could not be worked off, and the others go on. */
  fail(error: unknown): void
}

/** Senders by business and Meta's id: they never change. */
export type SenderCache = Map<string, string>

export function senderLookup(services: Deps, businessId: string, cache: SenderCache): InboxContext['senderId'] {
  return async (recipient) => {
    const key = `${businessId}/${recipient.phoneNumberId}`
    const known = cache.get(key)
    if (known) return known
    const id = await inBusiness(services.db, businessId, (tx) => ensureSender(tx, businessId, newId(), recipient))
    cache.set(key, id)
    return id
  }
}

/** How many contacts of a POST are worked on at once. */
const CONTACTS_AT_ONCE = 6

/** Works on groups side by side, what is in a group one after another. What fails is noted and the rest goes on. */
export async function eachGroup<T>(
  context: InboxContext,
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
