import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { Role } from './members'

export interface Invitation {
  id: string
  email: string
  role: Role
  /** The member who invited; null: an operator. */
  invitedBy: string | null
  createdAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
  revokedAt: Instant | null
}

const columns = (tx: Tx) => tx`
  id, email, role, invited_by as "invitedBy", sayso_ms(created_at) as "createdAt", sayso_ms(expires_at) as "expiresAt",
  sayso_ms(used_at) as "usedAt", sayso_ms(revoked_at) as "revokedAt"`

/** Returns which invitation has this hash of its token, of any business: it is read before the business is known. */
export async function findInvitation(sql: Sql, tokenHash: string): Promise<{ businessId: string; id: string } | null> {
  const rows = await sql<{ businessId: string; id: string }[]>`
    select business_id as "businessId", id from sayso_invitation(${tokenHash})`
  return rows[0] ?? null
}

export async function readInvitation(tx: Tx, businessId: string, id: string): Promise<Invitation | null> {
  const rows = await tx<Invitation[]>`
    select ${columns(tx)} from invitations where business_id = ${businessId} and id = ${id}`
  return rows[0] ?? null
}

/** Returns an invitation, locked until the transaction ends: of two who open it at once, one is first. */
export async function lockInvitation(tx: Tx, businessId: string, id: string): Promise<Invitation | null> {
  const rows = await tx<Invitation[]>`
    select ${columns(tx)} from invitations where business_id = ${businessId} and id = ${id} for update`
  return rows[0] ?? null
}

/** Returns the invitations that can still be accepted, the newest first; `limit` at most. */
export async function listOpenInvitations(
  tx: Tx,
  businessId: string,
  { now, limit }: { now: Instant; limit: number },
): Promise<Invitation[]> {
  return tx<Invitation[]>`
    select ${columns(tx)} from invitations
    where business_id = ${businessId} and used_at is null and revoked_at is null
      and expires_at > ${instant(now)}::timestamptz
    order by created_at desc, id limit ${limit}`
}

/** Returns the invitations that nobody used or took back and that expire after `since`, the newest first. */
export async function listUnusedInvitations(
  tx: Tx,
  businessId: string,
  { since, limit }: { since: Instant; limit: number },
): Promise<Invitation[]> {
  return tx<Invitation[]>`
    select ${columns(tx)} from invitations
    where business_id = ${businessId} and used_at is null and revoked_at is null
      and expires_at > ${instant(since)}::timestamptz
    order by created_at desc, id limit ${limit}`
}

export interface NewInvitation {
  id: string
  email: string
  role: Role
  tokenHash: string
  invitedBy: string | null
  expiresAt: Instant
}

export async function insertInvitation(
  tx: Tx,
  businessId: string,
  invitation: NewInvitation,
  now: Instant,
): Promise<void> {
  const { id, email, role, tokenHash, invitedBy, expiresAt } = invitation
  await tx`
    insert into invitations (business_id, id, email, role, token_hash, invited_by, created_at, expires_at)
    values (${businessId}, ${id}, ${email}, ${role}, ${tokenHash}, ${invitedBy}, ${instant(now)}, ${instant(expiresAt)})`
}

export async function useInvitation(tx: Tx, businessId: string, id: string, now: Instant): Promise<void> {
  await tx`update invitations set used_at = ${instant(now)} where business_id = ${businessId} and id = ${id}`
}

/** Revokes an invitation. Returns false if there is none with this id that is still open. */
export async function revokeInvitation(tx: Tx, businessId: string, id: string, now: Instant): Promise<boolean> {
  const rows = await tx`
    update invitations set revoked_at = ${instant(now)}
    where business_id = ${businessId} and id = ${id} and used_at is null and revoked_at is null returning id`
  return rows.length === 1
}

/** Revokes the open invitations to an address: a new one takes their place. */
export async function revokeInvitationsTo(tx: Tx, businessId: string, email: string, now: Instant): Promise<void> {
  await tx`
    update invitations set revoked_at = ${instant(now)}
    where business_id = ${businessId} and email = ${email} and used_at is null and revoked_at is null`
}

/**
 * Revokes the open invitations that a member made: who loses a role, or the business, must not come back by a link of
 * their own.
 */
export async function revokeInvitationsOf(tx: Tx, businessId: string, memberId: string, now: Instant): Promise<void> {
  await tx`
    update invitations set revoked_at = ${instant(now)}
    where business_id = ${businessId} and invited_by = ${memberId} and used_at is null and revoked_at is null`
}

/** Returns how many invitations were made since a moment, whatever became of them; it counts up to `most`. */
export async function countInvitationsSince(
  tx: Tx,
  businessId: string,
  { since, most }: { since: Instant; most: number },
): Promise<number> {
  const rows = await tx<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from invitations
      where business_id = ${businessId} and created_at > ${instant(since)}::timestamptz limit ${most}) made`
  return rows[0]?.n ?? 0
}
