import { inBusiness, type Tx } from '@/db/client'
import type { TopicConfig } from '@/db/queries/business/config'
import { type ContactStateRow, readContactStates } from '@/db/queries/contacts/contact-states'
import { findOtherHolders, type KnownThere } from '@/db/queries/identities/holders'
import { type LiveIdentity, readLiveIdentities } from '@/db/queries/identities/identities'
import { findUnread } from '@/db/queries/sync/reading-failures'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Address, Delivery, TopicDecision } from '@/lib/backends/backend'
import { nextTransition } from '@/lib/consent/next-transition'
import type { ContactState, Instant } from '@/lib/consent/types'
import { grouped } from '@/lib/grouped'
import { stateOf } from '@/lib/services/changes/contact-state'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import type { SyncDeps } from '@/lib/sync/deps'
import { addressesOf } from './addresses'
import { knownThere, othersOf, readSharers, readSurvivors } from './sharers'

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

/** What one backend claimed. */
export interface Claimed {
  backendId: string
  marks: readonly ClaimedMark[]
}

/** What was read of contacts for all backends that claimed them, and decided about each of them once. */
interface Reading {
  tx: Tx
  businessId: string
  rows: ReadonlyMap<string, ContactStateRow>
  survivors: ReadonlyMap<string, ContactStateRow>
  identities: ReadonlyMap<string, readonly LiveIdentity[]>
  topics: readonly TopicConfig[]
  now: Instant
  decided: Map<string, Decided>
}

/** What every backend gets of a contact that shares its record with nobody. */
interface Decided {
  state: ContactState
  recheckAt: Instant | null
  decisions: readonly TopicDecision[]
  addresses: readonly Address[]
}

/**
 * Returns what each backend should hold for the contacts that it claimed, from their state after the claims. A contact
 * that several of them claimed is read, and decided about, once.
 */
export async function readDeliveries(
  deps: SyncDeps,
  businessId: string,
  claims: readonly Claimed[],
): Promise<ClaimedContact[][]> {
  const now = deps.clock.now()
  return inBusiness(deps.db, businessId, async (tx) => {
    const ids = [...new Set(claims.flatMap(({ marks }) => marks.map((mark) => mark.contactId)))]
    // Sent together in one round trip.
    const [states, live, ...unread] = await Promise.all([
      readContactStates(tx, businessId, ids),
      readLiveIdentities(tx, businessId, ids),
      ...claims.map(({ backendId, marks }) =>
        findUnread(
          tx,
          businessId,
          backendId,
          marks.map((mark) => mark.contactId),
        ),
      ),
    ])
    const rows = new Map(states.map((row) => [row.id, row]))
    const survivors = await readSurvivors(tx, businessId, rows)
    const version = Math.max(0, ...states.map((row) => row.configVersion))
    const { topics } = await deps.configs.within(tx, businessId, version)
    const identities = grouped(live, ({ contactId }) => contactId)
    const reading = { tx, businessId, rows, survivors, identities, topics, now, decided: new Map<string, Decided>() }
    // All of them end before the transaction does.
    const made = await Promise.allSettled(
      claims.map((claim, place) => deliveriesOf(reading, claim, unread[place] ?? new Set())),
    )
    return made.map((each) => {
      if (each.status === 'rejected') throw each.reason
      return each.value
    })
  })
}

/** Returns what one backend should hold for the contacts that it claimed. */
async function deliveriesOf(
  reading: Reading,
  { backendId, marks }: Claimed,
  unread: ReadonlySet<string>,
): Promise<ClaimedContact[]> {
  const { tx, businessId, rows, survivors, identities, topics, now } = reading
  const prefix = `backend:${backendId}:`
  const externalIds = marks.map((mark) => mark.externalId ?? ownId(identities.get(mark.contactId), prefix))
  const known = knownThere(marks, externalIds)
  const isNamed = ({ externalId, contactId }: KnownThere) =>
    identities.get(contactId)?.some((identity) => identity.matchKey === prefix + externalId) ?? false
  const holders = await findOtherHolders(tx, businessId, backendId, known, isNamed)
  const sharers = await readSharers(tx, businessId, holders, rows)

  return marks.map((mark, place): ClaimedContact => {
    const row = rows.get(mark.contactId)
    const externalId = externalIds[place] ?? null
    if (!row) return { mark, delivery: null, recheckAt: null, gone: true, erased: false }
    const survivor = survivors.get(row.id)
    const others = othersOf(sharers, externalId, survivor?.id ?? row.id)
    const onlyRefusals = unread.has(mark.contactId)
    if (survivor) return claimedMerged(mark, row, survivor, others, onlyRefusals, topics, now)
    const own = decidedOf(reading, row)
    const { recheckAt } = own
    const erased = row.erasedAt !== null
    const gone = erased || row.releasedAt !== null
    // The number belongs to another contact now, and the backend gets that contact's state.
    if (gone && others.length > 0) return { mark, delivery: null, recheckAt, gone, erased }
    const isCertain = mark.uncertainSince === null && others.length === 0
    const decisions =
      others.length === 0 ? own.decisions : decideTopics([own.state, ...others.map(stateOf)], topics, now)
    const delivery = deliveryOf(mark, row, externalId, own.addresses, decisions, isCertain, onlyRefusals)
    return { mark, delivery, recheckAt, gone, erased }
  })
}

function decidedOf({ decided, identities, topics, now }: Reading, row: ContactStateRow): Decided {
  const known = decided.get(row.id)
  if (known) return known
  const state = stateOf(row)
  const made = {
    state,
    recheckAt: nextTransition(state, now),
    decisions: decideTopics([state], topics, now),
    addresses: addressesOf(identities.get(row.id) ?? []),
  }
  decided.set(row.id, made)
  return made
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
  onlyRefusals: boolean,
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
  return { ...base, delivery: deliveryOf(mark, row, mark.externalId, [], decisions, isCertain, onlyRefusals) }
}

function deliveryOf(
  mark: ClaimedMark,
  row: ContactStateRow,
  externalId: string | null,
  addresses: readonly Address[],
  topics: readonly TopicDecision[],
  isCertain: boolean,
  onlyRefusals: boolean,
): Delivery {
  return {
    contactId: mark.contactId,
    version: row.headSeq,
    externalId,
    addresses,
    locale: row.locale,
    topics,
    mirrored: isCertain ? mark.mirrored : null,
    urgent: mark.urgent,
    onlyRefusals,
    attempts: mark.attempts,
  }
}

function ownId(identities: readonly LiveIdentity[] | undefined, prefix: string): string | null {
  return identities?.find((identity) => identity.matchKey.startsWith(prefix))?.value ?? null
}
