import { inBusiness } from '@/db/client'
import { listRealBusinesses } from '@/db/queries/business/businesses'
import { countPeople, readClosing } from '@/db/queries/business/closing'
import { readConfig } from '@/db/queries/business/config'
import { eraseClosed } from '@/lib/services/business/erase-closed'
import { operatorOf } from '@/lib/services/callers/caller'
import type { BusinessCommand } from './command'

/**
 * Erases everybody of a closed business, when that business orders it. Without its name, or with another one, it only
 * says how many there are. Returns the exit code.
 */
export async function eraseOnOrder(
  { deps, owner, out, err }: BusinessCommand,
  { slug, name }: { slug: string; name: string | undefined },
): Promise<number> {
  const business = (await listRealBusinesses(owner.sql)).find((each) => each.slug === slug)
  const found =
    business &&
    (await inBusiness(deps.db, business.id, async (tx) => ({
      ...(await readClosing(tx, business.id)),
      name: (await readConfig(tx, business.id))?.name ?? '',
      people: await countPeople(tx, business.id),
    })))
  if (!business || !found) {
    err(`There is no business ${slug}: \`npm run -s business -- list\` prints all.`)
    return 1
  }
  if (found.closedAt === null) {
    const until = found.closesAt === null ? '' : ` Its waiting time is over on ${day(found.closesAt)}.`
    err(`The business ${slug} is not closed, so nobody was erased.${until}`)
    return 1
  }
  const { people } = found
  if (people === 0) out(`Nobody of the business ${slug} is left.`)
  else out(`Of the business ${slug}, ${people === 1 ? 'one person is' : `${people} people are`} not erased.`)
  if (people > 0 && name !== found.name) {
    err(
      [
        name === undefined ? 'Nobody was erased.' : 'That is not the name of the business, so nobody was erased.',
        'Erasing deletes their numbers and the proof of what they said, and cannot be taken back. Keyed hashes stay, so',
        `that nobody of them is messaged again. On the order of the business add its name: --name "${found.name}"`,
      ].join('\n'),
    )
    return 1
  }
  // Also when nobody is left: then it is written down that the business is erased.
  const erased = await eraseClosed(deps, operatorOf(business.id), { whom: 'all' })
  if (erased.outcome !== 'erased') {
    err('The business is not closed any more, so nobody was erased.')
    return 1
  }
  if (people > 0) out(`Erased ${erased.people}; ${erased.left} are left.`)
  return erased.left === 0 ? 0 : 1
}

const day = (at: number) => new Date(at).toISOString().slice(0, 10)
