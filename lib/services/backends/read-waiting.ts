import { readWaitingMarks, type WaitingMark, type WaitingPlace } from '@/db/queries/sync/set-aside'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { WaitingMark, WaitingPlace }

export type ReadWaiting = { outcome: 'read'; contacts: WaitingMark[]; next: WaitingPlace | null } | NotAllowed

/**
 * Returns a page of the contacts whose record in a backend is not up to date, in the order of their delivery. `next` is
 * where the next page begins; null on the last page.
 */
export async function readWaiting(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  backendId: string,
  { after, limit }: { after: WaitingPlace | null; limit: number },
): Promise<ReadWaiting> {
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ReadWaiting> => {
    // One row more than asked for shows whether there is another page.
    const rows = await readWaitingMarks(tx, caller.businessId, backendId, { after, limit: limit + 1 })
    const contacts = rows.slice(0, limit)
    return { outcome: 'read', contacts, next: rows.length > limit ? (contacts.at(-1) ?? null) : null }
  })
}
