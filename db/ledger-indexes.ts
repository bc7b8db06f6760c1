import type postgres from 'postgres'

/**
 * The indexes by which a line is found that was written under a dedupe key (decision 237). No migration makes or drops
 * them: the ledger is large, and a statement of a migration keeps everybody from saving until all migrations are
 * through.
 */
const BY_DIGEST = {
  name: 'ledger_dedupe',
  unique: true,
  on: '(business_id, dedupe) where dedupe is not null',
}
/** Over the keys of lines without a digest, which only the last release wrote. There are none in a compact ledger. */
const WITHOUT_DIGEST = {
  name: 'ledger_keys_alone',
  unique: false,
  on: '(business_id, dedupe_key) where dedupe_key is not null and dedupe is null',
}
/** Over the keys of all lines, which the last release needs. */
const BY_KEY = 'ledger_dedupe_key'

/** Builds the index over the digests of keys, where the ledger has such a column. People go on saving meanwhile. */
export async function buildDigestIndex(sql: postgres.Sql): Promise<void> {
  const [column] = await sql`
    select 1 from pg_attribute
    where attrelid = to_regclass('public.ledger') and attname = 'dedupe' and not attisdropped`
  if (column) await build(sql, BY_DIGEST)
}

/**
 * Drops the index over the keys of all lines: each line that has a key has its digest. Processes that look for keys
 * nevertheless find the other index empty.
 */
export async function dropKeyIndex(sql: postgres.Sql): Promise<void> {
  await build(sql, WITHOUT_DIGEST)
  await sql.unsafe(`drop index concurrently if exists ${BY_KEY}`)
}

/** Builds an index that is not there, and again what an interrupted build left. */
async function build(sql: postgres.Sql, { name, unique, on }: typeof BY_DIGEST): Promise<void> {
  const [index] = await sql<{ isValid: boolean }[]>`
    select indisvalid as "isValid" from pg_index where indexrelid = to_regclass(${`public.${name}`})`
  if (index?.isValid) return
  if (index) await sql.unsafe(`drop index concurrently ${name}`)
  await sql.unsafe(`create ${unique ? 'unique ' : ''}index concurrently ${name} on ledger ${on}`)
}
