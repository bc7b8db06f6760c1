import type { Tx } from '@/db/client'
import { type ContactStateRow, readContactStates } from '@/db/queries/contacts/contact-states'
import type { KnownThere } from '@/db/queries/identities/holders'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import { followMerge } from '@/lib/services/contacts/follow-merge'

/** For each id of a backend that several of our contacts have those who decide about it. */
export type Sharers = ReadonlyMap<string, readonly ContactStateRow[]>

const NOBODY: readonly ContactStateRow[] = []

/**
 * The ids by which the backend knows the contacts of these marks. An empty one, which a broken backend may return, is
 * none.
 */
export function knownThere(marks: readonly ClaimedMark[], externalIds: readonly (string | null)[]): KnownThere[] {
  return marks.flatMap(({ contactId }, place) => {
    const externalId = externalIds[place]
    return externalId ? [{ externalId, contactId }] : []
  })
}

/** Returns who decides about an id of the backend beside a person. */
export function othersOf(sharers: Sharers, externalId: string | null, personId: string): readonly ContactStateRow[] {
  const all = externalId ? sharers.get(externalId) : undefined
  return all ? all.filter((other) => other.id !== personId) : NOBODY
}

/**
 * Returns, for each id of the backend that other contacts of ours have too (`holders`), those of them that are neither
 * released nor erased; for one that was merged, the contact that stayed. Only where there are any are contacts read
 * that were not claimed.
 */
export async function readSharers(
  tx: Tx,
  businessId: string,
  holders: readonly KnownThere[],
  known: ReadonlyMap<string, ContactStateRow>,
): Promise<Sharers> {
  if (holders.length === 0) return NO_SHARERS
  const unread = [...new Set(holders.map((holder) => holder.contactId))].filter((id) => !known.has(id))
  const read = unread.length > 0 ? await readContactStates(tx, businessId, unread) : []
  const rows = new Map([...known, ...read.map((row) => [row.id, row] as const)])
  const survivors = await readSurvivors(tx, businessId, rows)
  const sharers = new Map<string, ContactStateRow[]>()
  for (const { externalId, contactId } of holders) {
    const row = survivors.get(contactId) ?? rows.get(contactId)
    if (!row || row.releasedAt !== null || row.erasedAt !== null || row.mergedInto !== null) continue
    const list = sharers.get(externalId) ?? []
    if (!list.some((other) => other.id === row.id)) sharers.set(externalId, [...list, row])
  }
  return sharers
}

const NO_SHARERS: Sharers = new Map()

/** Returns the contact that each merged contact was merged into. */
export async function readSurvivors(
  tx: Tx,
  businessId: string,
  rows: ReadonlyMap<string, ContactStateRow>,
): Promise<Map<string, ContactStateRow>> {
  const survivors = new Map<string, ContactStateRow>()
  for (const row of rows.values()) {
    if (row.mergedInto === null) continue
    const survivor = await followMerge(
      async (id) => rows.get(id) ?? (await readContactStates(tx, businessId, [id]))[0] ?? null,
      row.mergedInto,
    )
    if (survivor) survivors.set(row.id, survivor)
  }
  return survivors
}
