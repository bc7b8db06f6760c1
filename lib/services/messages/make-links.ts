import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { findSourceNumbers } from '@/db/queries/business/sources'
import { type NamedContact, findNamedContacts } from '@/db/queries/contacts/named-contacts'
import type { ContactIdentity } from '@/lib/consent/identities'
import { readIdentity, readName } from '@/lib/consent/names'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { linkDay, linkEnd } from '@/lib/links/link-age'
import { linkMinter } from '@/lib/links/mint-link'
import { paths } from '@/lib/paths'
import { refuseWhileClosing } from '@/lib/services/business/refuse-closing'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import { createContacts } from '@/lib/services/contacts/create-contacts'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import type { Deps } from '@/lib/services/deps'
import { linkOrigin } from '@/lib/services/domains/link-origin'
import { inBusinessAs } from '@/lib/services/keys/in-business-as'
import { linkLifetimeOf } from '@/lib/services/link-lifetime'
import { firstOf } from '@/lib/services/page/shown-page'

export interface WantedLink {
  contact: string
  /** The id or reference of the source. */
  source?: string
  /** The id or key of the topic that the link names. */
  topic?: string
  /** The language as a token holds it: its place in LOCALES, counted from 1; 0 for none. */
  language?: number
}

type Shared = Pick<WantedLink, 'source' | 'topic' | 'language'>

export interface MadeLink {
  contact: string
  contactId: string | null
  url: string | null
  expiresAt: Instant | null
  problem?: 'unreadable' | 'unknown_contact' | 'unknown_source' | 'unknown_topic' | 'released' | 'erased'
}

export type LinksResult =
  | { outcome: 'made'; links: MadeLink[] }
  | { outcome: 'unknown_source' | 'unknown_topic' }
  | NotAllowed

/** The number of contacts looked up in one transaction; the longest list takes two, each on a connection of its own. */
const BATCH = 5000
/** How many times unknown people are created together, if another process creates one of them at the same moment. */
const ATTEMPTS = 3

/**
 * Returns links for many contacts, in their order. Nothing is written for contacts that exist. Unknown people become
 * contacts, thousands in one transaction. Those who may have released a number or been erased are created one by one,
 * and are stopped. A person who can't be created, because the same contact is taken or ended at the same time, has the
 * problem `unknown_contact`, and the others get their links.
 * @param shared the source, the topic and the language of links that name none of their own
 * @throws AppError `key_revoked`, `business_closing` (409)
 */
export async function makeLinks(
  deps: Deps,
  caller: Caller,
  wanted: readonly WantedLink[],
  shared: Shared,
): Promise<LinksResult> {
  const named = new Set(wanted.flatMap(({ source }) => source ?? []))
  if (shared.source !== undefined) named.add(shared.source)
  const begin = (some: readonly WantedLink[]) =>
    inBusinessAs(
      deps,
      caller,
      async (tx, config) => {
        refuseWhileClosing(config)
        const names = readNames(some, config.country)
        const [sources, known] = await Promise.all([
          named.size > 0 ? findSourceNumbers(tx, config.id, [...named]) : new Map<string, number>(),
          findNamedContacts(tx, config.id, names.matchKeys, names.contactIds),
        ])
        if (shared.source !== undefined && !sources.has(shared.source)) return UNKNOWN_SOURCE
        if (shared.topic !== undefined && topicIn(config, shared.topic) === null) return UNKNOWN_TOPIC
        const linkTo = linkMaker(deps, config, sources, shared)
        const links = known.map((person, place) => person && linkTo(some[place], person))
        return { config, names, known, links, linkTo }
      },
      'links.make',
    )
  // At the same time: while PostgreSQL looks up some contacts, this process makes the links of others.
  const starts = Array.from({ length: Math.ceil(wanted.length / BATCH) }, (_, batch) => batch * BATCH)
  const begun = await Promise.all(starts.map((start) => begin(wanted.slice(start, start + BATCH))))
  const refused = begun.find((batch) => 'outcome' in batch)
  if (refused && 'outcome' in refused) return refused
  const [first, ...others] = begun.flatMap((batch) => ('outcome' in batch ? [] : [batch]))
  if (!first) return UNKNOWN_SOURCE
  const batches = [first, ...others]
  const links = batches.flatMap((batch) => batch.links)
  if (!links.includes(null)) return { outcome: 'made', links: links.filter((link) => link !== null) }
  const { config, linkTo } = first
  // All batches together, because a person who is named in two of them is one new contact.
  const names = namesOf(batches.map((batch) => batch.names))
  const people = await withStrangers(
    deps,
    config,
    names,
    batches.flatMap((batch) => batch.known),
  )
  return { outcome: 'made', links: links.map((link, place) => link ?? linkTo(wanted[place], people[place])) }
}

/**
 * Returns a function that makes one wanted link, or says why there is none. The part that all links of a source share
 * is made once.
 */
function linkMaker(deps: Deps, config: BusinessConfig, sources: ReadonlyMap<string, number>, shared: Shared) {
  const day = linkDay(deps.clock.now())
  const expiresAt = linkEnd(day, linkLifetimeOf(deps, config))
  const origin = linkOrigin(deps, config)
  const sharedTopic = shared.topic === undefined ? null : topicIn(config, shared.topic)
  const bySource = new Map<number, ReturnType<typeof linkMinter>>()
  const minterFor = (source: number) => {
    const known = bySource.get(source) ?? linkMinter(deps.links, { business: config.number, source, day })
    bySource.set(source, known)
    return known
  }
  return (wanted: WantedLink | undefined, person: Found | null | undefined): MadeLink => {
    const { contact = '', source = shared.source, topic, language = shared.language ?? 0 } = wanted ?? {}
    if (!person || typeof person !== 'object') return without(contact, person ?? 'unreadable', null)
    const { contactId, linkEpoch: epoch, gone } = person
    if (gone) return without(contact, gone, contactId)
    const number = source === undefined ? 0 : sources.get(source)
    if (number === undefined) return without(contact, 'unknown_source', contactId)
    const named = topic === undefined ? sharedTopic : topicIn(config, topic)
    if (topic !== undefined && named === null) return without(contact, 'unknown_topic', contactId)
    const token = minterFor(number)({ contact: contactId, epoch, language })
    return { contact, contactId, url: origin + paths.preferences(token, named ?? undefined), expiresAt }
  }
}

const UNKNOWN_SOURCE = { outcome: 'unknown_source' } as const
const UNKNOWN_TOPIC = { outcome: 'unknown_topic' } as const

/** Returns the query that names a topic; null where there is none of that name that somebody could refuse. */
function topicIn(config: BusinessConfig, name: string): { t: string } | null {
  const first = firstOf(config, name)
  return first && { t: first.key }
}

const without = (contact: string, problem: MadeLink['problem'], contactId: string | null): MadeLink => ({
  contact,
  contactId,
  url: null,
  expiresAt: null,
  problem,
})

type Found = NamedContact | 'unreadable' | 'unknown_contact'

/** The names of the contacts, each list in their order. */
interface Names {
  texts: string[]
  isReadable: boolean[]
  matchKeys: (string | null)[]
  contactIds: (string | null)[]
}

function readNames(wanted: readonly WantedLink[], country: string): Names {
  const names = wanted.map(({ contact }) => readName(contact, country))
  return {
    texts: wanted.map(({ contact }) => contact),
    isReadable: names.map((name) => name !== null),
    matchKeys: names.map((name) => (name && 'matchKey' in name ? name.matchKey : null)),
    contactIds: names.map((name) => (name && 'contactId' in name ? name.contactId : null)),
  }
}

const namesOf = (all: readonly Names[]): Names => ({
  texts: all.flatMap(({ texts }) => texts),
  isReadable: all.flatMap(({ isReadable }) => isReadable),
  matchKeys: all.flatMap(({ matchKeys }) => matchKeys),
  contactIds: all.flatMap(({ contactIds }) => contactIds),
})

/** Creates a contact for each number or user id that is not known. */
async function withStrangers(
  deps: Deps,
  config: BusinessConfig,
  names: Names,
  known: (NamedContact | null)[],
): Promise<Found[]> {
  const look = () =>
    inBusiness(deps.db, config.id, (tx) => findNamedContacts(tx, config.id, names.matchKeys, names.contactIds))
  let found = known
  /** Returns one identity for each match key that no contact has. */
  const strangers = () => {
    const identities = names.texts.flatMap((text, place) =>
      names.matchKeys[place] !== null && !found[place] ? (readIdentity(text, config.country) ?? []) : [],
    )
    // If a match key is named several times, the first form of it is used.
    return [...new Map(identities.toReversed().map((identity) => [identity.matchKey, identity])).values()]
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const missing = strangers()
    if (missing.length === 0) break
    await createContacts(
      deps,
      config.id,
      missing.map((identity) => [identity]),
    )
    deps.wakeSync(config.id)
    found = await look()
  }
  const left = strangers()
  for (const identity of left) await createUnlessGone(deps, config.id, identity)
  if (left.length > 0) found = await look()
  return found.map((person, place) => person ?? (names.isReadable[place] ? 'unknown_contact' : 'unreadable'))
}

/** What is thrown when a contact is merged, released or erased at the moment in which it is found or made. */
const GONE = new Set(['unknown_contact', 'identity_taken'])

/** Creates the contact of an identity; where it goes in that moment once more, and then not: it is looked for again. */
async function createUnlessGone(deps: Deps, businessId: string, identity: ContactIdentity): Promise<void> {
  for (let attempt = 1; attempt <= 2; attempt++) {
    try {
      await findOrCreateContact(deps, businessId, [identity], null)
      return
    } catch (error) {
      if (!(error instanceof AppError) || !GONE.has(error.code)) throw error
    }
  }
}
