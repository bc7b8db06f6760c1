import { type AlertQuery, type AlertRow, listAlerts as readAlerts } from '@/db/queries/template-alerts/alerts'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { AlertRow }

export type AlertPage =
  | {
      outcome: 'read'
      alerts: AlertRow[]
      /** The alert behind which the next page begins; null on the last. */
      next: { recordedAt: number; id: string } | null
    }
  | NotAllowed

/** Returns a page of the alerts of a business, the newest first. */
export async function listAlerts(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  query: AlertQuery,
): Promise<AlertPage> {
  return inBusinessFor(deps, caller, 'templates.read', async (tx): Promise<AlertPage> => {
    // One row more than asked for shows whether there is another page.
    const found = await readAlerts(tx, caller.businessId, { ...query, limit: query.limit + 1 })
    const alerts = found.slice(0, query.limit)
    const last = found.length > query.limit ? alerts.at(-1) : undefined
    return { outcome: 'read', alerts, next: last ? { recordedAt: last.recordedAt, id: last.id } : null }
  })
}
