import type { TestDatabase } from './database'

/** Has rows written in the layout that the last release reads. */
export const IN_LAYOUT_OF_RELEASE = `create or replace function sayso_layout() returns integer language sql immutable as 'select 1'`

/**
 * Makes a database as an upgraded one is on which processes of the last release may still run: rows are written in the
 * layout that it reads (db/layout.ts), and the ledger has the index that it needs. Call it before the first
 * transaction, because a pool asks once in which layout it writes.
 */
export async function asUpgraded({ owner }: Pick<TestDatabase, 'owner'>): Promise<void> {
  await owner.sql.unsafe(IN_LAYOUT_OF_RELEASE)
  await owner.sql`create unique index ledger_dedupe_key on ledger (business_id, dedupe_key)`
  await owner.sql`drop index ledger_keys_alone`
}
