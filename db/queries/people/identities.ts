import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** How an OpenID provider knows a person. */
export interface Identity {
  issuer: string
  subject: string
}

/** Returns whom an identity belongs to; null: nobody. */
export async function findUserIdByIdentity(sql: Sql | Tx, { issuer, subject }: Identity): Promise<string | null> {
  const rows = await sql<{ id: string | null }[]>`select sayso_user_by_identity(${issuer}, ${subject}) as id`
  return rows[0]?.id ?? null
}

/** Ties an identity to a person. Returns false if it belongs to somebody already. */
export async function insertIdentity(
  tx: Tx,
  userId: string,
  { issuer, subject, label }: Identity & { label: string | null },
  now: Instant,
): Promise<boolean> {
  const rows = await tx`
    insert into user_identities (user_id, issuer, subject, label, linked_at)
    values (${userId}, ${issuer}, ${subject}, ${label}, ${instant(now)})
    on conflict (issuer, subject) do nothing returning 1`
  return rows.length === 1
}

export interface LinkedIdentity extends Identity {
  label: string | null
  linkedAt: Instant
}

export async function listIdentities(tx: Tx, userId: string): Promise<LinkedIdentity[]> {
  return tx<LinkedIdentity[]>`
    select issuer, subject, label, sayso_ms(linked_at) as "linkedAt" from user_identities
    where user_id = ${userId} order by linked_at, issuer, subject limit 20`
}

/** Takes every identity at one provider from a person. Returns how many. */
export async function deleteIdentities(tx: Tx, userId: string, issuer: string): Promise<number> {
  const rows = await tx`delete from user_identities where user_id = ${userId} and issuer = ${issuer} returning 1`
  return rows.length
}

/** Says until when a return from the provider ties its account to the person of a session. */
export async function setLinking(tx: Tx, userId: string, sessionId: string, until: Instant | null): Promise<void> {
  await tx`
    update user_sessions set linking_until = ${instant(until)}::timestamptz
    where user_id = ${userId} and id = ${sessionId}`
}
