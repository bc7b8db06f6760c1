import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Returns whose password a link sets, by the hash of its token. */
export async function findPasswordLink(sql: Sql, tokenHash: string): Promise<string | null> {
  const rows = await sql<{ id: string | null }[]>`select sayso_user_by_password_link(${tokenHash}) as id`
  return rows[0]?.id ?? null
}

export interface PasswordLink {
  expiresAt: Instant
  usedAt: Instant | null
}

/** Returns a link of the person whom the transaction entered, locked until its end. */
export async function lockPasswordLink(tx: Tx, userId: string, tokenHash: string): Promise<PasswordLink | null> {
  const rows = await tx<PasswordLink[]>`
    select sayso_ms(expires_at) as "expiresAt", sayso_ms(used_at) as "usedAt" from password_links
    where user_id = ${userId} and token_hash = ${tokenHash} for update`
  return rows[0] ?? null
}

/** Writes a link. Earlier ones of the person, which may be in a wrong hand, count as used. */
export async function insertPasswordLink(
  tx: Tx,
  userId: string,
  tokenHash: string,
  { now, expiresAt }: { now: Instant; expiresAt: Instant },
): Promise<void> {
  await endPasswordLinks(tx, userId, now)
  await tx`
    insert into password_links (user_id, token_hash, created_at, expires_at)
    values (${userId}, ${tokenHash}, ${instant(now)}, ${instant(expiresAt)})`
}

/** Makes every link of a person worthless. */
export async function endPasswordLinks(tx: Tx, userId: string, now: Instant): Promise<void> {
  await tx`update password_links set used_at = ${instant(now)} where user_id = ${userId} and used_at is null`
}
