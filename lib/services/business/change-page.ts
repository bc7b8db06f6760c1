import type { Tx } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { AppError } from '@/lib/errors'
import { mirrorTopicChange } from '@/lib/services/backends/mirror-topic-change'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { type AuditEntry, recordAudit } from '@/lib/services/callers/record-audit'
import type { Right } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { followInTestBusiness } from './ensure-test-business'
import { publishNotices } from './publish-notices'
import { refuseWhileClosing } from './refuse-closing'

/** The result of a change of the page. */
export interface PageChange<T> {
  result: T
  /** The entry for the audit log; null if nothing was changed. */
  entry: AuditEntry | null
  /** Topics whose decisions may have changed, so that backends which show them must be updated. */
  topicIds?: readonly string[]
}

/**
 * Changes what the page shows of a business, one change of a business at a time. All that must follow is done here, in
 * the same transaction, so that no use case can forget it: the notices are published, the configuration gets a new
 * version, backends are updated with the topics, and the audit log gets its entry. After the commit the workers are
 * woken and the test business is updated.
 * @throws AppError `business_closing` (409), for changes of topics while the business is being closed
 */
export async function changePage<T>(
  deps: Deps,
  caller: Caller,
  right: Right,
  change: (tx: Tx, config: BusinessConfig) => Promise<PageChange<T>>,
): Promise<T | NotAllowed> {
  const { businessId } = caller
  let isChanged = false
  const result = await inBusinessFor(deps, caller, right, async (tx) => {
    await lockBusiness(tx, businessId)
    const config = await readConfig(tx, businessId)
    if (!config) throw new AppError('business_not_found', { message: 'no such business', status: 404 })
    // Who keeps the business finds every topic as it was.
    if (right === 'topics.write' || right === 'topics.list' || right === 'topics.pause') refuseWhileClosing(config)
    const changed = await change(tx, config)
    isChanged = changed.entry !== null
    if (changed.entry !== null) {
      await publishNotices(tx, businessId, deps.clock.now())
      for (const topicId of changed.topicIds ?? []) await mirrorTopicChange(deps, tx, businessId, topicId)
      await recordAudit(deps, tx, caller, changed.entry)
    }
    return changed.result
  })
  if (!isChanged) return result
  deps.wakeSync(businessId)
  // The change is committed, so a test business that cannot be updated right now must not make it look like a failure.
  await followInTestBusiness(deps, businessId).catch((err: unknown) => {
    deps.log.warn({ err, businessId }, 'the test business of a business did not follow a change')
  })
  return result
}
