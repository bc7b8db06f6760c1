import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Returns whether this installation has a business. */
export async function hasBusiness(sql: Sql | Tx): Promise<boolean> {
  const rows = await sql<{ has: boolean }[]>`select sayso_has_business() as has`
  return rows[0]?.has === true
}

/** Writes a set-up code by its hash; an earlier one is deleted. */
export async function writeSetUpCode(
  sql: Sql,
  hash: string,
  { now, expiresAt }: { now: Instant; expiresAt: Instant },
): Promise<void> {
  await sql`select sayso_add_setup_code(${hash}, ${instant(now)}::timestamptz, ${instant(expiresAt)}::timestamptz)`
}

export async function findSetUpCode(sql: Sql, hash: string): Promise<{ expiresAt: Instant; used: boolean } | null> {
  const rows = await sql<{ expiresAt: Instant; used: boolean }[]>`
    select expires_at as "expiresAt", used from sayso_setup_code(${hash})`
  return rows[0] ?? null
}

/** Uses a code, and keeps others who set up at the same time waiting. Returns false if it is not good any more. */
export async function useSetUpCode(tx: Tx, hash: string, now: Instant): Promise<boolean> {
  const rows = await tx<{ used: boolean }[]>`
    select sayso_use_setup_code(${hash}, ${instant(now)}::timestamptz) as used`
  return rows[0]?.used === true
}

/** Returns a number for links that no business has. */
export async function freeBusinessNumber(tx: Tx): Promise<number> {
  const rows = await tx<{ next: number }[]>`select sayso_next_business_number() as next`
  return rows[0]?.next ?? 1
}
