import type { Tx } from '@/db/client'
import { findFormerHolders } from '@/db/queries/identities/holders'
import { findSuppressed } from '@/db/queries/identities/suppressions'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import type { Person } from './group-rows'
import type { RowStatement } from './read-rows'

interface HeldNow {
  people: readonly Person[]
  /** The id of the contact that has the number now, by match key. */
  found: ReadonlyMap<string, string>
  /** Whether anybody of the business ever released a number or was erased. */
  anySuppressed: boolean
}

/**
 * Returns by match key until when somebody else had the number or id, for people of whom a Yes is imported. Keys that
 * nobody else ever had are left out.
 */
export async function readHeldByOthers(
  { pepper }: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  { people, found, anySuppressed }: HeldNow,
): Promise<ReadonlyMap<string, Instant>> {
  const agree = people.filter(({ groups }) =>
    groups.some(({ sayings }) => sayings.some(({ answer }) => answer === 'in')),
  )
  const keys = agree.map(({ identity }) => identity.matchKey)
  const keyOf = new Map(anySuppressed ? keys.map((key) => [suppressionHash(pepper, key), key]) : [])
  const [former, suppressed] = await Promise.all([
    findFormerHolders(tx, businessId, keys),
    // Of who was erased nothing else is known.
    findSuppressed(tx, businessId, [...keyOf.keys()]),
  ])
  const until = new Map<string, Instant>()
  const add = (key: string, at: Instant) => until.set(key, Math.max(until.get(key) ?? 0, at))
  for (const { matchKey, contactId, endedAt } of former) if (contactId !== found.get(matchKey)) add(matchKey, endedAt)
  for (const [hash, { at }] of suppressed) add(keyOf.get(hash) ?? '', at)
  return until
}

/**
 * Takes out of a person's rows each Yes from a time when somebody else had the number: it was theirs, and never counts
 * for who has the number now. A No stays, as it may be of either.
 */
export function withoutFormerYes(
  person: Person,
  until: Instant | undefined,
): { person: Person; theirs: readonly RowStatement[] } {
  if (until === undefined) return { person, theirs: [] }
  const isTheirs = ({ answer, claimed }: RowStatement) => answer === 'in' && claimed !== null && claimed < until
  const theirs = person.groups.flatMap(({ sayings }) => sayings.filter(isTheirs))
  const groups = person.groups
    .map((group) => ({ ...group, sayings: group.sayings.filter((saying) => !isTheirs(saying)) }))
    .filter(({ sayings }) => sayings.length > 0)
  return { person: { ...person, groups }, theirs }
}
