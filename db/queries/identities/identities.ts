import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { instant } from '@/db/sql'
import type { IdentityKind, IdentityOrigin, Instant } from '@/lib/consent/types'

export interface NewIdentity {
  kind: IdentityKind
  value: string
  canonical: string
  matchKey: string
  givenBy: IdentityOrigin
}

/**
 * The contact that a live identity belongs to, or the one that it was merged into. `gone`: it gave its number up, or
 * was erased.
 */
export async function findByMatchKey(
  tx: Tx,
  businessId: string,
  matchKey: string,
): Promise<{ contactId: string; gone: boolean } | null> {
  const rows = await tx<{ contactId: string; gone: boolean }[]>`
    select case when c.merged_into is not null then c.merged_into else c.id end as "contactId",
      (c.released_at is not null or c.erased_at is not null) as gone
    from identities i join contacts c on c.business_id = i.business_id and c.id = i.contact_id
    where i.business_id = ${businessId} and c.business_id = ${businessId} and i.match_key = ${matchKey}
      and i.ended_at is null`
  return rows[0] ?? null
}

/**
 * Whose a backend's id was last: it ends when the backend says that it knows nobody by it, and a backend may be wrong,
 * or bring the contact back. Nobody who released or erased the number.
 */
export async function findFormerHolder(tx: Tx, businessId: string, matchKey: string): Promise<string | null> {
  const rows = await tx<{ contactId: string }[]>`
    select i.contact_id as "contactId" from identities i join contacts c on c.business_id = i.business_id
      and c.id = i.contact_id
    where i.business_id = ${businessId} and c.business_id = ${businessId} and i.match_key = ${matchKey}
      and i.ended_at is not null
      and c.released_at is null and c.erased_at is null and c.merged_into is null
    order by i.ended_at desc limit 1`
  return rows[0]?.contactId ?? null
}

export interface KnownIdentity {
  kind: IdentityKind
  canonical: string
  createdAt: Instant
  endedAt: Instant | null
}

/** All that a contact is or was known by; what an erasure blanked is left out. */
export async function readKnownIdentities(tx: Tx, businessId: string, contactId: string): Promise<KnownIdentity[]> {
  return tx<KnownIdentity[]>`
    select kind, canonical, sayso_ms(created_at) as "createdAt", sayso_ms(ended_at) as "endedAt" from identities
    where business_id = ${businessId} and contact_id = ${contactId} and canonical <> '' order by created_at, id`
}

/** What messages are sent to: a number whose digits are those of its canonical form may have no value of its own. */
export const valueColumn = (tx: Tx) => tx`coalesce(value, substr(canonical, 2))`

/** Returns the value as it is stored: none for a number whose digits say the same, in the shorter layout. */
export function storedValue(tx: Tx, { kind, value, canonical }: Pick<NewIdentity, 'kind' | 'value' | 'canonical'>) {
  return writesCompact(tx) && kind === 'phone' && canonical === `+${value}` ? null : value
}

export interface LiveIdentity {
  contactId: string
  kind: IdentityKind
  value: string
  canonical: string
  matchKey: string
  givenBy: IdentityOrigin
  createdAt: Instant
}

/**
 * The live identities of contacts, those that a platform gave before those that were typed, and of these the oldest
 * first.
 */
export async function readLiveIdentities(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<LiveIdentity[]> {
  return tx<LiveIdentity[]>`
    select contact_id as "contactId", kind, ${valueColumn(tx)} as value, canonical, match_key as "matchKey",
      given_by as "givenBy", sayso_ms(created_at) as "createdAt" from identities
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and ended_at is null
    order by given_by, created_at, id`
}

/** Adds an identity unless somebody else holds its match key. Returns whether it was added. */
export async function addIdentity(
  tx: Tx,
  businessId: string,
  contactId: string,
  id: string,
  identity: NewIdentity,
  now: Instant,
): Promise<boolean> {
  const rows = await tx`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    values (${businessId}, ${id}, ${contactId}, ${identity.kind}, ${identity.value}, ${identity.canonical},
      ${identity.matchKey},
      ${identity.givenBy}, ${instant(now)})
    on conflict (business_id, match_key) where ended_at is null do nothing returning id`
  return rows.length === 1
}

/** Ends live identities of a contact: of one kind, or all. Returns their match keys. */
export async function endIdentities(
  tx: Tx,
  businessId: string,
  contactId: string,
  kind: IdentityKind | null,
  now: Instant,
): Promise<string[]> {
  const rows = await tx<{ matchKey: string }[]>`
    update identities set ended_at = ${instant(now)}
    where business_id = ${businessId} and contact_id = ${contactId} and ended_at is null
      and (${kind}::text is null or kind = ${kind})
    returning match_key as "matchKey"`
  return rows.map((row) => row.matchKey)
}

/** Ends identities of one contact; what somebody else holds by now is left alone. */
export async function endIdentitiesOf(
  tx: Tx,
  businessId: string,
  contactId: string,
  matchKeys: readonly string[],
  at: Instant,
): Promise<void> {
  await tx`
    update identities set ended_at = ${instant(at)}
    where business_id = ${businessId} and contact_id = ${contactId} and match_key = any(${[...matchKeys]}::text[])
      and ended_at is null`
}

/**
 * Ends a live identity if its contact released their number or was erased, by `goneBy` if it is given. Returns who had
 * it; null if nobody who is gone has it.
 */
export async function endOfGone(
  tx: Tx,
  businessId: string,
  matchKey: string,
  now: Instant,
  goneBy: Instant | null,
): Promise<string | null> {
  const rows = await tx<{ contactId: string }[]>`
    update identities i set ended_at = ${instant(now)} from contacts c
    where i.business_id = ${businessId} and c.business_id = ${businessId} and c.id = i.contact_id
      and i.match_key = ${matchKey} and i.ended_at is null
      and least(c.released_at, c.erased_at) <= coalesce(${instant(goneBy)}::timestamptz, 'infinity')
    returning i.contact_id as "contactId"`
  return rows[0]?.contactId ?? null
}

/**
 * Blanks what an erased contact was known by, also before others were merged into it; the hashes of the suppressions
 * stay.
 */
export async function blankIdentities(tx: Tx, businessId: string, contactId: string): Promise<void> {
  await tx`select sayso_blank_identities(${businessId}, ${contactId})`
}
