import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Somebody who signs in. Statements of this file see the person whom the transaction entered. */
export interface User {
  id: string
  email: string
  name: string
  locale: string
  passwordHash: string | null
  /** Encrypted; null: no second factor was ever begun. */
  totpSecret: Buffer | null
  /** Null: no codes are asked for. */
  totpSince: Instant | null
  totpStep: number | null
  hereAt: Instant | null
  hereFrom: string | null
}

/** Returns the id of the person with an address in lower case; null if nobody has it. */
export async function findUserIdByEmail(sql: Sql | Tx, email: string): Promise<string | null> {
  const rows = await sql<{ id: string | null }[]>`select sayso_user_by_email(${email}) as id`
  return rows[0]?.id ?? null
}

/** Returns the person whom the transaction entered. The row is locked until its end. */
export async function lockUser(tx: Tx, userId: string): Promise<User | null> {
  const rows = await tx<User[]>`${selection(tx)} where id = ${userId} for update`
  return rows[0] ?? null
}

/** Returns the person whom the transaction entered. */
export async function readUser(tx: Tx, userId: string): Promise<User | null> {
  const rows = await tx<User[]>`${selection(tx)} where id = ${userId}`
  return rows[0] ?? null
}

const selection = (tx: Tx) => tx`
  select id, email, name, locale, password_hash as "passwordHash", totp_secret as "totpSecret",
    sayso_ms(totp_since) as "totpSince", totp_step as "totpStep", sayso_ms(here_at) as "hereAt",
    here_from as "hereFrom"
  from users`

export type NewUser = Pick<User, 'id' | 'email' | 'name' | 'locale' | 'passwordHash'>

/** Writes a new person. Returns false if somebody has the address. */
export async function insertUser(tx: Tx, user: NewUser, now: Instant): Promise<boolean> {
  const rows = await tx`
    insert into users (id, email, name, locale, password_hash, created_at)
    values (${user.id}, ${user.email}, ${user.name}, ${user.locale}, ${user.passwordHash}, ${instant(now)})
    on conflict (email) do nothing returning id`
  return rows.length === 1
}

export async function updateProfile(tx: Tx, userId: string, to: Pick<User, 'name' | 'locale'>): Promise<void> {
  await tx`update users set name = ${to.name}, locale = ${to.locale} where id = ${userId}`
}

export async function updatePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx`update users set password_hash = ${passwordHash} where id = ${userId}`
}

export async function updateHere(tx: Tx, userId: string, at: Instant, from: string | null): Promise<void> {
  await tx`update users set here_at = ${instant(at)}, here_from = ${from} where id = ${userId}`
}

/** Writes the second factor of a person; all null: there is none. */
export async function updateFactor(
  tx: Tx,
  userId: string,
  to: Pick<User, 'totpSecret' | 'totpSince' | 'totpStep'>,
): Promise<void> {
  await tx`
    update users set totp_secret = ${to.totpSecret}, totp_since = ${instant(to.totpSince)}::timestamptz,
      totp_step = ${to.totpStep}
    where id = ${userId}`
}

/**
 * Takes the code of one time step. Returns false if that step, or a later one, was taken before: then the code does not
 * count.
 */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const rows = await tx`
    update users set totp_step = ${step}
    where id = ${userId} and (totp_step is null or totp_step < ${step}) returning id`
  return rows.length === 1
}

/** One business that a person works for. */
export interface Membership {
  businessId: string
  memberId: string
  role: 'owner' | 'editor' | 'viewer'
  name: string
  slug: string
  timeZone: string
  color: string
}

/** Returns every business that a person works for now, by name; 100 at most. */
export async function listMemberships(sql: Sql | Tx, userId: string): Promise<Membership[]> {
  return sql<Membership[]>`
    select business_id as "businessId", member_id as "memberId", role, name, slug, time_zone as "timeZone", color
    from sayso_memberships(${userId})`
}
