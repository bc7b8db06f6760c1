import { readSetAsideMarks, type SetAsideMark } from '@/db/queries/sync/set-aside'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { SetAsideMark }

/**
 * Returns a page of the contacts whose delivery to a backend was given up, in the order of their ids. `next` is the id
 * behind which the next page begins; null on the last page.
 * @throws AppError `not_allowed` (403)
 */
export async function readSetAside(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  backendId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ contacts: SetAsideMark[]; next: string | null }> {
  // One row more than asked for shows whether there is another page.
  const rows = await inBusinessOrThrow(deps, caller, 'backends.read', (tx) =>
    readSetAsideMarks(tx, caller.businessId, backendId, { after, limit: limit + 1 }),
  )
  const contacts = rows.slice(0, limit)
  return { contacts, next: rows.length > limit ? (contacts.at(-1)?.contactId ?? null) : null }
}
