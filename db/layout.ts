import type postgres from 'postgres'

type Sql = postgres.Sql<{ int8: number }>
type Tx = postgres.TransactionSql<{ int8: number }>

/**
 * Rows are written in one of two layouts (decision 236): the one that the last release reads as well, or a shorter one
 * that only this version reads. Readers understand both. Writers ask `writesCompact`, which is false until the operator
 * says that no process of the last release runs (`npm run db:migrate -- --narrow`), and true on a new database.
 */
export const COMPACT = 2
/** As 2, and each line that has a dedupe key has its digest: the ledger is new, or `npm run db:compact` is through. */
const DIGESTS = 3
const UNDEFINED_FUNCTION = '42883'

/**
 * What a connection says of its process: the layout that it reads at most. Without it nothing can be read in a business
 * whose rows are shorter, because a process of 0.1.0 would take a No in such a row for no answer
 * (`sayso_check_layout`, 0088_row_layout.sql). Every connection that enters a business needs it.
 */
export const READS = { 'app.layout': String(DIGESTS) }

/** The layout behind a pool: asked once for each, and kept. */
const pools = new WeakMap<Sql['options'], Promise<number>>()
/** The layout in which a transaction writes. */
const transactions = new WeakMap<Tx, number>()

/**
 * Returns the layout of the database behind a pool. A process that goes on while the layout changes keeps writing the
 * older one, which every version reads. Rejects as any query does when the database cannot be reached.
 */
export function layoutOf(sql: Sql): Promise<number> {
  let asked = pools.get(sql.options)
  if (!asked) {
    asked = readLayout(sql)
    pools.set(sql.options, asked)
    // A database that could not be asked is asked again.
    asked.catch(() => pools.delete(sql.options))
  }
  return asked
}

/** Notes in which layout a transaction writes. */
export function setLayout(tx: Tx, layout: number): void {
  transactions.set(tx, layout)
}

/** Returns whether a transaction writes the shorter layout. */
export function writesCompact(tx: Tx): boolean {
  return (transactions.get(tx) ?? 1) >= COMPACT
}

/** Returns whether all lines that have a dedupe key are found by its digest (decision 237). */
export function hasKeyDigests(tx: Tx): boolean {
  return (transactions.get(tx) ?? 1) >= DIGESTS
}

/**
 * Makes every process that starts from now on write the shorter layout; `hasDigests`: and look for dedupe keys by their
 * digests alone. Safe to repeat: it never goes back. Needs the tables' owner.
 */
export async function useCompactLayout(sql: postgres.Sql, hasDigests = false): Promise<void> {
  const layout = Math.max(await readLayout(sql), hasDigests ? DIGESTS : COMPACT)
  await sql.begin(async (tx) => {
    await tx.unsafe(
      `create or replace function sayso_layout() returns integer language sql immutable as 'select ${layout}'`,
    )
    // A node of a cluster that did not have the function gets a new one, which everybody may call and no role may.
    await tx.unsafe('revoke all on function sayso_layout() from public')
    await tx.unsafe('grant execute on function sayso_layout() to sayso_app, sayso_worker')
  })
}

/** Returns whether rows are written in the shorter layout from now on; `hasDigests`: and keys have their digests. */
export async function isCompactLayout(sql: postgres.Sql, hasDigests = false): Promise<boolean> {
  return (await readLayout(sql)) >= (hasDigests ? DIGESTS : COMPACT)
}

async function readLayout(sql: Sql | postgres.Sql): Promise<number> {
  try {
    const [row] = await sql<{ layout: number }[]>`select sayso_layout() as layout`
    return row?.layout ?? 1
  } catch (error) {
    // A schema from before the layouts.
    if (error instanceof Error && 'code' in error && error.code === UNDEFINED_FUNCTION) return 1
    throw error
  }
}
