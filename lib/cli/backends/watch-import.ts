import { setTimeout as sleep } from 'node:timers/promises'
import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { readReadingHealth } from '@/db/queries/sync/reading-health'
import { readLatestReconciliation } from '@/db/queries/sync/reconciliations'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { type Command } from './command'
import { isWaiting, tellHanging } from './tell-reading'

const LOOK_MS = 500

/**
 * Watches for the given time how the workers read a workspace that was just connected. The workers continue when it
 * ends. Throws OperatorError with the reason when the reading fails at the end of that time: until it succeeds, nothing
 * is written in the workspace and refusals made there are unknown here.
 */
export async function watchImport(
  { deps, out, err }: Command,
  { businessId, backendId, waitSeconds }: { businessId: string; backendId: string; waitSeconds: number },
): Promise<void> {
  const until = Date.now() + waitSeconds * 1000
  const told = new Set<string>()
  for (;;) {
    const [row, reading, { hanging, setAside }] = await inBusiness(deps.db, businessId, async (tx) => [
      await readSyncBackend(tx, businessId, backendId),
      await readLatestReconciliation(tx, businessId, backendId),
      await readReadingHealth(tx, businessId, backendId),
    ])
    if (row?.statusReason !== 'connecting') {
      const { looked = 0, takenIn = 0, forReview = 0 } = reading ?? {}
      out(
        `Read       ${looked} contacts: ${takenIn} refused something there and are refused here now, ${forReview} for review`,
      )
      for (const { reason, count } of setAside)
        err(
          `${count} contacts could not be taken in (${reason}): they are tried again, and only refusals are written to them.`,
        )
      return out('Writing    what people said here is being written there; `list` shows what waits')
    }
    const everything = hanging.find(({ kind }) => kind === 'everything')
    if (everything && !told.has(everything.reason)) {
      told.add(everything.reason)
      err(tellHanging(everything))
    }
    if (Date.now() >= until) {
      if (everything && !isWaiting(everything))
        throw new OperatorError(
          `It is connected as ${backendId}, but its contacts could not be read: ${everything.reason}. Nothing is written there, and what is refused there is not known here, until they are. The workers try again each minute; look with \`show ${backendId}\`.`,
        )
      const begun = reading
        ? `${reading.looked} contacts so far`
        : 'no worker has begun: `npm start` or lib/server/worker.ts runs one'
      return err(
        `Still reading (${begun}). Nothing is written before that is done; the workers go on. Look with \`show ${backendId}\`.`,
      )
    }
    await sleep(LOOK_MS)
  }
}
