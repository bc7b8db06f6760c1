import { inBusiness } from '@/db/client'
import { deleteChunks } from '@/db/queries/imports/import-chunks'
import type { Deps } from '@/lib/services/deps'

/** How many pieces of a file one transaction deletes, so that each is short. */
const AT_ONCE = 50

/** Deletes the pieces of an import's file, a few in each transaction. What the import changed, and its report, stay. */
export async function deleteFile(deps: Pick<Deps, 'db'>, businessId: string, importId: string): Promise<void> {
  let deleted = AT_ONCE
  while (deleted === AT_ONCE)
    deleted = await inBusiness(deps.db, businessId, (tx) => deleteChunks(tx, businessId, importId, AT_ONCE))
}
