import { inBusiness } from '@/db/client'
import { findHolders, type Holder } from '@/db/queries/identities/holders'
import { takeGivenIds } from '@/db/queries/identities/number-order'
import { findHeldUntil } from '@/db/queries/identities/suppressions'
import type { Person } from '@/lib/backends/whatsapp/events'
import type { ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { isOutage } from '@/lib/errors'
import { suppressionHash } from '@/lib/keys'
import { createContacts } from '@/lib/services/contacts/create-contacts'
import { holderAt } from '@/lib/services/contacts/holder-at'
import { resolveContact } from '@/lib/services/contacts/resolve-contact'
import { identitiesOf } from '@/lib/services/contacts/whatsapp-event'
import { eachGroup, type InboundContext } from './inbound-context'

/** A person whom an update is about. */
export interface Seen {
  person: Person
  at: Instant
}

/** The contact of a person. */
export interface Resolved {
  /** Null where no contact can be named. */
  contactId: string | null
  /** Nobody is known by these ids any more, because the person was erased after the update was made. */
  isErased: boolean
  /**
   * Who has one of the ids of an erased person now; null if nobody has, and for all others. Only a refusal counts for
   * them.
   */
  nextHolder: string | null
}

/** Somebody who is not known. */
export const NOBODY: Resolved = { contactId: null, isErased: false, nextHolder: null }

interface Named {
  identities: ContactIdentity[]
  at: Instant
}

/**
 * Returns the contacts of many people at once, in the order of `seen`. Most are known and need one query for all. New
 * ones are created together. Where a webhook shows something new about who is who, each person is resolved alone. If
 * `make` is false, unknown people stay unknown. A person who was erased after the update was made is not created again,
 * and what they wrote is not taken for the word of who has the number now: a POST is tried for 30 days (decision 0223).
 * Who has it is named beside them, because a refusal may be of either.
 */
export async function resolveContacts(
  context: InboundContext,
  seen: readonly Seen[],
  make: boolean,
): Promise<Resolved[]> {
  const named = seen.map(({ person, at }): Named => ({ identities: identitiesOf(person), at }))
  let holders = await look(context, named)
  const doubtful = make ? named.filter((each) => each.identities.length > 0 && !wasKnown(holders, each)) : []
  const erased = await findErased(context, doubtful)
  const unsettled = () =>
    named.filter((each) => each.identities.length > 0 && !erased.has(each) && settledId(holders, each) === null)

  const strangers = make
    ? unsettled().filter((each) => each.identities.every(({ matchKey }) => !holders.has(matchKey)))
    : []
  if (strangers.length > 1) {
    await createTogether(context, strangers)
    holders = await look(context, named)
  }

  const resolved = new Map<Named, string>()
  const alone = unsettled().filter((each) => make || isKnown(holders, each))
  // In the order of their times and one after another, so that each finds what the one before has merged.
  await eachGroup(context, [alone.toSorted((a, b) => a.at - b.at)], async (each) => {
    const { businessId, backendId, deps } = context
    resolved.set(each, await resolveContact(deps, { businessId, backendId, identities: each.identities, at: each.at }))
  })
  if (alone.length > 0) holders = await look(context, named)
  await takeGiven(context, named, holders).catch((error: unknown) => context.fail(error))
  return named.map((each) =>
    erased.has(each)
      ? { contactId: null, isErased: true, nextHolder: holdersNow(holders, each)[0] ?? null }
      : { ...NOBODY, contactId: settledId(holders, each) ?? resolved.get(each) ?? null },
  )
}

/**
 * Returns those of whom each id was that of an erased person when the update about them was made: theirs until the
 * erasure, or until an earlier moment.
 */
async function findErased({ deps, businessId }: InboundContext, people: readonly Named[]): Promise<Set<Named>> {
  const hashOf = (identity: ContactIdentity) => suppressionHash(deps.pepper, identity.matchKey)
  const hashes = [...new Set(people.flatMap(({ identities }) => identities.map(hashOf)))]
  if (hashes.length === 0) return new Set()
  const until = await inBusiness(deps.db, businessId, (tx) => findHeldUntil(tx, businessId, hashes, ['erased']))
  const erasedAt = (identity: ContactIdentity) => until.get(hashOf(identity)) ?? -Infinity
  const isErased = ({ identities, at }: Named) => identities.every((identity) => erasedAt(identity) >= at)
  return until.size === 0 ? new Set() : new Set(people.filter(isErased))
}

/**
 * Creates contacts for strangers in one transaction. If one of them can't be created, none is: each is then resolved on
 * its own.
 */
async function createTogether({ deps, businessId }: InboundContext, strangers: readonly Named[]): Promise<void> {
  try {
    await createContacts(
      deps,
      businessId,
      strangers.map((each) => each.identities),
    )
  } catch (err) {
    if (isOutage(err)) throw err
    deps.log.warn({ err, businessId, strangers: strangers.length }, 'contacts could not be made together')
  }
}

/**
 * Replaces an id that a person typed by the form that WhatsApp gives, which is used from now on to write to the
 * contact.
 */
async function takeGiven(
  { deps, businessId }: InboundContext,
  named: readonly Named[],
  holders: Holders,
): Promise<void> {
  const isTyped = (matchKey: string) =>
    holders.get(matchKey)?.some((holder) => holder.endedAt === null && holder.givenBy === 'typed') ?? false
  const given = new Map(
    named.flatMap(({ identities }) =>
      identities.filter(({ matchKey }) => isTyped(matchKey)).map((each) => [each.matchKey, each] as const),
    ),
  )
  if (given.size > 0) await inBusiness(deps.db, businessId, (tx) => takeGivenIds(tx, businessId, [...given.values()]))
}

type Holders = ReadonlyMap<string, Holder[]>

async function look({ deps, businessId }: InboundContext, named: readonly Named[]): Promise<Holders> {
  const keys = named.flatMap((each) => each.identities.map((identity) => identity.matchKey))
  const byKey = new Map<string, Holder[]>()
  if (keys.length === 0) return byKey
  for (const holder of await inBusiness(deps.db, businessId, (tx) => findHolders(tx, businessId, keys))) {
    const known = byKey.get(holder.matchKey)
    if (known) known.push(holder)
    else byKey.set(holder.matchKey, [holder])
  }
  return byKey
}

/**
 * Returns the id of the contact that holds all of these identities; null if one is new or they belong to different
 * contacts.
 */
function settledId(holders: Holders, { identities, at }: Named): string | null {
  let id: string | null = null
  for (const { matchKey } of identities) {
    const holder = holderAt(holders.get(matchKey) ?? [], matchKey, at)
    if (!holder || (id !== null && id !== holder.contactId)) return null
    id = holder.contactId
  }
  return id
}

/** Returns the contacts that hold one of these identities now, that of the user id first. */
function holdersNow(holders: Holders, { identities }: Named): string[] {
  return identities.flatMap(
    ({ matchKey }) => holderAt(holders.get(matchKey) ?? [], matchKey, Infinity)?.contactId ?? [],
  )
}

function isKnown(holders: Holders, { identities, at }: Named): boolean {
  return identities.some(({ matchKey }) => holderAt(holders.get(matchKey) ?? [], matchKey, at) !== null)
}

/** Returns whether somebody of today's holders had one of these identities when the update was made. */
function wasKnown(holders: Holders, { identities, at }: Named): boolean {
  return identities.some(({ matchKey }) => {
    const holder = holderAt(holders.get(matchKey) ?? [], matchKey, at)
    return holder !== null && holder.createdAt <= at
  })
}
