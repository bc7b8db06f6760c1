import { setTimeout as sleep } from 'node:timers/promises'
import { inBusiness, type Tx } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import { moveBackendStatus, openBackend } from '@/db/queries/backends/backend-status'
import { findUnreadReason, isHeldReason } from '@/db/queries/backends/held-backends'
import { readMarkWriters } from '@/db/queries/sync/mark-writers'
import { hastenPoll } from '@/db/queries/sync/polls'
import { markOutstanding } from '@/db/queries/sync/sync-outstanding'
import { endOfBlock } from '@/lib/backends/whatsapp/errors'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/** One transaction handles this many contacts, because it holds locks that saves wait for. */
const AT_ONCE = 2000
/** How often it is asked whether saves that were in progress have ended, in milliseconds, and for how long at most. */
const LOOK_MS = 25
const PATIENCE_MS = 60_000

export type EnabledBackend = { outcome: 'enabled' } | { outcome: 'unknown_backend' } | NotAllowed

/**
 * Enables a backend after it was disabled by hand or by its own 410, and makes everything due that it does not have. A
 * backend that must be read before anything is written stays held, or is held again, and an account that Meta blocked
 * is paused until it may be asked again. It is safe to repeat, also after a call that was interrupted.
 */
export async function enableBackend(deps: Deps, caller: Caller, backendId: string): Promise<EnabledBackend> {
  const result = await inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<EnabledBackend> => {
    const enabled = await enableWithin(tx, caller.businessId, backendId, deps.clock.now())
    if (!enabled) return { outcome: 'unknown_backend' }
    const subject = { kind: 'backend', id: backendId } as const
    if (enabled.changed) await recordAudit(deps, tx, caller, { action: 'backend.enabled', subject })
    return { outcome: 'enabled' }
  })
  if (result.outcome === 'enabled') await markEverybody(deps, caller.businessId, backendId)
  return result
}

/** Returns whether its status changed; null if there is no such backend. */
async function enableWithin(
  tx: Tx,
  businessId: string,
  backendId: string,
  now: number,
): Promise<{ changed: boolean } | null> {
  const backend = await lockBackend(tx, businessId, backendId)
  if (!backend) return null
  const { status: from } = backend
  // The readings of a disabled backend were put off by a day.
  await hastenPoll(tx, businessId, backendId, 'changes', now)
  if (from === 'paused' && (isHeldReason(backend.statusReason) || now < endOfBlock(backend))) return { changed: false }
  const held = await findUnreadReason(tx, businessId, backendId)
  if (held) {
    await moveBackendStatus(tx, businessId, backendId, { from, to: 'paused', reason: held, now })
    await hastenPoll(tx, businessId, backendId, 'reconcile', now)
    return { changed: from !== 'paused' }
  }
  if (from === 'active') return { changed: false }
  await openBackend(tx, businessId, backendId, { from, now })
  return { changed: true }
}

/**
 * Makes due all that a backend does not have of contacts who ever answered. It must run after the commit that enables
 * the backend: a save that begins later marks its contact itself. A save or a batch of an import that was in progress
 * then has not seen the backend, and what it writes is not seen before it ends, so it is waited for.
 */
export async function markEverybody(deps: Deps, businessId: string, backendId: string): Promise<void> {
  await untilWritten(deps, backendId)
  let after: string | null = null
  do after = await markPage(deps, businessId, backendId, after)
  while (after !== null)
  deps.wakeSync(businessId)
}

/** Resolves when every transaction has ended that writes sync marks now. */
async function untilWritten({ db, log }: Deps, backendId: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let writing = await readMarkWriters(db.sql)
  while (writing.size > 0) {
    if (performance.now() > end) {
      log.warn(
        { backendId, transactions: writing.size },
        'stopped waiting for open transactions; their changes may not reach the newly enabled backend',
      )
      return
    }
    await sleep(LOOK_MS)
    const now = await readMarkWriters(db.sql)
    writing = new Set([...writing].filter((name) => now.has(name)))
  }
}

function markPage(deps: Deps, businessId: string, backendId: string, after: string | null): Promise<string | null> {
  const page = { after, limit: AT_ONCE, now: deps.clock.now() }
  return inBusiness(deps.db, businessId, (tx) => markOutstanding(tx, businessId, backendId, page))
}
