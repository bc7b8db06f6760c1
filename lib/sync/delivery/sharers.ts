import type { Tx } from '@/db/client'
import { type ContactStateRow, readContactStates } from '@/db/queries/contacts/contact-states'
import type { KnownThere } from '@/db/queries/identities/holders'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import { isGone } from './people'

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

/** Those who decide about the ids that several have, and the rows of the claimed contacts that have such an id. */
interface Shared {
  sharers: Sharers
  own: ReadonlyMap<string, ContactStateRow>
}

/**
 * Returns, for each id of the backend that other contacts of ours have too (`holders`), those of them that are neither
 * released nor erased; for one that was merged, the contact that stayed. The contacts that were claimed (`claimed`) and
 * have such an id are read again with them, because their states were let go. Mostly there are none, and nothing is
 * read.
 */
export async function readSharers(
  tx: Tx,
  businessId: string,
  holders: readonly KnownThere[],
  claimed: readonly KnownThere[],
): Promise<Shared> {
  if (holders.length === 0) return NOTHING_SHARED
  const shared = new Set(holders.map(({ externalId }) => externalId))
  const sharing = claimed.filter(({ externalId }) => shared.has(externalId))
  const ids = [...new Set([...holders, ...sharing].map(({ contactId }) => contactId))]
  const rows = new Map((await readContactStates(tx, businessId, ids)).map((row) => [row.id, row] as const))
  const survivors = await readSurvivors(tx, businessId, rows)
  const sharers = new Map<string, ContactStateRow[]>()
  for (const { externalId, contactId } of holders) {
    const row = survivors.get(contactId) ?? rows.get(contactId)
    if (!row || isGone(row) || row.mergedInto !== null) continue
    const list = sharers.get(externalId) ?? []
    if (!list.some((other) => other.id === row.id)) sharers.set(externalId, [...list, row])
  }
  return { sharers, own: rows }
}

const NOTHING_SHARED: Shared = { sharers: new Map(), own: new Map() }

/** Returns the contact that each merged contact was merged into. */
export async function readSurvivors(
  tx: Tx,
  businessId: string,
  contacts: ReadonlyMap<string, { id: string; mergedInto: string | null }>,
): Promise<Map<string, ContactStateRow>> {
  const survivors = new Map<string, ContactStateRow>()
  const merged = [...contacts.values()].flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : { id, mergedInto }))
  if (merged.length === 0) return survivors
  // Together, because many may have been merged at once. Few of them were merged again.
  const into = [...new Set(merged.map(({ mergedInto }) => mergedInto))]
  const known = new Map((await readContactStates(tx, businessId, into)).map((row) => [row.id, row] as const))
  for (const { id, mergedInto } of merged) {
    const read = async (other: string) =>
      known.get(other) ?? (await readContactStates(tx, businessId, [other]))[0] ?? null
    const survivor = await followMerge(read, mergedInto)
    if (survivor) survivors.set(id, survivor)
  }
  return survivors
}
