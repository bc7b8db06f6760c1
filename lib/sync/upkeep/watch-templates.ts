import { findDueWatch } from '@/db/queries/template-watch/watch'
import type { Deps } from '@/lib/services/deps'
import { recordWatchAlerts } from '@/lib/services/template-alerts/watch-alerts'
import { attributeLines, LINES } from '@/lib/services/template-watch/attribute-lines'
import { countMessages, MESSAGES } from '@/lib/services/template-watch/count-messages'
import { judgeTemplates } from '@/lib/services/template-watch/judge-templates'
import type { SyncDeps } from '@/lib/sync/deps'

type WatchDeps = Pick<Deps, 'db' | 'clock' | 'settings'>

/**
 * Returns what counts what became known of sent messages, ties refusals to the messages that caused them, and judges
 * the templates of businesses where something changed.
 */
export function createTemplateWatch(
  { db, clock, services }: Pick<SyncDeps, 'db' | 'clock' | 'services'>,
  mayGoOn: () => boolean,
): () => Promise<void> {
  const deps = { db, clock, settings: services.settings }
  return async () => {
    for (const { businessId, kind } of await findDueWatch(deps.db.sql, deps.clock.now())) {
      if (!mayGoOn()) return
      if (kind === 'judge') await judgeAndTell(deps, businessId)
      else if (kind === 'messages') await repeat(() => countMessages(deps, businessId), MESSAGES, mayGoOn)
      else await repeat(() => attributeLines(deps, businessId), LINES, mayGoOn)
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
