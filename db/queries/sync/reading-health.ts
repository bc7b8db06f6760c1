import type { Sql, Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** How the readings of one backend's contacts stand. */
export interface ReadingHealth {
  /** The readings that do not get on: of what was changed there, or of everything. */
  hanging: HangingReading[]
  /** Contacts that could not be taken in, by reason. They are looked at again. */
  setAside: { reason: string; count: number }[]
}

export interface HangingReading {
  kind: 'changes' | 'everything'
  /**
   * A code, with the first words of what the backend answered where it answered. `budget`: it waits for its hour's
   * requests.
   */
  reason: string
  since: Instant | null
  nextAt: Instant
}

export async function readReadingHealth(tx: Tx, businessId: string, backendId: string): Promise<ReadingHealth> {
  const hanging = await tx<HangingReading[]>`
    select case kind when 'reconcile' then 'everything' else kind end as kind, last_error as reason, sayso_ms(failed_since) as since,
      sayso_ms(due_at) as "nextAt"
    from poll_cursors
    where business_id = ${businessId} and backend_id = ${backendId} and kind in ('changes', 'reconcile') and last_error is not null
    order by kind`
  const setAside = await tx<{ reason: string; count: number }[]>`
    select reason, count(*)::int as count from reading_failures
    where business_id = ${businessId} and backend_id = ${backendId} group by reason order by 2 desc, 1`
  return { hanging: [...hanging], setAside: [...setAside] }
}

/**
 * How many backends of all businesses can't be read, by the code of the reason. What a backend wrote beside it may say
 * whose it is, and `/readyz` is open to everybody. It reads across businesses and locks nothing.
 */
export async function countFailingReadings(sql: Sql): Promise<{ reason: string; backends: number }[]> {
  const rows = await sql<{ reason: string; backends: number }[]>`select reason, backends from sayso_failing_readings()`
  const counts = new Map<string, number>()
  for (const { reason, backends } of rows) {
    const code = /^\w{1,60}/.exec(reason)?.[0] ?? 'unknown'
    counts.set(code, (counts.get(code) ?? 0) + backends)
  }
  return [...counts].map(([reason, backends]) => ({ reason, backends }))
}
