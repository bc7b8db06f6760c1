import {
  type DeliveryFilter,
  type LoggedDelivery,
  readWebhookDeliveries,
} from '@/db/queries/backends/webhook-deliveries'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { LoggedDelivery }

export type ReadDeliveryLog =
  | { outcome: 'read'; deliveries: LoggedDelivery[]; next: Pick<LoggedDelivery, 'at' | 'id' | 'attempt'> | null }
  | NotAllowed

/**
 * Returns a page of the attempts to deliver to a webhook, newest first: never what was sent. `next` names the last
 * attempt of the page, behind which the next page begins; it is null on the last page.
 */
export async function readDeliveryLog(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  backendId: string,
  filter: DeliveryFilter,
): Promise<ReadDeliveryLog> {
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ReadDeliveryLog> => {
    // One row more than asked for shows whether there is another page.
    const page = { ...filter, limit: filter.limit + 1 }
    const rows = await readWebhookDeliveries(tx, caller.businessId, backendId, page)
    const deliveries = rows.slice(0, filter.limit)
    const last = rows.length > filter.limit ? deliveries.at(-1) : undefined
    return { outcome: 'read', deliveries, next: last ? { at: last.at, id: last.id, attempt: last.attempt } : null }
  })
}
