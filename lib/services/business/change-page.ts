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

/** What a change of the page came to. */
export interface PageChange<T> {
  result: T
  /** What the audit log tells; null: nothing was changed. */
  entry: AuditEntry | null
  /** Topics whose decisions may be others now: backends that show them follow. */
  topicIds?: readonly string[]
}

/**
 * Changes what the page shows of a business, one change of a business at a time. Whatever follows from it is done here,
 * in the same transaction, so that no use case can forget it: the notices are published, the configuration has a new
 * version, backends follow the topics, the audit log tells of it. After the commit the workers are woken and the test
 * business follows.
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
  // The change is made: a test business that can't follow right now must not make it look as if it were not.
  await followInTestBusiness(deps, businessId).catch((err: unknown) => {
    deps.log.warn({ err, businessId }, 'the test business of a business did not follow a change')
  })
  return result
}
