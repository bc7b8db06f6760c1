import { inBusiness, type Tx } from '@/db/client'
import type { TopicConfig } from '@/db/queries/business/config'
import { type ContactStateRow, readContactStates } from '@/db/queries/contacts/contact-states'
import { findBackendHolders } from '@/db/queries/identities/holders'
import { type LiveIdentity, readLiveIdentities } from '@/db/queries/identities/identities'
import { findUnread } from '@/db/queries/sync/reading-failures'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Delivery, TopicDecision } from '@/lib/backends/backend'
import { nextTransition } from '@/lib/consent/next-transition'
import type { Instant } from '@/lib/consent/types'
import { grouped } from '@/lib/grouped'
import { stateOf } from '@/lib/services/changes/contact-state'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import type { SyncDeps } from '@/lib/sync/deps'
import { addressesOf } from './addresses'

/** A contact whose mark was claimed, and what to write about it. */
export interface ClaimedContact {
  mark: ClaimedMark
  /**
   * Null when there is nothing to write: the contact was merged and has no record of its own in the backend, or the
   * contact was released or erased and its record belongs to another contact now.
   */
  delivery: Delivery | null
  recheckAt: Instant | null
  /** Whether the contact is released or erased. */
  gone: boolean
  erased: boolean
}

/** Returns what the backend should hold for each claimed contact, from their state after the claim. */
export async function readDeliveries(
  deps: SyncDeps,
  businessId: string,
  backendId: string,
  marks: readonly ClaimedMark[],
): Promise<ClaimedContact[]> {
  const now = deps.clock.now()
  return inBusiness(deps.db, businessId, async (tx) => {
    const ids = marks.map((mark) => mark.contactId)
    // Sent together in one round trip.
    const [states, live, unread] = await Promise.all([
      readContactStates(tx, businessId, ids),
      readLiveIdentities(tx, businessId, ids),
      findUnread(tx, businessId, backendId, ids),
    ])
    const rows = new Map(states.map((row) => [row.id, row]))
    const survivors = await readSurvivors(tx, businessId, rows)
    const identities = byContact(live)
    const version = Math.max(0, ...[...rows.values()].map((row) => row.configVersion))
    const { topics } = await deps.configs.within(tx, businessId, version)

    const prefix = `backend:${backendId}:`
    const externalIds = new Map(
      marks.map((mark) => [mark.contactId, mark.externalId ?? ownId(identities.get(mark.contactId), prefix)]),
    )
    const known = [...new Set([...externalIds.values()].filter((id) => id !== null))]
    const sharers = await readSharers(tx, businessId, backendId, known, rows)

    const contacts = marks.map((mark): ClaimedContact => {
      const row = rows.get(mark.contactId)
      const externalId = externalIds.get(mark.contactId) ?? null
      if (!row) return { mark, delivery: null, recheckAt: null, gone: true, erased: false }
      const survivor = survivors.get(row.id)
      const personId = survivor?.id ?? row.id
      const others = (externalId && sharers.get(externalId)?.filter((other) => other.id !== personId)) || []
      if (survivor) return claimedMerged(mark, row, survivor, others, topics, now)
      const state = stateOf(row)
      const erased = row.erasedAt !== null
      const gone = erased || row.releasedAt !== null
      const base = { mark, recheckAt: nextTransition(state, now), gone, erased }
      // The number belongs to another contact now, and the backend gets that contact's state.
      if (gone && others.length > 0) return { ...base, delivery: null }
      const isCertain = mark.uncertainSince === null && others.length === 0
      const decisions = decideTopics([state, ...others.map(stateOf)], topics, now)
      return { ...base, delivery: deliveryOf(mark, row, externalId, identities.get(row.id), decisions, isCertain) }
    })
    return contacts.map((claimed) =>
      claimed.delivery && unread.has(claimed.mark.contactId)
        ? { ...claimed, delivery: { ...claimed.delivery, onlyRefusals: true } }
        : claimed,
    )
  })
}

/** Returns the contact that each merged contact was merged into. */
async function readSurvivors(
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

/**
 * Returns the delivery of a contact that was merged into another. It may have a record of its own in the backend, which
 * gets the state of that other contact. Without such a record there is nothing to write.
 */
function claimedMerged(
  mark: ClaimedMark,
  row: ContactStateRow,
  survivor: ContactStateRow,
  others: readonly ContactStateRow[],
  topics: readonly TopicConfig[],
  now: Instant,
): ClaimedContact {
  const state = stateOf(survivor)
  const erased = survivor.erasedAt !== null
  const gone = erased || survivor.releasedAt !== null
  const base = { mark, recheckAt: nextTransition(state, now), gone, erased }
  if (mark.externalId === null || (gone && others.length > 0)) return { ...base, delivery: null }
  const decisions = decideTopics([state, ...others.map(stateOf)], topics, now)
  const isCertain = mark.uncertainSince === null && others.length === 0
  return { ...base, delivery: deliveryOf(mark, row, mark.externalId, undefined, decisions, isCertain) }
}

function deliveryOf(
  mark: ClaimedMark,
  row: ContactStateRow,
  externalId: string | null,
  identities: readonly LiveIdentity[] | undefined,
  topics: readonly TopicDecision[],
  isCertain: boolean,
): Delivery {
  return {
    contactId: mark.contactId,
    version: row.headSeq,
    externalId,
    addresses: addressesOf(identities ?? []),
    locale: row.locale,
    topics,
    mirrored: isCertain ? mark.mirrored : null,
    urgent: mark.urgent,
    attempts: mark.attempts,
  }
}

const byContact = (identities: readonly LiveIdentity[]) => grouped(identities, ({ contactId }) => contactId)

function ownId(identities: readonly LiveIdentity[] | undefined, prefix: string): string | null {
  return identities?.find((identity) => identity.matchKey.startsWith(prefix))?.value ?? null
}

/**
 * Returns, for each contact of the backend, our contacts that are neither released nor erased; for one that was merged,
 * the contact that stayed. There is rarely more than one, and only then are contacts read that were not claimed.
 */
async function readSharers(
  tx: Tx,
  businessId: string,
  backendId: string,
  externalIds: readonly string[],
  known: ReadonlyMap<string, ContactStateRow>,
): Promise<Map<string, ContactStateRow[]>> {
  const holders = await findBackendHolders(tx, businessId, backendId, externalIds)
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
