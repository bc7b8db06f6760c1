import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Replaces the recovery codes of a person by these, which are given as hashes. */
export async function writeRecoveryCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await deleteRecoveryCodes(tx, userId)
  await tx`
    insert into user_recovery_codes (user_id, hash) select ${userId}, h from unnest(${[...hashes]}::text[]) h
    returning 1`
}

export async function deleteRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx`delete from user_recovery_codes where user_id = ${userId}`
}

/** Uses a code up. Returns false if the person has no such code, or it was used before. */
export async function useRecoveryCode(tx: Tx, userId: string, hash: string, now: Instant): Promise<boolean> {
  const rows = await tx`
    update user_recovery_codes set used_at = ${instant(now)}
    where user_id = ${userId} and hash = ${hash} and used_at is null returning 1`
  return rows.length === 1
}

/** Returns how many codes of a person are left. */
export async function countRecoveryCodes(tx: Tx, userId: string): Promise<number> {
  const rows = await tx<{ n: number }[]>`
    select count(*)::int as n from user_recovery_codes where user_id = ${userId} and used_at is null`
  return rows[0]?.n ?? 0
}
