import type postgres from 'postgres'
import type { Sql } from '@/db/client'

/**
 * Returns the time of a column, moved back, for `set` of an UPDATE. A cluster refuses `at - interval '…'` there, which
 * may depend on the time zone of a session (docs/reference/citus.md, 36).
 */
export function earlier(sql: Sql, column: string, ms: number): postgres.PendingQuery<postgres.Row[]> {
  return sql`to_timestamp((sayso_ms(${sql(column)}) - ${ms}::int8) / 1000.0)`
}
