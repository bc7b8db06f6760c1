import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type SignInMethod = 'password' | 'oidc'

/** A session with the person it belongs to. */
export interface StoredSession {
  userId: string
  id: string
  email: string
  name: string
  locale: string
  /** Whether the person has a second factor. */
  hasFactor: boolean
  currentBusiness: string | null
  method: SignInMethod
  createdAt: Instant
  seenAt: Instant
  factorAt: Instant | null
  proofAt: Instant | null
  beforeAt: Instant | null
  beforeFrom: string | null
  linkingUntil: Instant | null
}

/** Returns the session with this hash of its token, of any person: it is read before the person is known. */
export async function findSessionByHash(sql: Sql | Tx, tokenHash: string): Promise<StoredSession | null> {
  const rows = await sql<StoredSession[]>`
    select user_id as "userId", id, email, name, locale, has_factor as "hasFactor",
      current_business as "currentBusiness", method, created_at as "createdAt", seen_at as "seenAt",
      factor_at as "factorAt", proof_at as "proofAt", before_at as "beforeAt", before_from as "beforeFrom",
      linking_until as "linkingUntil"
    from sayso_session(${tokenHash})`
  return rows[0] ?? null
}

export interface NewSession {
  id: string
  tokenHash: string
  currentBusiness: string | null
  method: SignInMethod
  /** When the person proved who they are; null: not known. */
  proofAt: Instant | null
  fromIp: string | null
  browser: string | null
  beforeAt: Instant | null
  beforeFrom: string | null
}

export async function insertSession(tx: Tx, userId: string, session: NewSession, now: Instant): Promise<void> {
  const at = instant(now)
  await tx`
    insert into user_sessions (user_id, id, token_hash, current_business, method, created_at, seen_at, proof_at,
      from_ip, browser, before_at, before_from)
    values (${userId}, ${session.id}, ${session.tokenHash}, ${session.currentBusiness}, ${session.method}, ${at},
      ${at}, ${instant(session.proofAt)}, ${session.fromIp}, ${session.browser}, ${instant(session.beforeAt)},
      ${session.beforeFrom})`
}

export interface ListedSession {
  id: string
  method: SignInMethod
  createdAt: Instant
  seenAt: Instant
  fromIp: string | null
  browser: string | null
}

/** Returns the sessions of a person, the last used first; 100 at most. */
export async function listSessions(tx: Tx, userId: string): Promise<ListedSession[]> {
  return tx<ListedSession[]>`
    select id, method, sayso_ms(created_at) as "createdAt", sayso_ms(seen_at) as "seenAt", from_ip as "fromIp", browser
    from user_sessions where user_id = ${userId} order by seen_at desc, id limit 100`
}

export async function touchSession(tx: Tx, userId: string, id: string, now: Instant): Promise<void> {
  await tx`update user_sessions set seen_at = ${instant(now)} where user_id = ${userId} and id = ${id}`
}

export async function moveSession(tx: Tx, userId: string, id: string, businessId: string): Promise<void> {
  await tx`update user_sessions set current_business = ${businessId} where user_id = ${userId} and id = ${id}`
}

/** Writes that the person has just proved who they are; with `factor` that they showed their second factor. */
export async function proveSession(
  tx: Tx,
  userId: string,
  id: string,
  { now, factor }: { now: Instant; factor: boolean },
): Promise<void> {
  const at = instant(now)
  await tx`
    update user_sessions set proof_at = ${at}::timestamptz,
      factor_at = case when ${factor}::boolean then ${at}::timestamptz else factor_at end
    where user_id = ${userId} and id = ${id}`
}

/** Ends one session. Returns false if there is none with this id. */
export async function deleteSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const rows = await tx`delete from user_sessions where user_id = ${userId} and id = ${id} returning id`
  return rows.length === 1
}

/** Ends every session of a person but the one with the id `except`. Returns how many. */
export async function deleteSessions(tx: Tx, userId: string, except: string | null): Promise<number> {
  const rows = await tx`
    delete from user_sessions
    where user_id = ${userId} and (${except}::uuid is null or id <> ${except}::uuid) returning id`
  return rows.length
}

/** Ends the sessions of a person that are in one business. */
export async function deleteSessionsIn(tx: Tx, userId: string, businessId: string): Promise<void> {
  await tx`delete from user_sessions where user_id = ${userId} and current_business = ${businessId}`
}

/** Deletes the sessions of a person that have ended by themselves. */
export async function deleteEndedSessions(
  tx: Tx,
  userId: string,
  { seenBefore, madeBefore }: { seenBefore: Instant; madeBefore: Instant },
): Promise<void> {
  await tx`
    delete from user_sessions where user_id = ${userId}
      and (seen_at < ${instant(seenBefore)} or created_at < ${instant(madeBefore)})`
}
