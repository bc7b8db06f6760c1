import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '@/db/client'
import { readNow } from '@/db/queries/business/config'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { hasSuppressions } from '@/db/queries/identities/suppressions'
import type { Instant } from '@/lib/consent/types'
import type { FormerHolders } from '@/lib/services/contacts/former-holders'
import type { Deps } from '@/lib/services/deps'
import type { Standing } from './apply-person'
import type { Person } from './group-rows'
import { NONE_SUPPRESSED, readKnown, readSuppressed } from './read-standings'
import { readFormerOf } from './without-former-yes'

/** What is known of the people of a batch before anything of it is written. Every map is by match key. */
export interface Look {
  /** The contacts that are known, which are locked. */
  standings: ReadonlyMap<string, Standing>
  suppressed: ReadonlyMap<string, 'released' | 'erased'>
  former: ReadonlyMap<string, FormerHolders>
  /** PostgreSQL's time, after the contacts were locked. */
  now: Instant
  configVersion: number
}

/** Asks what can be asked at once. The statements are sent when this is called. */
export function askFirst(tx: Tx, businessId: string, people: readonly Person[]) {
  // The numbers come first, so that a contact who is erased between the two queries is found by the second.
  return Promise.all([
    findLiveHolders(
      tx,
      businessId,
      people.map(({ identity }) => identity.matchKey),
    ),
    hasSuppressions(tx, businessId),
    readNow(tx, businessId),
  ])
}

/** Locks the contacts that are known, and asks for the rest. */
export async function lookFurther(
  deps: Deps,
  tx: Tx,
  businessId: string,
  people: readonly Person[],
  [found, areSuppressed, before]: Awaited<ReturnType<typeof askFirst>>,
): Promise<Look> {
  const { standings, now } = await readKnown(tx, businessId, found, 'locked')
  const suppressed = areSuppressed ? await readSuppressed(deps, tx, businessId, people, standings) : NONE_SUPPRESSED
  const former = await readFormerOf(deps, tx, businessId, people, found)
  return { standings, suppressed, former, now: now ?? before.now, configVersion: before.configVersion }
}

/** Looks at a batch without a lock. Returns null if one of its people is known. */
export async function lookAtStrangers(
  deps: Deps,
  tx: Tx,
  businessId: string,
  people: readonly Person[],
): Promise<Look | null> {
  const [[found, areSuppressed, { now, configVersion }], former] = await Promise.all([
    askFirst(tx, businessId, people),
    readFormerOf(deps, tx, businessId, people, NONE_FOUND),
  ])
  if (found.size > 0) return null
  const suppressed = areSuppressed ? await readSuppressed(deps, tx, businessId, people, NONE_KNOWN) : NONE_SUPPRESSED
  return { standings: NONE_KNOWN, suppressed, former, now, configVersion }
}

const NONE_FOUND: ReadonlyMap<string, string> = new Map()
const NONE_KNOWN: ReadonlyMap<string, Standing> = new Map()

/** Whether a later look found what the first one had found, but for the time. */
export const isSameLook = (first: Look, later: Look | null): boolean =>
  later !== null && isDeepStrictEqual(first, { ...later, now: first.now })
