import type postgres from 'postgres'
import { buildIndex, type Exchange, exchangeIndex, type Index } from './exchange-index'

/**
 * The indexes by which a line is found that was written under a dedupe key (decision 237). No migration makes or drops
 * them: the ledger is large, and a statement of a migration keeps everybody from saving until all migrations are
 * through.
 */
const BY_DIGEST: Index = {
  name: 'ledger_dedupe',
  unique: true,
  on: '(business_id, dedupe) where dedupe is not null',
}

/**
 * The index over the keys of lines without a digest, which only the last release wrote, in the place of the one over
 * the keys of all lines, which the last release needs. There are no such lines in a compact ledger.
 */
export const BY_KEY: Exchange = {
  table: 'ledger',
  index: {
    name: 'ledger_keys_alone',
    unique: false,
    on: '(business_id, dedupe_key) where dedupe_key is not null and dedupe is null',
  },
  spare: ['ledger_dedupe_key'],
}

/** Builds the index over the digests of keys, where the ledger has such a column. People go on saving meanwhile. */
export async function buildDigestIndex(sql: postgres.Sql): Promise<void> {
  const [column] = await sql`
    select 1 from pg_attribute
    where attrelid = to_regclass('public.ledger') and attname = 'dedupe' and not attisdropped`
  if (column) await buildIndex(sql, 'ledger', BY_DIGEST, 'concurrently')
}

/**
 * Drops the index over the keys of all lines: each line that has a key has its digest. Processes that look for keys
 * nevertheless find the other index empty.
 */
export const dropKeyIndex = (sql: postgres.Sql): Promise<void> => exchangeIndex(sql, BY_KEY, 'concurrently')
