import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { type ContactRow, readContacts } from '@/db/queries/contacts/contact-rows'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { decide } from '@/lib/consent/decide'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { allows } from '@/lib/services/callers/rights'
import { stateOf } from '@/lib/services/changes/contact-state'
import { type ShownIdentity, shownName } from './shown-name'

/** One person in a list. */
export interface PersonSummary {
  id: string
  /** Null for a person who was erased, or who released their only number. */
  name: ShownIdentity | null
  locale: string | null
  state: 'erased' | 'released' | 'stopped' | 'paused' | null
  /** How many of the topics on offer they may be messaged about now, and how many there are. */
  allowed: number
  topics: number
}

/**
 * Returns people as a list shows them, in the order of their ids. Numbers are masked here for a caller without the
 * right to read them in full. Ids of merged contacts, and of contacts that the business does not have, are left out.
 */
export async function summarise(
  tx: Tx,
  caller: Caller,
  config: BusinessConfig,
  ids: readonly string[],
  now: Instant,
): Promise<PersonSummary[]> {
  if (ids.length === 0) return []
  const { businessId } = caller
  const [rows, identities] = await Promise.all([
    readContacts(tx, businessId, ids),
    readLiveIdentities(tx, businessId, ids),
  ])
  const isFull = allows(caller, 'contacts.identify')
  const byId = new Map(rows.filter((row) => row.mergedInto === null).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const theirs = identities.filter(({ contactId }) => contactId === id)
    return { ...standingOf(row, config, now), id, name: shownName(theirs, isFull), locale: row.locale }
  })
}

function standingOf(row: ContactRow, { topics }: BusinessConfig, now: Instant) {
  const state = stateOf(row)
  const offered = topics.filter((topic) => !topic.archived)
  const allowed = offered.filter((topic) => decide(state, topic, { now }).allowed).length
  const isPaused = (state.pause?.until ?? 0) > now
  const word =
    state.erasedAt !== null
      ? ('erased' as const)
      : state.releasedAt !== null
        ? ('released' as const)
        : state.stop?.on
          ? ('stopped' as const)
          : isPaused
            ? ('paused' as const)
            : null
  return { state: word, allowed, topics: offered.length }
}
