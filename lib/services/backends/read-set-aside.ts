import { readSetAsideMarks, type SetAsideMark } from '@/db/queries/sync/set-aside'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { SetAsideMark }

export type ReadSetAside = { outcome: 'read'; contacts: SetAsideMark[]; next: string | null } | NotAllowed

/**
 * Returns a page of the contacts whose delivery to a backend was given up, in the order of their ids. `next` is the id
 * behind which the next page begins; null on the last page.
 */
export async function readSetAside(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  backendId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<ReadSetAside> {
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ReadSetAside> => {
    // One row more than asked for shows whether there is another page.
    const rows = await readSetAsideMarks(tx, caller.businessId, backendId, { after, limit: limit + 1 })
    const contacts = rows.slice(0, limit)
    return { outcome: 'read', contacts, next: rows.length > limit ? (contacts.at(-1)?.contactId ?? null) : null }
  })
}
