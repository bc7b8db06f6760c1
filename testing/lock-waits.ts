import type { Database } from '@/db/client'

const WAITS = `select count(*)::int from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`

/** Returns how many sessions wait for a lock in this database, on a cluster on any of its nodes. */
export async function countLockWaits({ sql }: Pick<Database, 'sql'>): Promise<number> {
  const [here] = await sql.unsafe<{ count: number }[]>(WAITS)
  const cluster = await sql`select 1 from pg_extension where extname = 'citus'`
  if (cluster.length === 0) return here?.count ?? 0
  const others = await sql<{ count: number }[]>`select result::int as count from run_command_on_workers(${WAITS})`
  return [here, ...others].reduce((sum, each) => sum + (each?.count ?? 0), 0)
}
