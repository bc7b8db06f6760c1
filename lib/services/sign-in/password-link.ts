import { asPerson } from '@/db/client'
import {
  endPasswordLinks,
  findPasswordLink,
  insertPasswordLink,
  lockPasswordLink,
  type PasswordLink,
} from '@/db/queries/people/password-links'
import { deleteSessions } from '@/db/queries/people/sessions'
import { findUserIdByEmail, readUser, updatePassword } from '@/db/queries/people/users'
import type { Instant } from '@/lib/consent/types'
import { hashToken } from '@/lib/keys'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { newToken } from './new-token'
import { faultOfPassword, type PasswordFault } from './password-rules'
import { argon2 } from './passwords'
import { addressSubject, forgiveAttempts, takeAttempt } from './throttle'

const LIFETIME_MS = 3_600_000

/**
 * Makes a link by which somebody who is locked out sets a new password, once and within an hour. An operator's act: it
 * is printed on the server, and no form of the console makes one.
 */
export async function makePasswordLink(
  deps: Pick<Deps, 'db' | 'clock' | 'settings'>,
  email: string,
): Promise<{ outcome: 'made'; url: string } | { outcome: 'unknown_person' }> {
  const userId = await findUserIdByEmail(deps.db.sql, email.trim().toLowerCase())
  if (userId === null) return { outcome: 'unknown_person' }
  const token = newToken()
  const now = deps.clock.now()
  await asPerson(deps.db, userId, (tx) =>
    insertPasswordLink(tx, userId, hashToken(token), { now, expiresAt: now + LIFETIME_MS }),
  )
  return { outcome: 'made', url: deps.settings.authUrl + paths.newPassword(token) }
}

export type DeadPasswordLink =
  | { outcome: 'unknown' }
  | { outcome: 'expired' }
  | { outcome: 'used' }
  /** The address has tried too many tokens. */
  | { outcome: 'wait'; seconds: number }

export type SetPassword =
  /** Every browser of the person is signed out, and they sign in with the new password. */
  { outcome: 'set' } | { outcome: 'password'; fault: PasswordFault } | DeadPasswordLink

/** Returns whose password a link sets, for the page that it opens. */
export async function openPasswordLink(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  token: string,
  ip: string | null,
): Promise<{ outcome: 'open'; userId: string; email: string } | DeadPasswordLink> {
  const subjects = addressSubject(ip, 'token')
  const { waitSeconds } = await takeAttempt(deps, subjects)
  if (waitSeconds !== null) return { outcome: 'wait', seconds: waitSeconds }
  const userId = await findPasswordLink(deps.db.sql, hashToken(token))
  if (userId === null) return { outcome: 'unknown' }
  await forgiveAttempts(deps, subjects)
  return asPerson(deps.db, userId, async (tx) => {
    const dead = deathOf(await lockPasswordLink(tx, userId, hashToken(token)), deps.clock.now())
    const user = await readUser(tx, userId)
    if (dead || !user) return dead ?? { outcome: 'unknown' as const }
    return { outcome: 'open' as const, userId, email: user.email }
  })
}

/** Sets a new password by a link, which is used up, and signs every browser of the person out. */
export async function setPasswordByLink(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  { token, password, ip }: { token: string; password: string; ip: string | null },
): Promise<SetPassword> {
  const opened = await openPasswordLink(deps, token, ip)
  if (opened.outcome !== 'open') return opened
  const { userId, email } = opened
  const fault = faultOfPassword(password, email)
  if (fault) return { outcome: 'password', fault }
  const passwordHash = await argon2.hash(password)
  return asPerson(deps.db, userId, async (tx): Promise<SetPassword> => {
    const now = deps.clock.now()
    const dead = deathOf(await lockPasswordLink(tx, userId, hashToken(token)), now)
    if (dead) return dead
    await updatePassword(tx, userId, passwordHash)
    await endPasswordLinks(tx, userId, now)
    await deleteSessions(tx, userId, null)
    return { outcome: 'set' }
  })
}

function deathOf(link: PasswordLink | null, now: Instant): Exclude<DeadPasswordLink, { outcome: 'wait' }> | null {
  if (!link) return { outcome: 'unknown' }
  if (link.usedAt !== null) return { outcome: 'used' }
  return link.expiresAt <= now ? { outcome: 'expired' } : null
}
