import { inBusiness } from '@/db/client'
import { deleteChunks } from '@/db/queries/imports/import-chunks'
import type { Deps } from '@/lib/services/deps'

/** One transaction deletes this many pieces of a file, so that it is short. */
const AT_ONCE = 50

/**
 * Deletes the pieces of an import's file, a few in each transaction. What the import changed stays, and so does its
 * report.
 */
export async function deleteFile(deps: Pick<Deps, 'db'>, businessId: string, importId: string): Promise<void> {
  let deleted = AT_ONCE
  while (deleted === AT_ONCE)
    deleted = await inBusiness(deps.db, businessId, (tx) => deleteChunks(tx, businessId, importId, AT_ONCE))
}
