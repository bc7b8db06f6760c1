import type { Tx } from '@/db/client'
import type { KeptOutReason } from '@/lib/api/outcomes'
import { type FormerHolders, isOfFormerHolder, readFormerHolders } from '@/lib/services/contacts/former-holders'
import type { Deps } from '@/lib/services/deps'
import type { Person } from './group-rows'
import type { RowStatement } from './read-rows'

/** Why a Yes is kept out that a former holder of the number gave. */
export const FORMER_HOLDER = 'former_holder' as const satisfies KeptOutReason

/**
 * Returns who had the numbers before, by match key, of people of whom a Yes is imported.
 * @param found the id of the contact that has each number now, by match key
 */
export async function readFormerOf(
  deps: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  people: readonly Person[],
  found: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, FormerHolders>> {
  const agree = people.filter(({ groups }) =>
    groups.some(({ sayings }) => sayings.some(({ answer }) => answer === 'in')),
  )
  const holders = new Map(agree.map(({ identity: { matchKey } }) => [matchKey, found.get(matchKey) ?? null]))
  return readFormerHolders(deps, tx, businessId, holders)
}

/**
 * Takes out of a person's rows each Yes from a time when somebody else had the number: it was theirs, and never counts
 * for who has the number now. A No stays, as it may be of either.
 */
export function withoutFormerYes(
  person: Person,
  former: FormerHolders | undefined,
): { person: Person; theirs: readonly RowStatement[] } {
  if (former === undefined) return { person, theirs: [] }
  const isTheirs = ({ answer, claimed }: RowStatement) =>
    answer === 'in' && claimed !== null && isOfFormerHolder(claimed, former)
  const theirs = person.groups.flatMap(({ sayings }) => sayings.filter(isTheirs))
  const groups = person.groups
    .map((group) => ({ ...group, sayings: group.sayings.filter((saying) => !isTheirs(saying)) }))
    .filter(({ sayings }) => sayings.length > 0)
  return { person: { ...person, groups }, theirs }
}
