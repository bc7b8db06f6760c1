import type { Tx } from '@/db/client'
import type { ROLES } from '@/db/schema/members'
import type { Instant } from '@/lib/consent/types'

export type Role = (typeof ROLES)[number]

export interface Member {
  id: string
  email: string
  name: string
  role: Role
  createdAt: Instant
  /** Null: may work. */
  disabledAt: Instant | null
  /** The person who signs in as this member; null: nobody can yet. */
  userId: string | null
}

const columns = (tx: Tx) =>
  tx`id, email, name, role, sayso_ms(created_at) as "createdAt", sayso_ms(disabled_at) as "disabledAt",
    user_id as "userId"`

/** Every member of a business, those who may work first, in the order of their names. */
export async function listMembers(tx: Tx, businessId: string): Promise<Member[]> {
  return tx<Member[]>`
    select ${columns(tx)} from members where business_id = ${businessId} order by disabled_at is not null, name, id`
}

/** Returns the member with an id, also a former one; null: the business has none. */
export async function readMember(tx: Tx, businessId: string, memberId: string): Promise<Member | null> {
  const rows = await tx<Member[]>`
    select ${columns(tx)} from members where business_id = ${businessId} and id = ${memberId}`
  return rows[0] ?? null
}

/** Returns when each member last signed in to the console, in whichever business; null: never. */
export async function readMembersHere(tx: Tx, businessId: string): Promise<Map<string, Instant | null>> {
  const rows = await tx<{ id: string; hereAt: Instant | null }[]>`
    select member_id as id, here_at as "hereAt" from sayso_members_here(${businessId})`
  return new Map(rows.map(({ id, hereAt }) => [id, hereAt]))
}

/**
 * Lets one transaction at a time change who works for a business. A change locks several members' rows, and the row of
 * whoever makes it, in no order that fits all: without this two owners who remove each other end in a deadlock.
 */
export async function lockMembers(tx: Tx, businessId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`sayso.members:${businessId}`}, 0))`
}

/** The role that a member has now, held until the transaction ends. Null: there is no such member, or not any more. */
export async function holdRole(tx: Tx, businessId: string, memberId: string): Promise<Role | null> {
  const rows = await tx<{ role: Role }[]>`
    select role from members
    where business_id = ${businessId} and id = ${memberId} and disabled_at is null for share`
  return rows[0]?.role ?? null
}

/**
 * The member of an id, locked together with every owner of the business, always in one order: two who take the role of
 * each other's owner wait for one another.
 */
export async function lockMemberAndOwners(
  tx: Tx,
  businessId: string,
  memberId: string,
): Promise<{ member: Member | null; owners: number }> {
  const rows = await tx<Member[]>`
    select ${columns(tx)} from members
    where business_id = ${businessId} and (id = ${memberId} or role = 'owner') order by id for update`
  const owners = rows.filter(({ role, disabledAt }) => role === 'owner' && disabledAt === null)
  return { member: rows.find(({ id }) => id === memberId) ?? null, owners: owners.length }
}

/** Returns the member with an e-mail address in lower case, locked; null: nobody has it. */
export async function lockMemberByEmail(tx: Tx, businessId: string, email: string): Promise<Member | null> {
  const rows = await tx<Member[]>`
    select ${columns(tx)} from members where business_id = ${businessId} and email = ${email} for update`
  return rows[0] ?? null
}

/** Returns the member whom a person signs in as, locked; null: they are no member of this business. */
export async function lockMemberOfUser(tx: Tx, businessId: string, userId: string): Promise<Member | null> {
  const rows = await tx<Member[]>`
    select ${columns(tx)} from members where business_id = ${businessId} and user_id = ${userId} for update`
  return rows[0] ?? null
}

/** Ties a member to the person who signs in as this member. */
export async function linkMember(tx: Tx, businessId: string, memberId: string, userId: string): Promise<void> {
  await tx`update members set user_id = ${userId} where business_id = ${businessId} and id = ${memberId}`
}

/** Writes another name of the member whom a person signs in as. */
export async function renameMember(tx: Tx, businessId: string, userId: string, name: string): Promise<void> {
  await tx`update members set name = ${name} where business_id = ${businessId} and user_id = ${userId}`
}

export interface NewMember {
  id: string
  email: string
  name: string
  role: Role
}

/** Writes a new member. Returns false when somebody has the address already, or had it a moment ago. */
export async function insertMember(tx: Tx, businessId: string, member: NewMember, now: Instant): Promise<boolean> {
  const rows = await tx`
    insert into members (business_id, id, email, name, role, created_at)
    values (${businessId}, ${member.id}, ${member.email}, ${member.name}, ${member.role},
      ${new Date(now).toISOString()})
    on conflict (business_id, email) do nothing returning id`
  return rows.length === 1
}

export async function updateMember(
  tx: Tx,
  businessId: string,
  memberId: string,
  to: Pick<Member, 'name' | 'role' | 'disabledAt'>,
): Promise<void> {
  const disabledAt = to.disabledAt === null ? null : new Date(to.disabledAt).toISOString()
  await tx`
    update members set name = ${to.name}, role = ${to.role}, disabled_at = ${disabledAt}::timestamptz
    where business_id = ${businessId} and id = ${memberId}`
}
