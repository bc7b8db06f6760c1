import { replayMarks } from '@/db/queries/sync/sync-settle'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/** `count`: how many contacts are tried again. */
export type ReplayedDeadLetters = { outcome: 'replayed'; count: number } | NotAllowed

/** Tries all dead letters of one backend again: contacts whose delivery was given up. */
export async function replayDeadLetters(deps: Deps, caller: Caller, backendId: string): Promise<ReplayedDeadLetters> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'backends.replay', async (tx): Promise<ReplayedDeadLetters> => {
    const count = await replayMarks(tx, businessId, backendId, deps.clock.now())
    const subject = { kind: 'backend', id: backendId } as const
    if (count > 0)
      await recordAudit(deps, tx, caller, { action: 'backend.replayed', subject, changes: { contacts: count } })
    return { outcome: 'replayed', count }
  })
  if (result.outcome === 'replayed' && result.count > 0) deps.wakeSync(businessId)
  return result
}
