import postgres from 'postgres'

/** What a database is set to, as `ALTER DATABASE … SET` takes it. */
export const PLAN_FOR_ANY_BUSINESS = 'plan_cache_mode=force_generic_plan'

/**
 * Lets every session of this database plan a statement once, for any business, and not again for the given values.
 *
 * PostgreSQL knows the most frequent values of a column from its last ANALYZE. A business that came later is not among
 * them, and where others own nearly all rows, it is taken to have one. The plan for its values then reads everything of
 * the business for each row of a join: a check of 1,000 people took seven seconds after the first import of 5,000, and
 * one of 10,000 ran out of time. A plan for any business expects as many rows as businesses have on average, which
 * suits large and small ones alike (decision 0221).
 *
 * On a cluster the default stays, because statements must be planned for the business whose node they go to
 * (docs/reference/citus.md, 25). Returns false if the login of `sql` may not change the settings of the database, which
 * is a matter for its owner. Sessions that are open already keep what they have.
 */
export async function planForAnyBusiness(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ name: string; cluster: boolean; done: boolean }[]>`
    select current_database() as name, exists (select 1 from pg_extension where extname = 'citus') as cluster,
      exists (select 1 from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
        where d.datname = current_database() and s.setrole = 0 and ${PLAN_FOR_ANY_BUSINESS} = any(s.setconfig)) as done`
  if (!row) return true
  // One PostgreSQL has it, and a cluster has not.
  const isAsItShouldBe = row.done !== row.cluster
  if (isAsItShouldBe) return true
  const name = `"${row.name.replaceAll('"', '""')}"`
  const change = row.cluster ? 'reset plan_cache_mode' : `set ${PLAN_FOR_ANY_BUSINESS}`
  try {
    await sql.unsafe(`alter database ${name} ${change}`)
    return true
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === '42501') return false
    throw error
  }
}
