import { asPerson, type Tx } from '@/db/client'
import { countRecoveryCodes, writeRecoveryCodes } from '@/db/queries/people/recovery-codes'
import { deleteSessions, proveSession } from '@/db/queries/people/sessions'
import { lockUser, readUser, takeStep, updateFactor, type User } from '@/db/queries/people/users'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { dropFactor } from './drop-factor'
import type { SessionOf } from './end-sessions'
import { addressOfSecret, newSecret, stepOfCode } from './one-time-code'
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes'
import { forgiveAttempts, takeAttempt } from './throttle'

type FactorDeps = Pick<Deps, 'db' | 'clock' | 'keys' | 'pepper'>

const contextOf = (userId: string) => `user:${userId}:totp`

/** Returns the secret of a person's second factor in base32; null: there is none. */
export function secretOf(deps: Pick<Deps, 'keys'>, user: Pick<User, 'id' | 'totpSecret'>): string | null {
  return user.totpSecret === null ? null : decryptSecret(deps.keys, user.totpSecret, contextOf(user.id))
}

export type Factor =
  | { state: 'off' }
  /** Begun and not confirmed: the app must be shown to work first. */
  | { state: 'pending'; secret: string; address: string }
  | { state: 'on'; recoveryCodesLeft: number }

/** Returns how the second factor of a person is, for their account page. */
export async function readFactor(deps: Pick<Deps, 'db' | 'keys'>, userId: string): Promise<Factor> {
  return asPerson(deps.db, userId, async (tx): Promise<Factor> => {
    const user = await readUser(tx, userId)
    if (user?.totpSince) return { state: 'on', recoveryCodesLeft: await countRecoveryCodes(tx, userId) }
    const secret = user && secretOf(deps, user)
    return secret ? { state: 'pending', secret, address: addressOfSecret(secret, user.email) } : { state: 'off' }
  })
}

/** Makes a secret for an authenticator app. Nothing is asked for before a code of it was confirmed. */
export async function beginFactor(
  deps: FactorDeps,
  { userId }: SessionOf,
): Promise<{ outcome: 'begun' } | { outcome: 'is_on' }> {
  return asPerson(deps.db, userId, async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user || user.totpSince !== null) return { outcome: 'is_on' as const }
    const totpSecret = encryptSecret(deps.keys, newSecret(), contextOf(userId))
    await updateFactor(tx, userId, { totpSecret, totpSince: null, totpStep: null })
    return { outcome: 'begun' as const }
  })
}

export type ConfirmedFactor =
  /** The codes are shown once: the table has only their hashes. */
  | { outcome: 'on'; recoveryCodes: string[] }
  | { outcome: 'wrong_code' }
  /** Too many wrong codes. */
  | { outcome: 'wait'; seconds: number }
  /** It is on already, or was not begun. */
  | { outcome: 'not_begun' }

/**
 * Switches the second factor on, by a code of the app. This session counts as having shown it, and every other browser
 * of the person is signed out.
 */
export async function confirmFactor(
  deps: FactorDeps,
  { userId, sessionId }: SessionOf,
  code: string,
): Promise<ConfirmedFactor> {
  const subject = { kind: 'code', of: userId } as const
  const { waitSeconds } = await takeAttempt(deps, [subject])
  if (waitSeconds !== null) return { outcome: 'wait', seconds: waitSeconds }
  const confirmed = await asPerson(deps.db, userId, async (tx): Promise<ConfirmedFactor> => {
    const user = await lockUser(tx, userId)
    const secret = user && secretOf(deps, user)
    if (!user || !secret || user.totpSince !== null) return { outcome: 'not_begun' }
    const now = deps.clock.now()
    const step = stepOfCode(secret, code, now)
    if (step === null) return { outcome: 'wrong_code' }
    await updateFactor(tx, userId, { totpSecret: user.totpSecret, totpSince: now, totpStep: step })
    const recoveryCodes = await giveRecoveryCodes(tx, userId)
    await proveSession(tx, userId, sessionId, { now, factor: true })
    await deleteSessions(tx, userId, sessionId)
    return { outcome: 'on', recoveryCodes }
  })
  if (confirmed.outcome === 'on') await forgiveAttempts(deps, [subject])
  return confirmed
}

async function giveRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => hashOfRecoveryCode(userId, code))
  await writeRecoveryCodes(tx, userId, hashes)
  return codes
}

/** Replaces the recovery codes. They are shown once, and the earlier ones no longer count. */
export async function renewRecoveryCodes(
  deps: Pick<Deps, 'db'>,
  { userId }: SessionOf,
): Promise<{ outcome: 'made'; recoveryCodes: string[] } | { outcome: 'is_off' }> {
  return asPerson(deps.db, userId, async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user || user.totpSince === null) return { outcome: 'is_off' as const }
    return { outcome: 'made' as const, recoveryCodes: await giveRecoveryCodes(tx, userId) }
  })
}

/** Switches the second factor off, or forgets one that was begun. */
export async function switchFactorOff(
  deps: Pick<Deps, 'db'>,
  { userId }: SessionOf,
): Promise<{ outcome: 'off' } | { outcome: 'unchanged' }> {
  return asPerson(deps.db, userId, async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user || user.totpSecret === null) return { outcome: 'unchanged' as const }
    await dropFactor(tx, userId)
    return { outcome: 'off' as const }
  })
}

/** Takes a code of a person whom the transaction has entered. A code counts once. */
export async function takeCode(
  deps: Pick<Deps, 'clock' | 'keys'>,
  tx: Tx,
  userId: string,
  code: string,
): Promise<'taken' | 'used' | 'wrong'> {
  const user = await lockUser(tx, userId)
  const secret = user && secretOf(deps, user)
  if (!secret || user.totpSince === null) return 'wrong'
  const step = stepOfCode(secret, code, deps.clock.now())
  if (step === null) return 'wrong'
  return (await takeStep(tx, userId, step)) ? 'taken' : 'used'
}
