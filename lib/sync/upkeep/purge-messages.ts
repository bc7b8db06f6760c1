import { inBusiness } from '@/db/client'
import { deleteOldInbox, type OldInbox } from '@/db/queries/inbox/inbox'
import { findBusinessesWithOldMessages } from '@/db/queries/inbox/old-messages'
import { deleteOldEvents } from '@/db/queries/inbox/seen-events'
import type { Instant } from '@/lib/consent/types'
import type { SyncDeps } from '@/lib/sync/deps'
import { ENDING_DAYS, KEPT_DAYS } from '@/lib/sync/inbox/work-row'
import { OUTBOX_KEPT_MS, purgeOutbox } from '@/lib/sync/outbox/purge-outbox'
import { purgeSentMessages, sentMessageLimits } from './purge-sent-messages'

const DAY_MS = 86_400_000
/**
 * Meta delivers late and twice for 7 days (docs/reference/whatsapp.md, 0). Repeats are recognised a day longer than
 * that.
 */
const SEEN_DAYS = 8
const DONE_DAYS = 8
const BATCH = 1000

type PurgeDeps = Pick<SyncDeps, 'db' | 'clock' | 'metrics'> & { services: Pick<SyncDeps['services'], 'settings'> }

/**
 * Deletes what WhatsApp posted, and what was sent, once it is past its time: also in a business that receives nothing
 * any more. It is apart from the reading of what was posted, which waits for none of it.
 */
export async function purgeOldMessages(deps: PurgeDeps, mayGoOn: () => boolean): Promise<void> {
  const now = deps.clock.now()
  const sent = sentMessageLimits(deps.services.settings, now)
  const old = await findBusinessesWithOldMessages(deps.db.sql, {
    ...postLimits(now),
    ownBefore: now - OUTBOX_KEPT_MS,
    sentBefore: sent.before,
    unknownBefore: sent.unknownBefore,
  })
  for (const businessId of old) {
    if (!mayGoOn()) return
    await purgeMessagesOf(deps, businessId, mayGoOn)
  }
}

/** Returns before which moments POSTs, and noted events, are past their time. */
const postLimits = (now: Instant) => ({
  postedBefore: now - DONE_DAYS * DAY_MS,
  seenBefore: now - SEEN_DAYS * DAY_MS,
})

/** Deletes the rows of one business that are past their time. */
export async function purgeMessagesOf(deps: PurgeDeps, businessId: string, mayGoOn: () => boolean): Promise<void> {
  const { db, clock, services, metrics } = deps
  await purgeSentMessages({ db, clock, settings: services.settings }, businessId, mayGoOn)
  await purgeOutbox({ db, clock }, businessId, mayGoOn)
  const now = clock.now()
  const { postedBefore, seenBefore } = postLimits(now)
  const setAside = { setAsideBefore: now - KEPT_DAYS * DAY_MS, endingBefore: now - ENDING_DAYS * DAY_MS }
  const limits = { before: postedBefore, ...setAside, limit: BATCH }
  let after: string | null = null
  do {
    const from: string | null = after
    const old: OldInbox = await inBusiness(db, businessId, (tx) =>
      deleteOldInbox(tx, businessId, { ...limits, after: from }),
    )
    for (const { onlyProgress } of old.ending)
      metrics.inbound.inc({ family: onlyProgress ? 'post_of_statuses' : 'post', outcome: 'ending' })
    after = old.next
  } while (after !== null && mayGoOn())
  let deleted = BATCH
  while (deleted >= BATCH && mayGoOn())
    deleted = await inBusiness(db, businessId, (tx) => deleteOldEvents(tx, businessId, seenBefore, BATCH))
}
