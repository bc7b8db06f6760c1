import type postgres from 'postgres'
import type { Sql, Tx } from '@/db/client'

/**
 * Since when a mark has waited, also while it is claimed: the earlier of the time before the claim and that of what has
 * come since. A worker of the last release that ends the claim of a newer one leaves `waited_since` behind. There it
 * counts only if nothing else says since when the mark waits.
 */
export const waitsSince = (tx: Sql | Tx): postgres.PendingQuery<postgres.Row[]> => tx`
  case when claimed_by is null then coalesce(waiting_since, waited_since) else least(waited_since, waiting_since) end`
