import { setTimeout as sleep } from 'node:timers/promises'
import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backend-config'
import { readLatestReconciliation } from '@/db/queries/reconciliations'
import type { Command } from './command'

const LOOK_MS = 500

/** Watches the workers read a workspace that was just connected, for so long. They go on without anybody watching. */
export async function watchImport(
  { deps, out, err }: Command,
  { businessId, backendId, waitSeconds }: { businessId: string; backendId: string; waitSeconds: number },
): Promise<void> {
  const until = Date.now() + waitSeconds * 1000
  for (;;) {
    const [row, reading] = await inBusiness(deps.db, businessId, async (tx) => [
      await readSyncBackend(tx, businessId, backendId),
      await readLatestReconciliation(tx, businessId, backendId),
    ])
    if (row?.statusReason !== 'connecting') {
      const { looked = 0, takenIn = 0, forReview = 0 } = reading ?? {}
      out(
        `Read       ${looked} contacts: ${takenIn} refused something there and are refused here now, ${forReview} for review`,
      )
      return out('Writing    what people said here is being written there; `list` shows what waits')
    }
    if (Date.now() >= until) {
      return err(
        `Still reading (${reading?.looked ?? 0} contacts so far). Nothing is written before that is done; the workers go on. Look with \`show ${backendId}\`.`,
      )
    }
    await sleep(LOOK_MS)
  }
}
