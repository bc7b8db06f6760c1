import type { Tx } from '@/db/client'
import type { KeptOutReason } from '@/lib/api/outcomes'
import { type FormerHolders, isOfFormerHolder, readFormerHolders } from '@/lib/services/contacts/former-holders'
import type { Deps } from '@/lib/services/deps'
import type { Group, Person, Saying } from './group-rows'

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
): { person: Person; theirs: readonly Saying[] } {
  if (former === undefined) return { person, theirs: [] }
  const ofFormer = ({ claimed }: Group) => claimed !== null && isOfFormerHolder(claimed, former)
  const isYes = ({ answer }: Saying) => answer === 'in'
  const theirs = person.groups.flatMap((group) => (ofFormer(group) ? group.sayings.filter(isYes) : []))
  const groups = person.groups
    .map((group) => (ofFormer(group) ? { ...group, sayings: group.sayings.filter((each) => !isYes(each)) } : group))
    .filter(({ sayings }) => sayings.length > 0)
  return { person: { ...person, groups }, theirs }
}
