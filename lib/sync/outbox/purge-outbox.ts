import { inBusiness } from '@/db/client'
import { deleteEndedMessages } from '@/db/queries/outbox/outbox-claims'
import type { SyncDeps } from '@/lib/sync/deps'

/** How long finished messages are kept, in milliseconds: "at most one in 24 hours" is read from them. */
export const OUTBOX_KEPT_MS = 7 * 86_400_000
const BATCH = 1000

/**
 * Deletes the messages of a business that have ended and are past their time, however many they are: their ids contain
 * the numbers of people. It is apart from the sending, which waits for none of it.
 */
export async function purgeOutbox(
  { db, clock }: Pick<SyncDeps, 'db' | 'clock'>,
  businessId: string,
  mayGoOn: () => boolean,
): Promise<void> {
  const before = clock.now() - OUTBOX_KEPT_MS
  let after: string | null = null
  do {
    const part: { before: number; after: string | null; limit: number } = { before, after, limit: BATCH }
    after = await inBusiness(db, businessId, (tx) => deleteEndedMessages(tx, businessId, part))
  } while (after !== null && mayGoOn())
}
