import { replayMarks } from '@/db/queries/sync/sync-settle'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/**
 * Tries all dead letters of one backend again: contacts whose delivery was given up. Returns how many.
 * @throws AppError `not_allowed` (403)
 */
export async function replayDeadLetters(deps: Deps, caller: Caller, backendId: string): Promise<number> {
  const { businessId } = caller
  const contacts = await inBusinessOrThrow(deps, caller, 'backends.replay', async (tx) => {
    const count = await replayMarks(tx, businessId, backendId, deps.clock.now())
    const subject = { kind: 'backend', id: backendId } as const
    if (count > 0)
      await recordAudit(deps, tx, caller, { action: 'backend.replayed', subject, changes: { contacts: count } })
    return count
  })
  if (contacts > 0) deps.wakeSync(businessId)
  return contacts
}
