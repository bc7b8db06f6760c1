import { lockBackend } from '@/db/queries/backends/backend-config'
import { hastenPoll } from '@/db/queries/sync/polls'
import { readLatestReconciliation } from '@/db/queries/sync/reconciliations'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type StartedReading =
  | { outcome: 'started' }
  /** `running`: one is in progress, and goes on. `not_readable`: this kind keeps no record to compare with. */
  | { outcome: 'running' | 'disabled' | 'not_readable' | 'unknown_backend' }
  | NotAllowed

/**
 * Lets the workers read all contacts of a backend now, and not only in the night: each is compared with what was last
 * written there. A refusal found there is recorded, and what somebody changed there is written again.
 */
export async function startReading(deps: Deps, caller: Caller, backendId: string): Promise<StartedReading> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'backends.replay', async (tx): Promise<StartedReading> => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (!backend) return { outcome: 'unknown_backend' }
    if (backend.kind !== 'weni') return { outcome: 'not_readable' }
    if (backend.status === 'disabled') return { outcome: 'disabled' }
    const latest = await readLatestReconciliation(tx, businessId, backendId)
    if (latest && latest.endedAt === null) return { outcome: 'running' }
    await hastenPoll(tx, businessId, backendId, 'reconcile', deps.clock.now())
    await recordAudit(deps, tx, caller, {
      action: 'backend.reading_started',
      subject: { kind: 'backend', id: backendId },
    })
    return { outcome: 'started' }
  })
  if (result.outcome === 'started') deps.wakeSync(businessId)
  return result
}
