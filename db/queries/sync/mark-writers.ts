import type { Sql } from '@/db/client'

/**
 * Returns the transactions of this database that have begun to write sync marks and have not ended. What such a
 * transaction knew of the business's backends may be older than a commit that it did not see. A name is never used
 * again while it is in the list. On a cluster the locks are those of the coordinator.
 */
export async function readMarkWriters(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`
    select l.virtualtransaction as name from pg_locks l
    where l.locktype = 'relation' and l.relation = 'sync_marks'::regclass and l.mode = 'RowExclusiveLock' and l.granted
      and l.database = (select d.oid from pg_database d where d.datname = current_database())`
  return new Set(rows.map(({ name }) => name))
}
