import { inBusiness } from '@/db/client'
import { deleteImport, settleImport } from '@/db/queries/imports/drop-import'
import { deleteChunks } from '@/db/queries/imports/import-chunks'
import type { ImportRow } from '@/db/queries/imports/imports'
import type { Deps } from '@/lib/services/deps'

/** One transaction deletes this many pieces of a file, so that it is short. */
const AT_ONCE = 50

/**
 * Deletes the pieces of the file of an import that has ended, a few in each transaction. What the import changed stays,
 * and so does its report. An import that was dropped is deleted as well. Until the last transaction the import is due,
 * so that a worker goes on if this process is killed.
 */
export async function deleteFile(
  deps: Pick<Deps, 'db'>,
  businessId: string,
  importId: string,
  { isDropped = false }: { isDropped?: boolean } = {},
): Promise<void> {
  let deleted = AT_ONCE
  while (deleted === AT_ONCE)
    deleted = await inBusiness(deps.db, businessId, (tx) => deleteChunks(tx, businessId, importId, AT_ONCE))
  await inBusiness(deps.db, businessId, (tx) =>
    isDropped ? deleteImport(tx, businessId, importId) : settleImport(tx, businessId, importId),
  )
}

export const hasEnded = ({ status }: Pick<ImportRow, 'status'>): boolean => status === 'done' || status === 'failed'

/**
 * Whether the file of an import was dropped: it leaves no import once its pieces are deleted. An older version marked
 * only files that waited for a member, by what they waited for.
 */
export const wasDropped = ({ status, settings, problem }: ImportRow): boolean =>
  status === 'failed' && (settings.isDropped === true || (settings.isHeld === true && problem === 'upload_stalled'))

/** Deletes the file of an import that has ended, if the process that ended it was killed before it had deleted it. */
export async function deleteLeftFile(deps: Pick<Deps, 'db'>, businessId: string, row: ImportRow): Promise<void> {
  await deleteFile(deps, businessId, row.id, { isDropped: wasDropped(row) })
}
