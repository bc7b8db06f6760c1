import { readIdentity, readName } from '@/lib/consent/names'
import type { Instant } from '@/lib/consent/types'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { linkDay, linkEnd } from '@/lib/links/link-age'
import { linkMinter } from '@/lib/links/mint-link'
import { inBusiness, type Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/config'
import { findPeople, type KnownPerson } from '@/db/queries/people'
import { findSourceNumbers } from '@/db/queries/sources'
import type { Caller } from './authenticate-api-key'
import type { Deps } from './deps'
import { findOrCreateContact } from './find-contact'
import { inBusinessAs } from './in-business-as'
import { makePeople } from './make-people'

export interface WantedLink {
  contact: string
  /** Its id or reference. */
  source?: string
  language?: Locale
}

export interface MadeLink {
  contact: string
  contactId: string | null
  url: string | null
  expiresAt: Instant | null
  problem?: 'unreadable' | 'not_found' | 'unknown_source' | 'released' | 'erased'
}

export type LinksResult = { outcome: 'made'; links: MadeLink[] } | { outcome: 'unknown_source' }

/** Names a statement. */
const BATCH = 2500
/** How often strangers are made together again, when somebody else made one of them at the same moment. */
const ATTEMPTS = 3

/**
 * Links for many, in their order. Writes nothing for contacts that exist; strangers are made, all in one transaction, and those who may have
 * released a number or been erased one by one, stopped.
 * @param shared what holds for all that name nothing of their own
 * @throws AppError `key_revoked`
 */
export async function makeLinks(
  deps: Deps,
  caller: Pick<Caller, 'businessId' | 'keyId'>,
  wanted: readonly WantedLink[],
  shared: { source?: string; language?: Locale },
): Promise<LinksResult> {
  const named = new Set(wanted.flatMap(({ source }) => source ?? []))
  if (shared.source !== undefined) named.add(shared.source)
  const { config, numbers, names, known } = await inBusinessAs(deps, caller, async (tx, config) => {
    const names = readNames(wanted, config.country)
    const [known, numbers] = await Promise.all([
      findAll(tx, config.id, names),
      named.size > 0 ? findSourceNumbers(tx, config.id, [...named]) : new Map<string, number>(),
    ])
    return { config, numbers, names, known }
  })
  if (shared.source !== undefined && !numbers.has(shared.source)) return { outcome: 'unknown_source' }

  const people = await withStrangers(deps, config, names, known)
  const mint = minter(deps, config)
  const links = wanted.map(({ contact, source = shared.source, language = shared.language }, place): MadeLink => {
    const person = people[place]
    const number = source === undefined ? 0 : numbers.get(source)
    if (typeof person !== 'object') return without(contact, person ?? 'unreadable', null)
    if (person.gone) return without(contact, person.gone, person.contactId)
    if (number === undefined) return without(contact, 'unknown_source', person.contactId)
    return { contact, contactId: person.contactId, ...mint(person, number, language) }
  })
  return { outcome: 'made', links }
}

const without = (contact: string, problem: MadeLink['problem'], contactId: string | null): MadeLink => ({
  contact,
  contactId,
  url: null,
  expiresAt: null,
  problem,
})

/** Mints for one business and day; what the links of a source share is written once. */
function minter(deps: Deps, config: BusinessConfig) {
  const day = linkDay(deps.clock.now())
  const expiresAt = linkEnd(day, deps.settings.linkLifetimeDays)
  const bySource = new Map<number, ReturnType<typeof linkMinter>>()
  return ({ contactId, linkEpoch }: KnownPerson, source: number, language: Locale | undefined) => {
    let mint = bySource.get(source)
    if (!mint) bySource.set(source, (mint = linkMinter(deps.links, { business: config.number, source, day })))
    const place = localeToByte(language ?? null)
    const token = mint({ contact: contactId, epoch: linkEpoch, language: place })
    return { url: `${deps.settings.baseUrl}/p/${token}`, expiresAt }
  }
}

type Found = KnownPerson | 'unreadable' | 'not_found'

/** What the contacts are named by, each list in their order. */
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

/** Makes those that are named by a number or user id nobody knows. */
async function withStrangers(
  deps: Deps,
  config: BusinessConfig,
  names: Names,
  known: (KnownPerson | null)[],
): Promise<Found[]> {
  const look = () => inBusiness(deps.db, config.id, (tx) => findAll(tx, config.id, names))
  let found = known
  /** One identity for each match key that nobody has. */
  const strangers = () => {
    const identities = names.texts.flatMap((text, place) =>
      names.matchKeys[place] !== null && !found[place] ? (readIdentity(text, config.country) ?? []) : [],
    )
    // The first of them is how it came.
    return [...new Map(identities.toReversed().map((identity) => [identity.matchKey, identity])).values()]
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const missing = strangers()
    if (missing.length === 0) break
    await makePeople(
      deps,
      config.id,
      missing.map((identity) => [identity]),
    )
    deps.wakeSync(config.id)
    found = await look()
  }
  const left = strangers()
  for (const identity of left) await findOrCreateContact(deps, config.id, [identity], null)
  if (left.length > 0) found = await look()
  return found.map((person, place) => person ?? (names.isReadable[place] ? 'not_found' : 'unreadable'))
}

async function findAll(tx: Tx, businessId: string, { matchKeys, contactIds }: Names): Promise<(KnownPerson | null)[]> {
  const starts = Array.from({ length: Math.ceil(matchKeys.length / BATCH) }, (_, batch) => batch * BATCH)
  // All are sent at once: while PostgreSQL looks for the next, this process takes the one before apart.
  const batches = starts.map((start) =>
    findPeople(tx, businessId, matchKeys.slice(start, start + BATCH), contactIds.slice(start, start + BATCH)),
  )
  return (await Promise.all(batches)).flat()
}
