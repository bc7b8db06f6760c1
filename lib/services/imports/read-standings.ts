import type { Tx } from '@/db/client'
import { readNow } from '@/db/queries/business/config'
import { type ContactRow, lockContactRows, readContacts } from '@/db/queries/contacts/contact-rows'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import { readImportedKeys } from '@/db/queries/imports/imported-keys'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { suppressionHash } from '@/lib/keys'
import { GENESIS } from '@/lib/ledger/seal'
import { stateOf } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import type { Standing } from './apply-person'
import { type Person, rowKeysOf } from './group-rows'

/** The error with which a batch is tried again, because its contacts changed while it was prepared. */
export const moved = () => new AppError('people_moved', { message: 'people of a batch were made or merged meanwhile' })

export const NONE_SUPPRESSED: ReadonlyMap<string, 'released' | 'erased'> = new Map()

/** Returns by match key which of the unknown people released their number or were erased. */
export async function readSuppressed(
  deps: Deps,
  tx: Tx,
  businessId: string,
  people: readonly Person[],
  standings: ReadonlyMap<string, Standing>,
): Promise<ReadonlyMap<string, 'released' | 'erased'>> {
  const keyOf = new Map<string, string>()
  for (const { identity } of people) {
    if (standings.has(identity.matchKey)) continue
    keyOf.set(suppressionHash(deps.pepper, identity.matchKey), identity.matchKey)
  }
  const causes = await findSuppressions(tx, businessId, [...keyOf.keys()])
  return new Map([...causes].map(([hash, cause]) => [keyOf.get(hash) ?? '', cause]))
}

interface Known {
  standings: Map<string, Standing>
  /** PostgreSQL's time under the locks; null if no contact of the batch is known. */
  now: number | null
}

/**
 * Reads the state of each known contact, for a batch after locking all of them. Without the lock, for a preview, the
 * state may change meanwhile.
 * @param found the id of the contact by match key
 */
export async function readKnown(
  tx: Tx,
  businessId: string,
  found: ReadonlyMap<string, string>,
  how: 'locked' | 'unlocked',
): Promise<Known> {
  if (found.size === 0) return { standings: new Map(), now: null }
  const ids = [...new Set(found.values())]
  if (how === 'locked') await lockContactRows(tx, businessId, ids)
  const [rows, imported, { now }] = await Promise.all([
    readContacts(tx, businessId, ids),
    readImportedKeys(tx, businessId, ids),
    readNow(tx, businessId),
  ])
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const keysOf = new Map<string, Set<string>>()
  for (const { contactId, dedupeKey } of imported) {
    const keys = keysOf.get(contactId) ?? new Set()
    keysOf.set(contactId, keys)
    for (const key of rowKeysOf(dedupeKey)) keys.add(key)
  }
  const standings = new Map<string, Standing>()
  for (const [matchKey, contactId] of found) {
    const row = rowOf.get(contactId)
    // The contact was merged between the query and the lock. The next attempt finds the contact that stayed.
    if (!row || row.mergedInto !== null) throw moved()
    standings.set(matchKey, standingOf(row, keysOf.get(contactId)))
  }
  return { standings, now }
}

function standingOf(row: ContactRow, known: ReadonlySet<string> = NO_KEYS): Standing {
  return { contactId: row.id, state: stateOf(row), head: { seq: row.headSeq, hash: row.headHash }, known, isNew: false }
}

const NO_KEYS: ReadonlySet<string> = new Set()

export function newStanding(contactId: string): Standing {
  return { contactId, state: EMPTY_CONTACT, head: { seq: 0, hash: GENESIS }, known: NO_KEYS, isNew: true }
}

/** Returns whether a contact was released or erased, even if only between the query and the lock; null if neither. */
export function goneBy({ state }: Standing): 'released' | 'erased' | null {
  if (state.erasedAt !== null) return 'erased'
  return state.releasedAt === null ? null : 'released'
}
