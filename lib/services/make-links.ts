import { readIdentity, readName } from '@/lib/consent/names'
import type { Instant } from '@/lib/consent/types'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { linkDay, linkEnd } from '@/lib/links/link-age'
import { linkMinter } from '@/lib/links/mint-link'
import { inBusiness } from '@/db/client'
import { type BusinessConfig, readConfigVersion } from '@/db/queries/config'
import { findPeople, type KnownPerson } from '@/db/queries/people'
import { findSourceNumbers } from '@/db/queries/sources'
import type { Deps } from './deps'
import { findOrCreateContact } from './find-contact'
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
 */
export async function makeLinks(
  deps: Deps,
  businessId: string,
  wanted: readonly WantedLink[],
  shared: { source?: string; language?: Locale },
): Promise<LinksResult> {
  const named = new Set(wanted.flatMap(({ source }) => source ?? []))
  if (shared.source !== undefined) named.add(shared.source)
  const { config, numbers } = await inBusiness(deps.db, businessId, async (tx) => ({
    config: await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId)),
    numbers: named.size > 0 ? await findSourceNumbers(tx, businessId, [...named]) : new Map<string, number>(),
  }))
  if (shared.source !== undefined && !numbers.has(shared.source)) return { outcome: 'unknown_source' }

  const people = await peopleNamed(deps, config, wanted)
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

async function peopleNamed(deps: Deps, config: BusinessConfig, wanted: readonly WantedLink[]): Promise<Found[]> {
  const names = wanted.map(({ contact }) => readName(contact, config.country))
  const keys = names.map((name) => (name && 'matchKey' in name ? name.matchKey : null))
  const ids = names.map((name) => (name && 'contactId' in name ? name.contactId : null))
  let found = await findAll(deps, config.id, keys, ids)
  const missing = () => [...keys.keys()].filter((place) => keys[place] !== null && !found[place])
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const strangers = missing().flatMap((place) => readIdentity(wanted[place]?.contact ?? '', config.country) ?? [])
    if (strangers.length === 0) break
    await makePeople(
      deps,
      config.id,
      strangers.map((identity) => [identity]),
    )
    deps.wakeSync(config.id)
    found = await findAll(deps, config.id, keys, ids)
  }
  const left = new Map(missing().map((place) => [keys[place], wanted[place]?.contact ?? '']))
  for (const contact of left.values()) {
    const identity = readIdentity(contact, config.country)
    if (identity) await findOrCreateContact(deps, config.id, [identity], null)
  }
  if (left.size > 0) found = await findAll(deps, config.id, keys, ids)
  return found.map((person, place) => person ?? (names[place] ? 'not_found' : 'unreadable'))
}

async function findAll(
  deps: Deps,
  businessId: string,
  keys: readonly (string | null)[],
  ids: readonly (string | null)[],
): Promise<(KnownPerson | null)[]> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const starts = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, batch) => batch * BATCH)
    // All are sent at once: while PostgreSQL looks for the next, this process takes the one before apart.
    const batches = starts.map((start) =>
      findPeople(tx, businessId, keys.slice(start, start + BATCH), ids.slice(start, start + BATCH)),
    )
    return (await Promise.all(batches)).flat()
  })
}
