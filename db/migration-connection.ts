import postgres from 'postgres'
import { READS } from './layout'

/**
 * Opens the one connection of the tables' owner by which the schema is changed and rows are rewritten. It is never
 * renewed: what is locked on it would be lost with it. A cluster needs two settings of it (docs/reference/citus.md, 5
 * and 24): what visits each business names it by SET LOCAL, which its rows hear of on the nodes. PostgreSQL alone
 * accepts both and ignores them.
 */
export function connectToMigrate(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 10,
    max_lifetime: null,
    connection: {
      ...READS,
      'citus.multi_shard_modify_mode': 'sequential',
      'citus.propagate_set_commands': 'local',
    },
  })
}

/**
 * Tries to keep others from migrating or compacting the database until the connection ends. Returns false where
 * somebody is at it. It does not wait: an index that is built while people save waits for every statement that runs,
 * also for one that waits for this lock.
 */
export async function keepOthersAway(sql: postgres.Sql | postgres.TransactionSql): Promise<boolean> {
  const [lock] = await sql<{ taken: boolean }[]>`
    select pg_try_advisory_lock(hashtext('sayso.migrate')) as taken`
  return lock?.taken ?? false
}
