import { findDueWatch } from '@/db/queries/template-watch/watch'
import type { Deps } from '@/lib/services/deps'
import { recordWatchAlerts } from '@/lib/services/template-alerts/watch-alerts'
import { countMessages, MESSAGES } from '@/lib/services/template-watch/count-messages'
import { judgeTemplates } from '@/lib/services/template-watch/judge-templates'
import type { SyncDeps } from '@/lib/sync/deps'
import { followLines } from './follow-lines'
import { forEachDue } from './for-each-due'

type WatchDeps = Pick<Deps, 'db' | 'clock' | 'settings'>

/**
 * Returns what counts what became known of sent messages, ties refusals to the messages that caused them, and judges
 * the templates of businesses where something changed. A business that fails keeps no other from its turn.
 */
export function createTemplateWatch(
  { db, clock, services }: Pick<SyncDeps, 'db' | 'clock' | 'services'>,
  mayGoOn: () => boolean,
): () => Promise<void> {
  const deps = { db, clock, settings: services.settings }
  return async () =>
    forEachDue(await findDueWatch(db.sql, clock.now()), mayGoOn, async ({ businessId, kind }) => {
      if (kind === 'judge') await judgeAndTell(deps, businessId)
      else if (kind === 'lines') await followLines({ db, clock, services }, businessId, mayGoOn, 'watch')
      else for (let done = MESSAGES; done === MESSAGES && mayGoOn();) done = await countMessages(deps, businessId)
    })
}

/** After a stop between the two, the alerts follow the next judging: the states stay. */
async function judgeAndTell(deps: WatchDeps, businessId: string): Promise<void> {
  if (await judgeTemplates(deps, businessId)) await recordWatchAlerts(deps, businessId)
}
