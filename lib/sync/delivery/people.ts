import type { Tx } from '@/db/client'
import type { TopicConfig } from '@/db/queries/business/config'
import { type ContactStateRow, readEachContactState, rowOf } from '@/db/queries/contacts/contact-states'
import type { LiveIdentity } from '@/db/queries/identities/identities'
import type { Address, TopicDecision } from '@/lib/backends/backend'
import { nextTransition } from '@/lib/consent/next-transition'
import type { Instant } from '@/lib/consent/types'
import { grouped } from '@/lib/grouped'
import { decideTopics } from '@/lib/services/decisions/decide-topics'
import type { SyncDeps } from '@/lib/sync/deps'
import { addressesOf } from './addresses'
import { SharedDecisions } from './shared-decisions'

/**
 * What is kept of a contact until its delivery has ended. The state that it was decided from takes several times the
 * memory, and would outlive a collection of garbage, or two: it is let go at once, and read again where it is needed.
 */
export interface Person {
  id: string
  /** The number of the contact's last change. */
  version: number
  locale: string | null
  mergedInto: string | null
  /** Whether the contact is released or erased. */
  gone: boolean
  erased: boolean
  recheckAt: Instant | null
  decisions: readonly TopicDecision[]
}

/** How a contact is known: its addresses, and its ids in backends. */
export interface Known {
  addresses: readonly Address[]
  inBackends: readonly LiveIdentity[]
}

/** The topics of a business, of which version they are, and what was decided about them. */
export interface KnownTopics {
  version: number
  topics: readonly TopicConfig[]
  shared: SharedDecisions
}

/** Whether a contact is released or erased. */
export const isGone = ({ state }: ContactStateRow) => state.erasedAt !== null || state.releasedAt !== null

export function personOf(row: ContactStateRow, { topics, shared }: KnownTopics, now: Instant): Person {
  const { state } = row
  const erased = state.erasedAt !== null
  return {
    id: row.id,
    version: row.headSeq,
    locale: row.locale,
    mergedInto: row.mergedInto,
    gone: isGone(row),
    erased,
    recheckAt: nextTransition(state, now),
    decisions: shared.share(decideTopics([state], topics, now)),
  }
}

/**
 * Reads these contacts, and decides about each as soon as its row has come. The version of the topics is known only
 * from a row: where it is not that of `last`, which the reading before has left, their texts wait for the topics.
 */
export async function readPeople(
  deps: Pick<SyncDeps, 'configs'>,
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  now: Instant,
  last: KnownTopics | null,
): Promise<{ people: Map<string, Person>; known: KnownTopics }> {
  const people = new Map<string, Person>()
  const waiting: string[] = []
  let version = 0
  await readEachContactState(tx, businessId, contactIds, (row, text) => {
    version = Math.max(version, row.configVersion)
    if (last && last.version >= row.configVersion) people.set(row.id, personOf(row, last, now))
    else waiting.push(text)
  })
  if (last && last.version >= version) return { people, known: last }
  const config = await deps.configs.within(tx, businessId, version)
  const known = { version: config.version, topics: config.topics, shared: new SharedDecisions() }
  for (const text of waiting) {
    const row = rowOf(text)
    people.set(row.id, personOf(row, known, now))
  }
  return { people, known }
}

/** Returns how each of these contacts is known. */
export function knownOf(live: readonly LiveIdentity[]): Map<string, Known> {
  const known = new Map<string, Known>()
  for (const [contactId, identities] of grouped(live, (identity) => identity.contactId)) {
    const inBackends = identities.filter(({ kind }) => kind === 'backend')
    known.set(contactId, { addresses: addressesOf(identities), inBackends })
  }
  return known
}
