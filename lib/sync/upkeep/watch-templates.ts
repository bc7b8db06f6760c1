import { inBusiness } from '@/db/client'
import { deleteOldMessages } from '@/db/queries/template-watch/messages'
import { findDueWatch } from '@/db/queries/template-watch/watch'
import { BoundedMap } from '@/lib/bounded-map'
import type { Deps } from '@/lib/services/deps'
import { recordWatchAlerts } from '@/lib/services/template-alerts/watch-alerts'
import { attributeLines, LINES } from '@/lib/services/template-watch/attribute-lines'
import { countMessages, MESSAGES } from '@/lib/services/template-watch/count-messages'
import { judgeTemplates } from '@/lib/services/template-watch/judge-templates'
import type { SyncDeps } from '@/lib/sync/deps'

type WatchDeps = Pick<Deps, 'db' | 'clock' | 'settings'>

const DAY_MS = 86_400_000
/** Statuses of messages that nobody told us of are kept this long: the message itself may be told late. */
const UNKNOWN_DAYS = 2
const PURGE_EVERY_MS = 3_600_000
const PURGE_BATCH = 1000
const BUSINESSES_MOST = 10_000

/**
 * Returns what counts what became known of sent messages, ties refusals to the messages that caused them, and judges
 * the templates of businesses where something changed.
 */
export function createTemplateWatch(
  { db, clock, services }: Pick<SyncDeps, 'db' | 'clock' | 'services'>,
  mayGoOn: () => boolean,
): () => Promise<void> {
  const deps = { db, clock, settings: services.settings }
  /** When the old messages of each business were last deleted. */
  const purgedAt = new BoundedMap<number>(BUSINESSES_MOST)
  return async () => {
    for (const { businessId, kind } of await findDueWatch(deps.db.sql, deps.clock.now())) {
      if (!mayGoOn()) return
      if (kind === 'judge') await judgeAndTell(deps, businessId)
      else if (kind === 'messages') await repeat(() => countMessages(deps, businessId), MESSAGES, mayGoOn)
      else await repeat(() => attributeLines(deps, businessId), LINES, mayGoOn)
      const now = deps.clock.now()
      if (now - (purgedAt.get(businessId) ?? 0) <= PURGE_EVERY_MS) continue
      purgedAt.set(businessId, now)
      await purgeMessages(deps, businessId, mayGoOn)
    }
  }
}

/** After a stop between the two, the alerts follow the next judging: the states stay. */
async function judgeAndTell(deps: WatchDeps, businessId: string): Promise<void> {
  if (await judgeTemplates(deps, businessId)) await recordWatchAlerts(deps, businessId)
}

async function repeat(step: () => Promise<number>, full: number, mayGoOn: () => boolean): Promise<void> {
  for (let done = full; done === full && mayGoOn();) done = await step()
}

/** Deletes the messages of a business that are past their time: what was counted of them stays. */
export async function purgeMessages(deps: WatchDeps, businessId: string, mayGoOn: () => boolean): Promise<void> {
  const now = deps.clock.now()
  const { sentMessageDays } = deps.settings
  const limits = {
    before: now - sentMessageDays * DAY_MS,
    unknownBefore: now - UNKNOWN_DAYS * DAY_MS,
    limit: PURGE_BATCH,
  }
  for (let deleted = PURGE_BATCH; deleted === PURGE_BATCH && mayGoOn();)
    deleted = await inBusiness(deps.db, businessId, (tx) => deleteOldMessages(tx, businessId, limits))
}
