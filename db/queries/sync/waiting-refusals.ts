import type { Sql } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** Since when refusals wait for a backend. */
export interface WaitingRefusals {
  kind: 'weni' | 'whatsapp' | 'webhook'
  /** Of a paused backend they wait for a person who gives it what it lacks. */
  status: 'active' | 'paused'
  since: Instant
}

/**
 * Returns since when refusals wait, for each backend that they wait for and that is not disabled. Of a backend for
 * which thousands wait, the time is that of the oldest of the thousand which are tried next. It reads across businesses
 * and locks nothing.
 */
export async function findWaitingRefusals(sql: Sql): Promise<WaitingRefusals[]> {
  return sql<WaitingRefusals[]>`select kind, status, sayso_ms(since) as since
    from sayso_waiting_refusals()`
}
