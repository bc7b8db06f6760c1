import { asPerson } from '@/db/client'
import { useRecoveryCode } from '@/db/queries/people/recovery-codes'
import { proveSession as writeProof } from '@/db/queries/people/sessions'
import type { Deps } from '@/lib/services/deps'
import type { Place } from './begin-session'
import type { SessionOf } from './end-sessions'
import { provePassword, type Unproven } from './prove-password'
import { hashOfRecoveryCode } from './recovery-codes'
import { takeCode } from './second-factor'
import { forgiveAttempts, takeAttempt } from './throttle'

/** What somebody answers when the second factor is asked for: a code of their app, or a recovery code. */
export type SecondFactorAnswer = { by: 'code'; code: string } | { by: 'recovery'; code: string }

export type ProvenSession =
  | { outcome: 'proven' }
  | { outcome: 'wrong_code' }
  /** The code is right and was used before: a code counts once. */
  | { outcome: 'used_code' }
  /** Too many wrong codes. */
  | { outcome: 'wait'; seconds: number }

/**
 * Shows the second factor of a session: one that was begun with a password may do everything from then on, and one that
 * could already has proved it again.
 */
export async function proveByCode(
  deps: Pick<Deps, 'db' | 'clock' | 'keys' | 'pepper'>,
  { userId, sessionId }: SessionOf,
  { by, code }: SecondFactorAnswer,
): Promise<ProvenSession> {
  const subject = { kind: 'code', of: userId } as const
  const { waitSeconds } = await takeAttempt(deps, [subject])
  if (waitSeconds !== null) return { outcome: 'wait', seconds: waitSeconds }
  const proven = await asPerson(deps.db, userId, async (tx): Promise<ProvenSession> => {
    const now = deps.clock.now()
    if (by === 'recovery') {
      if (!(await useRecoveryCode(tx, userId, hashOfRecoveryCode(userId, code), now))) return { outcome: 'wrong_code' }
    } else {
      const taken = await takeCode(deps, tx, userId, code)
      if (taken !== 'taken') return { outcome: taken === 'used' ? 'used_code' : 'wrong_code' }
    }
    await writeProof(tx, userId, sessionId, { now, factor: true })
    return { outcome: 'proven' }
  })
  if (proven.outcome === 'proven') await forgiveAttempts(deps, [subject])
  return proven
}

/** Proves again, by the password, who is signed in: for people without a second factor. */
export async function proveByPassword(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  { userId, sessionId, email }: SessionOf & { email: string },
  password: string,
  place: Place,
): Promise<{ outcome: 'proven' } | Unproven> {
  const proven = await provePassword(deps, { email, password }, place)
  if (proven.outcome !== 'proven') return proven
  if (proven.user.id !== userId) return { outcome: 'wrong', triesLeft: proven.triesLeft }
  await asPerson(deps.db, userId, (tx) => writeProof(tx, userId, sessionId, { now: deps.clock.now(), factor: false }))
  return { outcome: 'proven' }
}

/** For how long somebody who proved who they are is not asked again, in milliseconds. */
export const PROOF_MS = 15 * 60_000

/** Returns whether somebody proved a short time ago who they are. */
export const isRecent = (proofAt: number | null, now: number): boolean => proofAt !== null && now - proofAt < PROOF_MS
