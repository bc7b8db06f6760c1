import { inBusiness } from '@/db/client'
import { claimInbox, deleteOldInbox, findDueInboxes, type InboxKind } from '@/db/queries/inbox/inbox'
import { deleteOldEvents } from '@/db/queries/inbox/seen-events'
import { BoundedMap } from '@/lib/bounded-map'
import type { SyncDeps } from '@/lib/sync/deps'
import { purgeOutbox } from '@/lib/sync/outbox/purge-outbox'
import { purgeMessages } from '@/lib/sync/upkeep/watch-templates'
import { KEPT_DAYS, LATE_MS, QUICK_ATTEMPTS, workProgress, workRow } from './work-row'

/** How often POSTs of one business are claimed before the next business has its turn. */
const SHARE = 4
/** The most POSTs of statuses that are claimed at once, and processed together. */
const PROGRESS_AT_ONCE = 100
/** What is looked for when no other POST is due: by turns, so that neither waits for the end of the other. */
const PROGRESS: readonly (readonly InboxKind[])[] = [
  ['progress', 'tried_progress'],
  ['tried_progress', 'progress'],
]
const BUSINESSES_AT_ONCE = 3
const DAY_MS = 86_400_000
/**
 * Meta delivers late and twice for 7 days (docs/reference/whatsapp.md, 0). Repeats are recognised a day longer than
 * that.
 */
const SEEN_DAYS = 8
const DONE_DAYS = 8
const PURGE_EVERY_MS = 3_600_000
const PURGE_BATCH = 1000
/** The most ids of senders, and the most businesses, that a worker keeps in memory. */
const SENDERS_MOST = 10_000
const BUSINESSES_MOST = 10_000

type InboxDeps = Pick<SyncDeps, 'services' | 'clock' | 'timing' | 'metrics'>

export interface InboxWorker {
  /** Processes everything that is due now. */
  look(): Promise<void>
  /** Deletes the rows of these businesses that are past their time. */
  purge(businessIds: readonly string[]): Promise<void>
}

/**
 * Processes what backends posted. Rows are claimed for each business in small shares, so that a long queue of one
 * business delays no other. Statuses that say how far messages got wait behind all others, and are processed together.
 */
export function createInboxWorker(deps: InboxDeps, mayGoOn: () => boolean): InboxWorker {
  const senders = new BoundedMap<string>(SENDERS_MOST)
  const { services, metrics } = deps
  const count = (family: string, outcome: string, by = 1) => metrics.inbound.inc({ family, outcome }, by)
  /** When the old rows of each business were last deleted. */
  const purgedAt = new BoundedMap<number>(BUSINESSES_MOST)

  const workShare = async (businessId: string): Promise<void> => {
    for (let turn = 0; turn < SHARE && mayGoOn(); turn++) {
      const now = deps.clock.now()
      // One row at a time, except for statuses, so that a worker that stops leaves few claims behind.
      const late = { attempts: QUICK_ATTEMPTS, until: now + LATE_MS }
      const claim = { now, until: now + deps.timing.leaseMs, late }
      const claimed = await inBusiness(services.db, businessId, async (tx) => {
        for (const kind of ['words', ...(PROGRESS[turn % 2] ?? [])] as const) {
          const limit = kind === 'progress' ? PROGRESS_AT_ONCE : 1
          const rows = await claimInbox(tx, businessId, kind, { ...claim, limit })
          if (rows.length > 0) return { kind, rows }
        }
        return null
      })
      if (!claimed) return
      const { kind, rows } = claimed
      if (kind === 'progress') await workProgress(services, businessId, rows, { senders, count })
      else for (const row of rows) await workRow(services, businessId, row, { senders, count })
    }
  }

  const purge = async (businessIds: readonly string[]): Promise<void> => {
    const now = deps.clock.now()
    for (const businessId of businessIds) {
      await purgeMessages({ ...services, clock: deps.clock }, businessId, mayGoOn)
      await purgeOutbox({ db: services.db, clock: deps.clock }, businessId, mayGoOn)
      const limits = {
        before: now - DONE_DAYS * DAY_MS,
        setAsideBefore: now - KEPT_DAYS * DAY_MS,
        limit: PURGE_BATCH,
      }
      let after: string | null = null
      do {
        const from: string | null = after
        after = await inBusiness(services.db, businessId, (tx) =>
          deleteOldInbox(tx, businessId, { ...limits, after: from }),
        )
      } while (after !== null && mayGoOn())
      let deleted = PURGE_BATCH
      while (deleted >= PURGE_BATCH && mayGoOn()) {
        deleted = await inBusiness(services.db, businessId, (tx) =>
          deleteOldEvents(tx, businessId, now - SEEN_DAYS * DAY_MS, PURGE_BATCH),
        )
      }
    }
  }

  return {
    purge,
    async look() {
      let due = await findDueInboxes(services.db.sql, deps.clock.now())
      const met = new Set<string>(due)
      while (due.length > 0 && mayGoOn()) {
        const waiting = [...due]
        const runner = async () => {
          for (let businessId = waiting.shift(); businessId && mayGoOn(); businessId = waiting.shift())
            await workShare(businessId)
        }
        await Promise.all(Array.from({ length: Math.min(BUSINESSES_AT_ONCE, due.length) }, runner))
        due = await findDueInboxes(services.db.sql, deps.clock.now())
        for (const businessId of due) met.add(businessId)
      }
      const now = deps.clock.now()
      // Only the tables of businesses that received something grow, so only their old rows are deleted.
      const old = [...met].filter((businessId) => now - (purgedAt.get(businessId) ?? 0) > PURGE_EVERY_MS)
      for (const businessId of old) purgedAt.set(businessId, now)
      await purge(old)
    },
  }
}
