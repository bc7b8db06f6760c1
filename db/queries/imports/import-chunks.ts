import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Adds a piece of a file that is being received. False when it was given up meanwhile. */
export async function addChunk(
  tx: Tx,
  businessId: string,
  importId: string,
  chunk: { place: number; body: Buffer; bytes: number; dueAt: Instant },
): Promise<boolean> {
  const rows = await tx`
    update imports set bytes = bytes + ${chunk.bytes}, chunks = chunks + 1, due_at = ${instant(chunk.dueAt)}
    where business_id = ${businessId} and id = ${importId} and status = 'receiving' returning id`
  if (rows.length === 0) return false
  await tx`
    insert into import_chunks (business_id, import_id, place, body) values (${businessId}, ${importId}, ${chunk.place},
      ${chunk.body})`
  return true
}

export async function readChunk(tx: Tx, businessId: string, importId: string, place: number): Promise<Buffer | null> {
  const rows = await tx<{ body: Buffer }[]>`
    select body from import_chunks where business_id = ${businessId} and import_id = ${importId} and place = ${place}`
  return rows[0]?.body ?? null
}

/** Deletes pieces of a file that is not needed any more, at most `limit`. Returns their number. */
export async function deleteChunks(tx: Tx, businessId: string, importId: string, limit: number): Promise<number> {
  const rows = await tx`
    delete from import_chunks where business_id = ${businessId} and import_id = ${importId} and place = any(array(
      select c.place from import_chunks c where c.business_id = ${businessId} and c.import_id = ${importId}
        order by c.place limit ${limit}))
    returning place`
  return rows.length
}
