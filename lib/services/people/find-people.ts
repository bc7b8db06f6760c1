import type { Tx } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { readSummaries } from '@/db/queries/contacts/contacts'
import { findHolders } from '@/db/queries/identities/holders'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import { findByBackendId } from '@/db/queries/people/person-details'
import type { ContactIdentity } from '@/lib/consent/identities'
import { readEveryWay } from '@/lib/consent/read-every-way'
import { suppressionHash } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type PersonSummary, summarise } from './person-summary'
import { type ShownIdentity, shownIdentity } from './shown-name'

/** The most characters of a text that is looked for, and the most people that are listed for it. */
export const SEARCH_MAX_CHARS = 200
const MOST_PEOPLE = 10

/** How a person was found: by a number or id that is theirs, or was theirs, by our own id, or by that of a backend. */
export type FoundBy = 'identity' | 'former_identity' | 'contact_id' | 'backend_id'

export interface FoundPerson extends PersonSummary {
  by: FoundBy
  /** The backend whose id it is. */
  backendName: string | null
}

export type FoundPeople =
  | { outcome: 'found'; people: FoundPerson[] }
  /**
   * Nobody. `readAs` is how the text was read: a number in full, since the caller wrote it. `cause`: the number was
   * released or erased.
   */
  | { outcome: 'nobody'; readAs: ShownIdentity[]; cause: 'released' | 'erased' | null; country: string }
  /** The text is no number and no id. */
  | { outcome: 'unreadable'; country: string }
  | NotAllowed

interface Match {
  contactId: string
  by: FoundBy
  backendName: string | null
}

/**
 * Returns the people whom a text may mean: a number however it is written, a WhatsApp user id, the id that a backend
 * uses, or our own. A number that may be two people's finds both. Those who hold it now come first. It creates nobody.
 */
export async function findPeople(deps: Deps, caller: Caller, text: string): Promise<FoundPeople> {
  const wanted = text.trim().slice(0, SEARCH_MAX_CHARS)
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'contacts.read', async (tx): Promise<FoundPeople> => {
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const { country } = config
    const ways = readEveryWay(wanted, country)
    const matches = distinct([
      ...(await byIdentity(tx, businessId, ways)),
      ...(await byContactId(tx, businessId, wanted)),
      ...(await byBackendId(tx, businessId, wanted)),
    ])
    const ids = matches.slice(0, MOST_PEOPLE).map(({ contactId }) => contactId)
    const people = await summarise(tx, caller, config, ids, deps.clock.now())
    if (people.length > 0)
      return {
        outcome: 'found',
        people: people.flatMap((person) => {
          const match = matches.find(({ contactId }) => contactId === person.id)
          return match ? { ...person, by: match.by, backendName: match.backendName } : []
        }),
      }
    if (ways.length === 0) return { outcome: 'unreadable', country }
    const hashes = ways.map(({ matchKey }) => suppressionHash(deps.pepper, matchKey))
    const causes = await findSuppressions(tx, businessId, hashes)
    const cause = hashes.map((hash) => causes.get(hash)).find(Boolean) ?? null
    return { outcome: 'nobody', readAs: ways.map((identity) => shownIdentity(identity, true)), cause, country }
  })
}

async function byIdentity(tx: Tx, businessId: string, ways: readonly ContactIdentity[]): Promise<Match[]> {
  const holders = await findHolders(
    tx,
    businessId,
    ways.map(({ matchKey }) => matchKey),
  )
  const present = holders.filter(({ gone }) => !gone)
  const place = ({ matchKey }: { matchKey: string }) => ways.findIndex((way) => way.matchKey === matchKey)
  return present
    .toSorted((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || place(a) - place(b))
    .map(({ contactId, endedAt }) => ({
      contactId,
      by: endedAt === null ? 'identity' : 'former_identity',
      backendName: null,
    }))
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

async function byContactId(tx: Tx, businessId: string, text: string): Promise<Match[]> {
  if (!UUID.test(text)) return []
  const [found] = (await readSummaries(tx, businessId, [text.toLowerCase()])).values()
  return found ? [{ contactId: found.mergedInto ?? found.id, by: 'contact_id', backendName: null }] : []
}

/** A backend may call a contact by any text; one that is only digits and signs is read as a number alone. */
async function byBackendId(tx: Tx, businessId: string, text: string): Promise<Match[]> {
  if (!/\p{L}/u.test(text)) return []
  const found = await findByBackendId(tx, businessId, text)
  return found.map((one) => ({ ...one, by: 'backend_id' }))
}

const distinct = (matches: readonly Match[]): Match[] =>
  matches.filter(({ contactId }, place) => matches.findIndex((other) => other.contactId === contactId) === place)
