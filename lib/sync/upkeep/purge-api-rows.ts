import { inBusiness } from '@/db/client'
import {
  deleteOldAudiences,
  deleteOldIdempotencyKeys,
  deleteOldImport,
  findBusinessesWithOldApiRows,
  findOldImports,
} from '@/db/queries/api/old-api-rows'
import { deleteChunks } from '@/db/queries/imports/import-chunks'
import { deleteIssues } from '@/db/queries/imports/import-issues'
import type { SyncDeps } from '@/lib/sync/deps'

const BATCH = 1000
const CHUNKS = 50
const IMPORTS = 20
const HOUR = 3_600_000
/** How many hours the response to an Idempotency-Key is kept (lib/services/keys/idempotency.ts). */
const KEYS_HOURS = 24
/** How many days an import with its report, and the counts of an audience, can be read. */
export const JOBS_DAYS = 90

/**
 * Deletes what the API keeps for a limited time: responses to Idempotency-Keys, imports with their reports, and counts
 * of audiences. It uses many short transactions. What imports changed stays in the ledger.
 */
export async function purgeApiRows(deps: Pick<SyncDeps, 'db' | 'clock'>, mayGoOn: () => boolean): Promise<void> {
  const now = deps.clock.now()
  const keysBefore = now - KEYS_HOURS * HOUR
  const jobsBefore = now - JOBS_DAYS * 24 * HOUR
  /** Repeats the work until a batch is not full. */
  const all = async (limit: number, work: () => Promise<number>) => {
    while (mayGoOn() && (await work()) === limit) continue
  }
  for (const businessId of await findBusinessesWithOldApiRows(deps.db.sql, { keysBefore, jobsBefore })) {
    const within = <T>(work: Parameters<typeof inBusiness<T>>[2]) => inBusiness(deps.db, businessId, work)
    await all(BATCH, () => within((tx) => deleteOldIdempotencyKeys(tx, businessId, keysBefore, BATCH)))
    await all(BATCH, () => within((tx) => deleteOldAudiences(tx, businessId, jobsBefore, BATCH)))
    await all(IMPORTS, async () => {
      const old = await within((tx) => findOldImports(tx, businessId, jobsBefore, IMPORTS))
      for (const id of old) {
        await all(CHUNKS, () => within((tx) => deleteChunks(tx, businessId, id, CHUNKS)))
        await all(BATCH, () => within((tx) => deleteIssues(tx, businessId, id, BATCH)))
        if (!mayGoOn()) return 0
        await within((tx) => deleteOldImport(tx, businessId, id))
      }
      return old.length
    })
  }
}
