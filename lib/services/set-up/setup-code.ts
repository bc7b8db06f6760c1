import { randomInt } from 'node:crypto'
import { findSetUpCode, hasBusiness, writeSetUpCode } from '@/db/queries/people/setup-codes'
import { hashToken } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { addressSubject, forgiveAttempts, takeAttempt } from '@/lib/services/sign-in/throttle'

/** Without 0, 1, I, L, O and U, which people mistake for others: 30 letters, so 12 of them have 58 bits. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 3
const GROUP_LETTERS = 4
const LIFETIME_MS = 24 * 3_600_000

/** Returns whether nobody has set this installation up yet. */
export async function needsSetUp(deps: Pick<Deps, 'db'>): Promise<boolean> {
  return !(await hasBusiness(deps.db.sql))
}

/**
 * Makes the code with which the first business is made. It counts once and for 24 hours, and an earlier one no longer
 * counts. It is printed at the terminal of the server, so that only an operator reads it.
 */
export async function makeSetUpCode(
  deps: Pick<Deps, 'db' | 'clock'>,
): Promise<{ outcome: 'made'; code: string } | { outcome: 'has_business' }> {
  if (await hasBusiness(deps.db.sql)) return { outcome: 'has_business' }
  const group = () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const code = Array.from({ length: GROUPS }, group).join('-')
  const now = deps.clock.now()
  await writeSetUpCode(deps.db.sql, hashOfCode(code), { now, expiresAt: now + LIFETIME_MS })
  return { outcome: 'made', code }
}

/** Why a set-up code does not count. */
export type BadSetUpCode =
  | { outcome: 'wrong' }
  | { outcome: 'expired' }
  | { outcome: 'used' }
  /** Somebody has set this installation up; no code counts any more. */
  | { outcome: 'has_business' }
  /** The address has tried too often. */
  | { outcome: 'wait'; seconds: number }

/**
 * Returns whether a code would count now, however it is written. It is not used up: `setUpBusiness` does that. Each
 * call that is wrong counts against the address.
 */
export async function checkSetUpCode(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  code: string,
  ip: string | null,
): Promise<{ outcome: 'good' } | BadSetUpCode> {
  const subjects = addressSubject(ip, 'token')
  const { waitSeconds } = await takeAttempt(deps, subjects)
  if (waitSeconds !== null) return { outcome: 'wait', seconds: waitSeconds }
  if (await hasBusiness(deps.db.sql)) return { outcome: 'has_business' }
  const found = await findSetUpCode(deps.db.sql, hashOfCode(code))
  if (!found) return { outcome: 'wrong' }
  if (found.used) return { outcome: 'used' }
  if (found.expiresAt <= deps.clock.now()) return { outcome: 'expired' }
  await forgiveAttempts(deps, subjects)
  return { outcome: 'good' }
}

/** Returns the hash of a code: small letters, spaces and missing hyphens make no difference. */
export const hashOfCode = (code: string): string =>
  hashToken(
    `set-up:${code
      .slice(0, 100)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')}`,
  )
