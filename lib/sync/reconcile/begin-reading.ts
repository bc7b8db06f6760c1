import { inBusiness, type Tx } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { holdBackends } from '@/db/queries/backends/held-backends'
import { type DuePoll, findDuePolls, readCursor, restartPoll } from '@/db/queries/sync/polls'
import { insertReconciliation } from '@/db/queries/sync/reconciliations'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { SyncDeps } from '@/lib/sync/deps'
import { nextReading, newProgress, readProgress } from './reading-progress'

/** Later than any poll is due. */
const END_OF_TIME = Date.UTC(9999, 0, 1)

/** Returns the backends whose contacts can be read: all of them that are not disabled, or the named one. */
export async function findReadable(deps: Pick<SyncDeps, 'db'>, backendId: string | null): Promise<DuePoll[]> {
  const polls = await findDuePolls(deps.db.sql, END_OF_TIME)
  const readable: DuePoll[] = []
  for (const poll of polls) {
    if (poll.kind !== 'reconcile' || (backendId !== null && poll.backendId !== backendId)) continue
    const read = (tx: Tx) => readSyncBackend(tx, poll.businessId, poll.backendId)
    const row = await inBusiness(deps.db, poll.businessId, read)
    if (row && row.status !== 'disabled') readable.push(poll)
  }
  return readable
}

/**
 * Begins a reading of all contacts from the start. A nightly one knows what those before it have read. Returns the id
 * of its row in `reconciliations`.
 */
export async function beginReading(
  tx: Tx,
  { businessId, backendId }: Pick<DuePoll, 'businessId' | 'backendId'>,
  mode: 'nightly' | 'import' | 'restore',
  now: Instant,
): Promise<string> {
  const id = newId()
  await insertReconciliation(tx, businessId, { id, backendId, startedAt: now })
  const before = readProgress(await readCursor(tx, businessId, backendId, 'reconcile'), 'nightly')
  const progress = mode === 'nightly' ? nextReading(before, { run: id }) : newProgress(mode, { run: id })
  await restartPoll(tx, businessId, backendId, 'reconcile', { cursor: JSON.stringify(progress), dueAt: now })
  return id
}

/**
 * Begins what must follow a restore, when our own data is old. Nothing is sent to any backend of these businesses until
 * every No has been read from the backends that can be read. If this process is killed, the workers finish the
 * readings. Returns the ids of the readings by backend, and how many backends are held.
 */
export async function beginAfterRestore(
  deps: Pick<SyncDeps, 'db' | 'clock'>,
  readable: readonly DuePoll[],
): Promise<{ runs: Map<string, string>; held: number }> {
  const now = deps.clock.now()
  const runs = new Map<string, string>()
  let held = 0
  for (const businessId of new Set(readable.map((poll) => poll.businessId))) {
    await inBusiness(deps.db, businessId, async (tx) => {
      held += await holdBackends(tx, businessId, 'after_restore', now)
      for (const poll of readable.filter((one) => one.businessId === businessId)) {
        runs.set(poll.backendId, await beginReading(tx, poll, 'restore', now))
      }
    })
  }
  return { runs, held }
}
