import { inBusiness } from '@/db/client'
import { claimInbox, findDueInboxes, type InboxKind } from '@/db/queries/inbox/inbox'
import { BoundedMap } from '@/lib/bounded-map'
import type { SyncDeps } from '@/lib/sync/deps'
import { LATE_MS, PROGRESS_AT_ONCE, QUICK_ATTEMPTS, workProgress, workRow } from './work-row'

/** How often POSTs of one business are claimed before the next business has its turn. */
const TURNS = 4
/** What is looked for when no other POST is due: by turns, so that neither waits for the end of the other. */
const PROGRESS: readonly (readonly InboxKind[])[] = [
  ['progress', 'tried_progress'],
  ['tried_progress', 'progress'],
]
const BUSINESSES_AT_ONCE = 3
/** The most ids of senders that a worker keeps in memory. */
const SENDERS_MOST = 10_000
/** Of how many businesses a worker remembers how large their POSTs of statuses are. */
const LIMITS_MOST = 10_000

type InboxDeps = Pick<SyncDeps, 'services' | 'clock' | 'timing' | 'metrics'>

export interface InboxWorker {
  /** Processes everything that is due now. */
  look(): Promise<void>
}

/**
 * Processes what backends posted. Rows are claimed for each business a few times in a row, so that a long queue of one
 * business delays no other. Statuses that say how far messages got wait behind all others, and are processed together.
 */
export function createInboxWorker(deps: InboxDeps, mayGoOn: () => boolean): InboxWorker {
  const senders = new BoundedMap<string>(SENDERS_MOST)
  const limits = new BoundedMap<number>(LIMITS_MOST)
  const { services, metrics } = deps
  const count = (family: string, outcome: string, by = 1) => metrics.inbound.inc({ family, outcome }, by)

  const workBusiness = async (businessId: string): Promise<void> => {
    for (let turn = 0; turn < TURNS && mayGoOn(); turn++) {
      const now = deps.clock.now()
      // One row at a time, except for statuses, so that a worker that stops leaves few claims behind.
      const late = { attempts: QUICK_ATTEMPTS, until: now + LATE_MS }
      const most = limits.get(businessId) ?? PROGRESS_AT_ONCE
      const claim = { now, until: now + deps.timing.leaseMs, late }
      const claimed = await inBusiness(services.db, businessId, async (tx) => {
        for (const kind of ['words', ...(PROGRESS[turn % 2] ?? [])] as const) {
          const limit = kind === 'progress' ? most : 1
          const rows = await claimInbox(tx, businessId, kind, { ...claim, limit })
          if (rows.length > 0) return { kind, rows }
        }
        return null
      })
      if (!claimed) return
      const { kind, rows } = claimed
      if (kind === 'progress')
        limits.set(businessId, await workProgress(services, businessId, rows, most, { senders, count }))
      else for (const row of rows) await workRow(services, businessId, row, { senders, count })
    }
  }

  return {
    async look() {
      let due = await findDueInboxes(services.db.sql, deps.clock.now())
      while (due.length > 0 && mayGoOn()) {
        const waiting = [...due]
        const runner = async () => {
          for (let businessId = waiting.shift(); businessId && mayGoOn(); businessId = waiting.shift())
            await workBusiness(businessId)
        }
        await Promise.all(Array.from({ length: Math.min(BUSINESSES_AT_ONCE, due.length) }, runner))
        due = await findDueInboxes(services.db.sql, deps.clock.now())
      }
    },
  }
}
