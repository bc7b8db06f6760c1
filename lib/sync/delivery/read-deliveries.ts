import { inBusiness, type Tx } from '@/db/client'
import type { ContactStateRow } from '@/db/queries/contacts/contact-states'
import { findOtherHolders, type KnownThere } from '@/db/queries/identities/holders'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { findUnread } from '@/db/queries/sync/reading-failures'
import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Address, Delivery, TopicDecision } from '@/lib/backends/backend'
import { nextTransition } from '@/lib/consent/next-transition'
import type { Instant } from '@/lib/consent/types'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import type { SyncDeps } from '@/lib/sync/deps'
import { isGone, type Known, type KnownTopics, knownOf, type Person, personOf, readPeople } from './people'
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
  people: ReadonlyMap<string, Person>
  survivors: ReadonlyMap<string, ContactStateRow>
  known: ReadonlyMap<string, Known>
  topics: KnownTopics
  now: Instant
}

/** What a reading leaves for the next one of the same business. */
export interface LastReading {
  known: KnownTopics | null
}

/**
 * Returns what each backend should hold for the contacts that it claimed, from their state after the claims. A contact
 * that several of them claimed is read, and decided about, once.
 */
export async function readDeliveries(
  deps: SyncDeps,
  businessId: string,
  claims: readonly Claimed[],
  last: LastReading = { known: null },
): Promise<ClaimedContact[][]> {
  const now = deps.clock.now()
  return inBusiness(deps.db, businessId, async (tx) => {
    const ids = [...new Set(claims.flatMap(({ marks }) => marks.map((mark) => mark.contactId)))]
    // Sent together in one round trip.
    const [{ people, topics }, known, ...unread] = await Promise.all([
      readPeople(deps, tx, businessId, ids, now, last.known).then(({ people, known: topics }) => {
        last.known = topics
        return { people, topics }
      }),
      readLiveIdentities(tx, businessId, ids).then(knownOf),
      ...claims.map(({ backendId, marks }) =>
        findUnread(
          tx,
          businessId,
          backendId,
          marks.map((mark) => mark.contactId),
        ),
      ),
    ])
    const survivors = await readSurvivors(tx, businessId, people)
    const reading = { tx, businessId, people, survivors, known, topics, now }
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
  const { tx, businessId, people, survivors, known, topics, now } = reading
  const prefix = `backend:${backendId}:`
  const externalIds = marks.map((mark) => mark.externalId ?? ownId(known.get(mark.contactId), prefix))
  const there = knownThere(marks, externalIds)
  const isNamed = ({ externalId, contactId }: KnownThere) =>
    known.get(contactId)?.inBackends.some((identity) => identity.matchKey === prefix + externalId) ?? false
  const holders = await findOtherHolders(tx, businessId, backendId, there, isNamed)
  const { sharers, own } = await readSharers(tx, businessId, holders, there)

  return marks.map((mark, place): ClaimedContact => {
    const person = people.get(mark.contactId)
    const externalId = externalIds[place] ?? null
    if (!person) return nobody(mark)
    const survivor = survivors.get(person.id)
    const others = othersOf(sharers, externalId, survivor?.id ?? person.id)
    const onlyRefusals = unread.has(mark.contactId)
    if (survivor) return claimedMerged(mark, person, survivor, others, onlyRefusals, topics, now)
    const addresses = known.get(person.id)?.addresses ?? []
    if (others.length === 0) {
      const { recheckAt, gone, erased } = person
      const isCertain = mark.uncertainSince === null
      const delivery = deliveryOf(mark, person, externalId, addresses, person.decisions, isCertain, onlyRefusals)
      return { mark, delivery, recheckAt, gone, erased }
    }
    const row = own.get(person.id)
    return row ? claimedShared(mark, row, externalId, addresses, others, onlyRefusals, topics, now) : nobody(mark)
  })
}

/** What there is to write of a contact that is not there any more. */
const nobody = (mark: ClaimedMark): ClaimedContact => ({
  mark,
  delivery: null,
  recheckAt: null,
  gone: true,
  erased: false,
})

/** Returns the delivery of a contact whose record in the backend is that of others as well. */
function claimedShared(
  mark: ClaimedMark,
  row: ContactStateRow,
  externalId: string | null,
  addresses: readonly Address[],
  others: readonly ContactStateRow[],
  onlyRefusals: boolean,
  topics: KnownTopics,
  now: Instant,
): ClaimedContact {
  const person = personOf(row, topics, now)
  const { recheckAt, gone, erased } = person
  // The number belongs to another contact now, and the backend gets that contact's state.
  if (gone) return { mark, delivery: null, recheckAt, gone, erased }
  const decisions = decideTopics([row, ...others].map(stateIn), topics.topics, now)
  const delivery = deliveryOf(mark, person, externalId, addresses, decisions, false, onlyRefusals)
  return { mark, delivery, recheckAt, gone, erased }
}

const stateIn = ({ state }: ContactStateRow) => state

/**
 * Returns the delivery of a contact that was merged into another. It may have a record of its own in the backend, which
 * gets the state of that other contact. Without such a record there is nothing to write.
 */
function claimedMerged(
  mark: ClaimedMark,
  person: Person,
  survivor: ContactStateRow,
  others: readonly ContactStateRow[],
  onlyRefusals: boolean,
  topics: KnownTopics,
  now: Instant,
): ClaimedContact {
  const gone = isGone(survivor)
  const recheckAt = nextTransition(survivor.state, now)
  const base = { mark, recheckAt, gone, erased: survivor.state.erasedAt !== null }
  if (mark.externalId === null || (gone && others.length > 0)) return { ...base, delivery: null }
  const decisions = decideTopics([survivor, ...others].map(stateIn), topics.topics, now)
  const isCertain = mark.uncertainSince === null && others.length === 0
  return { ...base, delivery: deliveryOf(mark, person, mark.externalId, [], decisions, isCertain, onlyRefusals) }
}

function deliveryOf(
  mark: ClaimedMark,
  { version, locale }: Person,
  externalId: string | null,
  addresses: readonly Address[],
  topics: readonly TopicDecision[],
  isCertain: boolean,
  onlyRefusals: boolean,
): Delivery {
  return {
    contactId: mark.contactId,
    version,
    externalId,
    addresses,
    locale,
    topics,
    mirrored: isCertain ? mark.mirrored : null,
    urgent: mark.urgent,
    onlyRefusals,
    attempts: mark.attempts,
  }
}

function ownId(known: Known | undefined, prefix: string): string | null {
  return known?.inBackends.find((identity) => identity.matchKey.startsWith(prefix))?.value ?? null
}
