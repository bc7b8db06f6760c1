import { findInboundBackend } from '@/db/queries/backends/backends'
import { type ListedBusiness, listRealBusinesses } from '@/db/queries/business/businesses'
import { isUuid } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { type ListedBackend, listBackends } from '@/lib/services/backends/list-backends'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { type Command } from './command'

/** Returns all businesses except the test businesses, which have no backends and no names that an operator knows. */
export function allBusinesses({ owner }: Command): Promise<readonly ListedBusiness[]> {
  return listRealBusinesses(owner.sql)
}

/** Returns the named business, or the only one there is. */
export async function findBusiness(command: Command, slug: string | undefined): Promise<ListedBusiness> {
  const all = await allBusinesses(command)
  const slugs = all.map((business) => business.slug).join(', ')
  if (slug === undefined && all.length > 1)
    throw new OperatorError(`There are several businesses. Name one with --business; they are ${slugs}.`, 2)
  const found = slug === undefined ? all[0] : all.find((business) => business.slug === slug)
  if (found) return found
  throw new OperatorError(
    all.length === 0
      ? 'There is no business yet: make one with `npm run -s business -- create --file <file>`.'
      : `There is no business ${slug}. The businesses are: ${slugs}.`,
  )
}

export interface FoundBackend extends ListedBackend {
  businessId: string
}

/** Returns the backend with this id, with its business. Throws OperatorError when there is none. */
export async function findBackend({ deps }: Command, id: string | undefined): Promise<FoundBackend> {
  if (!isUuid(id))
    throw new OperatorError('The id of the backend is missing or is no id. `list` shows the ids of all backends.', 2)
  const inbound = await findInboundBackend(deps.db.sql, id)
  const listed = inbound && granted(await listBackends(deps, operatorOf(inbound.businessId)))
  const found = listed?.backends.find((backend) => backend.id === id)
  if (!inbound || !found) throw new OperatorError('There is no backend with this id. `list` shows all backends.')
  return { ...found, businessId: inbound.businessId }
}
