import { CHECKPOINT_MS } from '@/lib/services/transparency-log/logs'
import { SYNC_CHANNEL } from '@/lib/services/wake-sync'
import { createDeliveries } from './delivery/deliver-all'
import { promoteAllRechecks } from './delivery/promote-rechecks'
import type { SyncDeps } from './deps'
import { answerFrontDoors } from './front-door/answer-front-doors'
import { createImportWorker } from './imports/work-imports'
import { createInboxWorker } from './inbox/work-inbox'
import { createOutboxWorker } from './outbox/work-outbox'
import { createPress } from './press'
import { createPoller } from './reconcile/poll-all'
import type { Job } from './run-jobs'
import { createTreeSigning } from './transparency-log/sign-trees'
import { closeDueBusinesses } from './upkeep/close-businesses'
import { countFigures } from './upkeep/count-figures'
import { eraseClosedBusinesses } from './upkeep/erase-closed'
import { feedAll } from './upkeep/feed-lines'
import { followTopics } from './upkeep/follow-topics'
import { measureRefusals } from './upkeep/measure-refusals'
import { purgeApiRows } from './upkeep/purge-api-rows'
import { purgeDataCodes } from './upkeep/purge-data-codes'
import { purgeDrafts } from './upkeep/purge-drafts'
import { purgeEvidence } from './upkeep/purge-evidence'
import { purgeOldMessages } from './upkeep/purge-messages'
import { purgeReviews } from './upkeep/purge-reviews'
import { sendAlerts } from './upkeep/send-alerts'
import { createTemplateSync } from './upkeep/sync-templates'
import { createTemplateWatch } from './upkeep/watch-templates'

/** From one look at what waits, for the metrics, to the next. */
const MEASURE_MS = 15_000
/** From one deletion of expired rows to the next. */
const PURGE_MS = 60 * 60_000

/**
 * Returns all jobs of the sync worker. `mayGoOn` returns false once the worker stops. Each job asks it between two
 * steps, so that no step is left half done.
 */
export function syncJobs(deps: SyncDeps, mayGoOn: () => boolean): readonly Job[] {
  const deliveries = createDeliveries(deps, mayGoOn)
  const inbox = createInboxWorker(deps, mayGoOn)
  const outbox = createOutboxWorker(deps)
  const imports = createImportWorker(deps)
  const poller = createPoller(deps)
  const templates = createTemplateSync(deps)
  const signing = createTreeSigning(deps, mayGoOn)
  const press = createPress(deps.clock)
  const feed = async () => press.note(await feedAll(deps, mayGoOn))
  const count = press.yielding(() => countFigures(deps, mayGoOn))
  const watch = press.yielding(createTemplateWatch(deps, mayGoOn))
  const recheck = async () => {
    if (await promoteAllRechecks(deps, mayGoOn)) await deliveries.look()
  }
  const follow = async () => {
    while (mayGoOn() && (await followTopics(deps, mayGoOn))) await deliveries.look()
  }
  const { pollMs, restMs } = deps.timing
  const onSync = SYNC_CHANNEL
  return [
    { name: 'receive', everyMs: pollMs, wokenBy: onSync, restMs, run: () => inbox.look() },
    {
      name: 'deliver',
      everyMs: pollMs,
      wokenBy: onSync,
      restMs: () => deliveries.restMs(),
      run: () => deliveries.look(),
      stop: () => deliveries.stop(),
    },
    { name: 'recheck', everyMs: pollMs, wokenBy: null, run: recheck },
    { name: 'feed', everyMs: pollMs, wokenBy: onSync, restMs, run: feed },
    { name: 'measure', everyMs: MEASURE_MS, wokenBy: null, run: () => measureRefusals(deps) },
    { name: 'checkpoint', everyMs: CHECKPOINT_MS, wokenBy: null, run: () => signing.look() },
    { name: 'count', everyMs: pollMs, wokenBy: null, run: count },
    { name: 'watch_templates', everyMs: pollMs, wokenBy: null, run: watch },
    { name: 'send', everyMs: pollMs, wokenBy: onSync, restMs, run: () => outbox.look(), stop: () => outbox.stop() },
    { name: 'front_door', everyMs: pollMs, wokenBy: null, run: () => answerFrontDoors(deps, mayGoOn) },
    { name: 'follow_topics', everyMs: pollMs, wokenBy: onSync, restMs, run: follow },
    { name: 'read', everyMs: pollMs, wokenBy: null, run: () => poller.look(), stop: () => poller.stop() },
    { name: 'templates', everyMs: pollMs, wokenBy: null, run: () => templates.look(), stop: () => templates.stop() },
    { name: 'alert', everyMs: pollMs, wokenBy: null, run: () => sendAlerts(deps, mayGoOn) },
    { name: 'import', everyMs: pollMs, wokenBy: null, run: () => imports.look(), stop: () => imports.stop() },
    { name: 'close_businesses', everyMs: PURGE_MS, wokenBy: null, run: () => closeDueBusinesses(deps, mayGoOn) },
    { name: 'erase_closed', everyMs: PURGE_MS, wokenBy: null, run: () => eraseClosedBusinesses(deps, mayGoOn) },
    { name: 'purge_evidence', everyMs: PURGE_MS, wokenBy: null, run: () => purgeEvidence(deps, mayGoOn) },
    { name: 'purge_reviews', everyMs: PURGE_MS, wokenBy: null, run: () => purgeReviews(deps, mayGoOn) },
    { name: 'purge_drafts', everyMs: PURGE_MS, wokenBy: null, run: () => purgeDrafts(deps, mayGoOn) },
    { name: 'purge_messages', everyMs: PURGE_MS, wokenBy: null, run: () => purgeOldMessages(deps, mayGoOn) },
    { name: 'purge_data_codes', everyMs: PURGE_MS, wokenBy: null, run: () => purgeDataCodes(deps, mayGoOn) },
    { name: 'purge_api_rows', everyMs: PURGE_MS, wokenBy: null, run: () => purgeApiRows(deps, mayGoOn) },
  ]
}
