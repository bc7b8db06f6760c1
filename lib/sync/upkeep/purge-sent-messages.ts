import { inBusiness } from '@/db/client'
import { deleteOldMessages } from '@/db/queries/template-watch/messages'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'

const DAY_MS = 86_400_000
/** Statuses of messages that nobody told us of are kept this long: the message itself may be told late. */
const UNKNOWN_DAYS = 2
const BATCH = 1000

/** Returns before which moments messages, and statuses of unknown ones, are past their time. */
export function sentMessageLimits({ sentMessageDays }: Pick<Deps['settings'], 'sentMessageDays'>, now: Instant) {
  return { before: now - sentMessageDays * DAY_MS, unknownBefore: now - UNKNOWN_DAYS * DAY_MS }
}

/** Deletes the messages of a business that are past their time: what was counted of them stays. */
export async function purgeSentMessages(
  { db, clock, settings }: Pick<Deps, 'db' | 'clock' | 'settings'>,
  businessId: string,
  mayGoOn: () => boolean,
): Promise<void> {
  const limits = { ...sentMessageLimits(settings, clock.now()), limit: BATCH }
  for (let deleted = BATCH; deleted === BATCH && mayGoOn();)
    deleted = await inBusiness(db, businessId, (tx) => deleteOldMessages(tx, businessId, limits))
}
